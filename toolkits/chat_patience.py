"""Patience: an answer has to be whole in time, however slowly it drips in."""

import time
from collections.abc import Iterator

import httpx2


def patient_client(seconds: float) -> httpx2.Client:
    """An HTTP client that waits `seconds` for an answer to begin, and as long again for all of it.

    A client's own timeout is for the silence between two pieces; an endpoint that sends a blank now and then to keep
    the line open would never run into it. Raises ReadTimeout.
    """

    def begin(response: httpx2.Response) -> None:
        assert isinstance(response.stream, httpx2.SyncByteStream)
        response.stream = _Dripping(response.stream, time.monotonic() + seconds)

    return httpx2.Client(timeout=seconds, follow_redirects=True, event_hooks={"response": [begin]})


class _Dripping(httpx2.SyncByteStream):
    def __init__(self, inner: httpx2.SyncByteStream, until: float) -> None:
        self._inner, self._until = inner, until

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._inner:
            if time.monotonic() > self._until:
                raise httpx2.ReadTimeout("the answer was not whole in time")
            yield piece

    def close(self) -> None:
        self._inner.close()
