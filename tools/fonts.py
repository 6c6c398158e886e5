"""Cuts the letters that our PDFs carry out of Debian's Noto fonts: `python -m tools.fonts`."""

from dataclasses import dataclass
from pathlib import Path

from fontTools.subset import Options, Subsetter, load_font, save_font

PROJECT = Path(__file__).resolve().parent.parent
INTO = PROJECT / "src" / "trellis" / "ui" / "fonts"
CORE = Path("/usr/share/fonts/truetype/noto")
CJK = Path("/usr/share/fonts/opentype/noto")
SIMPLIFIED = 2
"""Where the letters as they are written in China stand in the collection of Chinese, Japanese and Korean."""
SHARED = [*range(0x2000, 0x2070), 0x20AB, 0x25CC]
"""Spaces and marks that every script uses, and the ring under a sign that stands alone."""


@dataclass(frozen=True)
class Cut:
    """A font to cut, and the signs that are kept; without signs it is kept whole."""

    source: Path
    name: str
    signs: tuple[int, ...] = ()
    number: int = -1


def _gb2312(rows: range) -> tuple[int, ...]:
    """Give the signs of China's first standard: rows 1 to 9 hold marks, 16 to 87 characters."""
    pairs = (bytes((0xA0 + row, 0xA0 + cell)) for row in rows for cell in range(1, 95))
    return tuple(ord(sign) for pair in pairs if (sign := pair.decode("gb2312", "ignore")))


LATIN = (
    *range(0x20, 0x370),
    *range(0x1E00, 0x1F00),
    *SHARED,
    *range(0x20A0, 0x20C0),
    *range(0x2190, 0x2200),
    *range(0x25A0, 0x2600),
    0x2116,
    0x2122,
    0x2212,
    0x2260,
    0x2264,
    0x2265,
)
# All in bold, too: fontconfig prefers a lighter font to one that lacks letters of the language.
CHINESE = (*_gb2312(range(1, 4)), *_gb2312(range(16, 88)), *SHARED)
CUTS = (
    *(Cut(CORE / f"NotoSans-{weight}.ttf", f"latin-{weight}", LATIN) for weight in ("Regular", "Bold")),
    *(
        Cut(CORE / f"NotoSans{script}-{weight}.ttf", f"{script.lower()}-{weight}")
        for script in ("Thai", "Lao", "Khmer", "Myanmar")
        for weight in ("Regular", "Bold")
    ),
    *(
        Cut(CJK / f"NotoSansCJK-{weight}.ttc", f"chinese-{weight}", CHINESE, SIMPLIFIED)
        for weight in ("Regular", "Bold")
    ),
)


def cut(wanted: Cut) -> int:
    """Write what is kept of a font, and give its size in bytes."""
    options = Options(
        layout_features=["*"],
        glyph_names=False,
        hinting=False,
        notdef_outline=True,
        font_number=wanted.number,
    )
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    font = load_font(str(wanted.source), options)
    subsetter = Subsetter(options)
    signs = wanted.signs or tuple(font.getBestCmap())
    subsetter.populate(unicodes=signs)
    subsetter.subset(font)
    options.flavor = "woff2"
    file = INTO / f"{wanted.name.lower()}.woff2"
    save_font(font, str(file), options)
    return file.stat().st_size


def main() -> None:
    """Cut all of them, and say how large they are together."""
    INTO.mkdir(parents=True, exist_ok=True)
    sizes = {wanted.name: cut(wanted) for wanted in CUTS}
    for name, size in sizes.items():
        print(f"{name:18} {size // 1000:5} kB")
    print(f"{'together':18} {sum(sizes.values()) // 1000:5} kB")


if __name__ == "__main__":
    main()
