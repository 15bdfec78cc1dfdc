"""What to say when an endpoint fails: what was asked, what came back, and the cure; never the key."""

from dataclasses import dataclass
from urllib.parse import urlsplit

import openai
from pydantic import SecretStr

from exeget.errors import ModelFailed

RULES = "name fallbacks for the role in exeget.toml, or run with --brain rules"
CURES = {
    400: f"Use a model that knows structured output (JSON Schema) and has room for the whole text, {RULES}.",
    401: "Set OPENAI_API_KEY to a key of this endpoint.",
    403: "Set OPENAI_API_KEY to a key that may use this model.",
    404: "Mend the address (OPENAI_BASE_URL; it usually ends in /v1) or the model's name (EXEGET_MODEL).",
    429: f"Wait and run the same command again, or raise the endpoint's quota; {RULES}.",
}
SHORTEST_KEY = 6
"""A shorter key is a dummy, as local servers take; it could not be taken out without spoiling words."""


@dataclass(frozen=True)
class Endpoint:
    """Where a model is asked, and as whom."""

    url: str
    model: str
    timeout_s: float
    key: SecretStr
    role: str
    retries: int

    @property
    def who(self) -> str:
        """Which model, where, and as what."""
        return f"{self.model} at {self.address}, as the {self.role.replace('_', ' ')},"

    @property
    def tries(self) -> str:
        """How often it was asked before it was given up."""
        return f"It was asked {self.retries + 1} times." if self.retries else "It was asked once."

    @property
    def address(self) -> str:
        """The address without a user's name or password."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"

    def without_key(self, text: str) -> str:
        """A text in which the key, if it is quoted, can't be read."""
        secret = self.key.get_secret_value()
        return text.replace(secret, "[key]") if len(secret) >= SHORTEST_KEY else text


def explained(error: Exception, endpoint: Endpoint) -> ModelFailed:
    """The failure in our words."""
    match error:
        case openai.APITimeoutError():
            cure = f"Raise timeout_s under [brain] in exeget.toml, use a faster model, {RULES}."
            return ModelFailed(f"{endpoint.who} did not answer in {endpoint.timeout_s:g} s.", known=endpoint.tries, cure=cure)
        case openai.APIConnectionError():
            cure = f"Start the server, or mend OPENAI_BASE_URL or base_url in exeget.toml; {RULES}."
            known = f"{endpoint.model} should play the {endpoint.role.replace('_', ' ')}. {endpoint.tries} {_root(error)}."
            return ModelFailed(f"Nobody answers at {endpoint.address}.", known=known, cure=cure)
        case openai.LengthFinishReasonError():
            return no_answer(endpoint, "broke off in the middle of its answer (finish_reason 'length')")
        case openai.ContentFilterFinishReasonError():
            return no_answer(endpoint, "was stopped by the endpoint's content filter")
        case openai.APIStatusError():
            return _status(error, endpoint)
    said = endpoint.without_key(f"{type(error).__name__}: {error}")[:300]
    return ModelFailed(
        f"{endpoint.who} sent something that is no chat completion.",
        known=f"{said}.",
        cure=f"Use an OpenAI-compatible endpoint that knows /chat/completions; {RULES}.",
    )


def no_answer(endpoint: Endpoint, what: str) -> ModelFailed:
    """The endpoint works, but there is nothing to go on with."""
    return ModelFailed(
        f"{endpoint.who} {endpoint.without_key(what)}.",
        known="Nothing was made from it.",
        cure=f"Use another model or a lower effort, raise max_tokens for the role, take a shorter text, {RULES}.",
    )


def _status(error: openai.APIStatusError, endpoint: Endpoint) -> ModelFailed:
    code = error.status_code
    # What an endpoint says to 401 and 403 often quotes the key, whole or in part.
    words = "" if code in (401, 403) else endpoint.without_key(error.message)[:300]
    return ModelFailed(
        f"{endpoint.who} answered with HTTP {code}.",
        known=" ".join(filter(None, (f"It says: {words}" if words else "", _wait(error)))),
        cure=CURES.get(code, f"Look into the endpoint's log, try again later, {RULES}."),
    )


def _wait(error: openai.APIStatusError) -> str:
    """What the endpoint asks for, in its own unit: seconds or a date."""
    told = error.response.headers.get("retry-after", "")
    return f"It asks to wait {told[:40]}{' s' if told.isdigit() else ''}." if told else ""


def _root(error: BaseException) -> str:
    """The innermost reason, such as `Connection refused`."""
    while error.__cause__ is not None or error.__context__ is not None:
        error = error.__cause__ or error.__context__ or error
    return str(error) or type(error).__name__
