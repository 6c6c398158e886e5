"""A logo is checked by what it is, not by its name, and drawn anew: nothing but a picture is ever served."""

from io import BytesIO

from django.core.files.uploadedfile import UploadedFile
from PIL import Image, UnidentifiedImageError

from trellis.domain.problems import LOGO_TOO_LARGE, LOGO_UNREADABLE, Problem

MOST_BYTES = 1_000_000
MOST_PIXELS = 16_000_000
SIDE = 320
FORMATS = ("PNG", "JPEG")


def redrawn(upload: "UploadedFile[bytes]") -> tuple[str, bytes]:
    """Give a name and the PNG bytes of an uploaded picture, at most 320 pixels wide and high."""
    if (upload.size or 0) > MOST_BYTES:
        raise Problem(LOGO_TOO_LARGE)
    try:
        with Image.open(upload, formats=FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise Problem(LOGO_TOO_LARGE)
            picture.load()
            small = picture.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as fault:
        raise Problem(LOGO_UNREADABLE) from fault
    small.thumbnail((SIDE, SIDE))
    buffer = BytesIO()
    small.save(buffer, "PNG", optimize=True)
    return "logo.png", buffer.getvalue()
