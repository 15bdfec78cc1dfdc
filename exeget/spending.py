"""What calls to language models take, and what that costs."""

from typing import Literal

from pydantic import Field

from exeget.document import Document
from exeget.settings import Price
from exeget.work import Tokens

MILLION = 1_000_000
BYTES_PER_TOKEN = 3
"""English has about four bytes a token, German three and a half, Hebrew and Ge'ez two to three: rather too many tokens
than too few."""


class Spent(Document):
    """One line of `spending.jsonl`: a call to a model, also one whose answer was no good."""

    label: Literal["spent/1"] = Field(default="spent/1", alias="schema")
    production: str
    role: str
    model: str
    tokens_in: int = Field(ge=0)
    tokens_out: int = Field(ge=0)
    money: float | None = Field(ge=0)
    """None where nobody knows the price."""
    currency: str
    when: str
    """ISO 8601, UTC."""


def price_of(tokens: Tokens, price: Price | None) -> float | None:
    """Money for tokens at a price of a million; None without a price."""
    if price is None:
        return None
    return round((tokens.read * price.input + tokens.written * price.output) / MILLION, 8)


def tokens_of(text: str) -> int:
    """About how many tokens a text has, at most."""
    return -(-len(text.encode()) // BYTES_PER_TOKEN)
