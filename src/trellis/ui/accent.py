"""Makes a network's own colour readable, by day and by night, as text and behind text (WCAG 2.1, 1.4.3)."""

import colorsys
import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache

from trellis.domain.problems import N_, NOT_VALID, Problem

Colour = tuple[float, float, float]

ENOUGH = 4.5
# The grounds that accented text stands on; trellis.css has the same values.
PAPER, CARD = "#faf9f5", "#ffffff"
NIGHT, NIGHT_CARD = "#131815", "#1b221e"
WHITE, BLACK = "#ffffff", "#0c110e"
DEFAULT = "#1f6b4f"
_STEPS = 100
_TINT, _NIGHT_TINT = 0.09, 0.16
_HEX = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")


@dataclass(frozen=True)
class Shade:
    """A colour for one ground: as text (`accent`), text on it (`ink`), a tint to read it on (`soft`)."""

    accent: str
    ink: str
    soft: str


def parse(text: str) -> str:
    """Give a colour as "#rrggbb" in lower case; raises Problem when it isn't one."""
    found = _HEX.fullmatch(text.strip())
    if not found:
        raise Problem(
            NOT_VALID,
            what=N_("Colour"),
            why=N_("write it as a hash sign and six letters or digits, such as #1f6b4f"),
        )
    digits = found[1].lower()
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours, from 1 to 21 (WCAG 2.1, definition of contrast ratio)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def for_light(colour: str) -> Shade:
    """Give the shades for light paper: the colour itself where it can be read, else a darker one."""
    return _shade(colour, (PAPER, CARD), _TINT, darker=True)


def for_dark(colour: str) -> Shade:
    """Give the shades for the dark page: the colour itself where it can be read, else a lighter one."""
    return _shade(colour, (NIGHT, NIGHT_CARD), _NIGHT_TINT, darker=False)


def stylesheet(text: str) -> str:
    """Give the small stylesheet of a network with this colour."""
    colour = parse(text)
    light, dark = (_properties(shade) for shade in (for_light(colour), for_dark(colour)))
    return (
        f":root,.light{{--brand:{colour};{light}}}\n"
        f"@media (prefers-color-scheme:dark){{:root:not(.light){{{dark}}}}}\n"
        f".dark{{{dark}}}\n"
        f"@media print{{:root,:root:not(.light){{{light}}}}}\n"
    )


@lru_cache(maxsize=1024)
def digest(text: str) -> str:
    """Give the short name of this colour's stylesheet: another one whenever the stylesheet would differ."""
    return hashlib.sha256(stylesheet(text).encode()).hexdigest()[:10]


def _properties(shade: Shade) -> str:
    return f"--accent:{shade.accent};--accent-ink:{shade.ink};--accent-soft:{shade.soft}"


def _shade(colour: str, grounds: tuple[str, str], tint: float, *, darker: bool) -> Shade:
    hue, lightness, saturation = colorsys.rgb_to_hls(*_rgb(colour))
    end = 0.0 if darker else 1.0
    for step in range(_STEPS + 1):
        nearer = lightness + (end - lightness) * step / _STEPS
        accent = _hex(colorsys.hls_to_rgb(hue, nearer, saturation))
        soft = _mix(accent, grounds[1], tint)
        if all(contrast(accent, ground) >= ENOUGH for ground in (*grounds, soft)):
            break
    ink = max((WHITE, BLACK), key=lambda text: contrast(text, accent))
    return Shade(accent, ink, soft)


def _rgb(colour: str) -> Colour:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def _hex(colour: Colour) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour)


def _mix(colour: str, ground: str, amount: float) -> str:
    pairs = zip(_rgb(colour), _rgb(ground), strict=True)
    red, green, blue = (one * amount + other * (1 - amount) for one, other in pairs)
    return _hex((red, green, blue))


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _rgb(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
