"""Pictures and texts inside the page, so that it needs no other file to be read."""

from base64 import b64encode
from io import BytesIO
from pathlib import Path

from PIL import Image

WIDTH = 640
QUALITY = 80


def picture_uri(path: Path) -> tuple[str, int, int]:
    """A picture as a JPEG data URI, at most 640 pixels wide, with its width and height."""
    with Image.open(path) as picture:
        small = picture.convert("RGB")
    small.thumbnail((WIDTH, WIDTH), Image.Resampling.LANCZOS)
    jpeg = BytesIO()
    small.save(jpeg, "JPEG", quality=QUALITY, optimize=True)
    return f"data:image/jpeg;base64,{b64encode(jpeg.getvalue()).decode()}", small.width, small.height


def text_uri(path: Path, kind: str) -> str:
    """A text file as a data URI; `kind` is its media type."""
    return f"data:{kind};base64,{b64encode(path.read_bytes()).decode()}"
