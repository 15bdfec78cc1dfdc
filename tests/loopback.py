"""A small server on this machine that speaks as an OpenAI-compatible endpoint does, from a script."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from pydantic import JsonValue


@dataclass(frozen=True)
class Reply:
    """What the server sends."""

    body: bytes
    status: int = 200
    wait_s: float = 0.0
    kind: str = "application/json"
    headers: tuple[tuple[str, str], ...] = ()
    drips: int = 0
    """Blanks sent before the body, one every twentieth of a second, as servers do that keep a line open."""


@dataclass(frozen=True)
class Asked:
    """What the server was sent."""

    path: str
    authorization: str
    body: dict[str, JsonValue]

    @property
    def messages(self) -> list[tuple[str, str]]:
        """Role and words of each message."""
        messages = self.body["messages"]
        assert isinstance(messages, list)
        return [(str(m["role"]), str(m["content"])) for m in messages if isinstance(m, dict)]


Answer = Reply | Callable[[Asked], Reply]
"""A fixed reply, or one that is worked out from the question."""


@dataclass
class Loopback:
    """A running server: its address and what it was asked so far."""

    url: str
    script: list[Answer]
    asked: list[Asked] = field(default_factory=list)

    def next(self, asked: Asked) -> Reply:
        """The next reply of the script; the last one stays."""
        self.asked.append(asked)
        answer = self.script[min(len(self.asked), len(self.script)) - 1]
        return answer if isinstance(answer, Reply) else answer(asked)


def completion(message: dict[str, JsonValue], finish: str = "stop") -> Reply:
    """A chat completion with one choice."""
    whole = {
        "id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": "model-as-served",
        "choices": [{"index": 0, "message": {"role": "assistant", **message}, "finish_reason": finish}],
        "usage": {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18},
    }  # fmt: skip
    return Reply(json.dumps(whole).encode())


def says(value: JsonValue) -> Reply:
    """A completion whose content is a value as JSON."""
    return completion({"content": json.dumps(value, ensure_ascii=False)})


def fault(status: int, words: str) -> Reply:
    """An error as such endpoints write it."""
    return Reply(json.dumps({"error": {"message": words, "type": "fault", "code": None}}).encode(), status)


@contextmanager
def serving(*script: Answer) -> Iterator[Loopback]:
    """Serve a script until the block ends."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    here = Loopback(f"http://127.0.0.1:{server.server_address[1]}/v1", list(script))
    server.loopback = here  # type: ignore[attr-defined]  # http.server has no typed place for what a server knows
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield here
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        """Read the question, send the next reply."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        here: Loopback = self.server.loopback  # type: ignore[attr-defined]  # see `serving`
        reply = here.next(Asked(self.path, self.headers.get("Authorization", ""), body))
        time.sleep(reply.wait_s)
        try:
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.kind)
            self.send_header("Content-Length", str(len(reply.body) + reply.drips))
            for name, value in reply.headers:
                self.send_header(name, value)
            self.end_headers()
            for _ in range(reply.drips):
                self.wfile.write(b" ")
                self.wfile.flush()
                time.sleep(0.05)
            self.wfile.write(reply.body)
        except (BrokenPipeError, ConnectionResetError):
            return

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Nobody reads this log."""
