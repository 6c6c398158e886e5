"""PDFs: every script of the region in its own shape, nothing from elsewhere, loaded only when wanted."""

import sys
from difflib import SequenceMatcher
from pathlib import Path
from subprocess import run

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageOps, ImageStat

from tests.sevenlanguages import SENTENCES
from trellis.domain.problems import PDF_MISSING, Problem
from trellis.ui import pdf as making
from trellis.ui.pdf import FOLDER, pdf

LETTERS = {
    "en": "latin",
    "vi": "latin",
    "th": "thai",
    "lo": "lao",
    "km": "khmer",
    "my": "myanmar",
    "zh": "chinese",
}
SIZE = 30
# What WeasyPrint writes into a PDF only when a sign had no letter.
EMPTY_BOXES = b"WP-Encod"


def page(body: str) -> str:
    """Give a page around something."""
    return f'<html><head><title>t</title></head><body class="paper">{body}</body></html>'


def picture(made: bytes) -> Image.Image:
    """Give the first page of a PDF as a picture in greys, without its foot."""
    whole = pypdfium2.PdfDocument(made)[0].render(scale=2).to_pil().convert("L")
    return whole.crop((0, 0, whole.width, whole.height // 2))


def text(made: bytes) -> str:
    """Give the text of the first page."""
    return str(pypdfium2.PdfDocument(made)[0].get_textpage().get_text_range())


def ink(drawn: Image.Image) -> Image.Image:
    """Cut a picture to what is written on it, and bring it to one size."""
    dark = ImageOps.invert(drawn)
    return dark.crop(dark.getbbox()).resize((600, 40))


def likeness(one: Image.Image, other: Image.Image) -> float:
    """Say how far two lines of writing are alike, from their ink: 1 when they are the same."""
    difference = ImageStat.Stat(ImageChops.difference(one, other)).sum[0]
    return 1 - difference / (ImageStat.Stat(one).sum[0] + ImageStat.Stat(other).sum[0])


def beginning(language: str) -> str:
    """Give the first letters of a sentence: one line on paper."""
    return SENTENCES[language][:24].rsplit(" ", 1)[0] if language != "zh" else SENTENCES[language][:12]


def drawn(language: str, engine: ImageFont.Layout) -> Image.Image:
    """Draw the same line by another program, shaped or letter by letter."""
    letters = ImageFont.truetype(
        FOLDER / "fonts" / f"{LETTERS[language]}-regular.woff2", SIZE * 2, layout_engine=engine
    )
    canvas = Image.new("L", (2400, 240), 255)
    ImageDraw.Draw(canvas).text((40, 60), beginning(language), font=letters, fill=0)
    return ink(canvas)


@pytest.mark.parametrize("language", SENTENCES)
def test_each_script_has_all_its_letters_in_the_shape_that_readers_know(language: str) -> None:
    made = pdf(page(f'<p lang="{language}" style="font-size: {SIZE}pt; margin: 0">{beginning(language)}</p>'))
    assert EMPTY_BOXES not in made
    alike = likeness(ink(picture(made)), drawn(language, ImageFont.Layout.RAQM))
    assert alike > 0.75
    if language in {"km", "my"}:
        assert alike > likeness(ink(picture(made)), drawn(language, ImageFont.Layout.BASIC)) + 0.2


@pytest.mark.parametrize("language", SENTENCES)
def test_a_whole_sentence_can_be_found_and_copied(language: str) -> None:
    said = SENTENCES[language]
    made = pdf(page(f'<p lang="{language}">{said}</p><p lang="{language}"><b>{said}</b></p>'))
    assert EMPTY_BOXES not in made
    found = text(made).replace("\r\n", " ")
    if language in {"en", "vi", "zh"}:
        assert said in found
    assert SequenceMatcher(None, said, found[: len(said)], autojunk=False).ratio() > 0.6


def test_a_sign_that_no_font_has_would_be_seen() -> None:
    assert EMPTY_BOXES in pdf(page("<p>\ue123</p>"))


def test_bold_is_bolder_in_chinese_too() -> None:
    said = SENTENCES["zh"]
    thin, thick = (picture(pdf(page(f'<p lang="zh">{words}</p>'))) for words in (said, f"<b>{said}</b>"))
    assert ImageStat.Stat(ImageOps.invert(thick)).sum[0] > 1.15 * ImageStat.Stat(ImageOps.invert(thin)).sum[0]


def test_a_page_can_name_no_file_and_no_address(tmp_path: Path) -> None:
    secret = tmp_path / "secret.svg"
    secret.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><rect width="90" height="90"/></svg>'
    )
    bare = picture(pdf(page("<p>a</p>")))
    names = (f'<img src="{secret.as_uri()}">', f'<link rel="stylesheet" href="{secret.as_uri()}">')
    reaching = "".join((*names, '<img src="letters:OFL.txt">'))
    assert picture(pdf(page(f"<p>a</p>{reaching}"))).tobytes() == bare.tobytes()
    inside = "data:image/svg+xml," + secret.read_text().replace("#", "%23").replace('"', "'")
    assert picture(pdf(page(f'<p>a</p><img src="{inside}">'))).tobytes() != bare.tobytes()


def test_the_engine_is_not_loaded_before_the_first_pdf() -> None:
    look = "import sys, trellis.ui.pdf; sys.exit('weasyprint' in sys.modules)"
    assert run([sys.executable, "-c", look], check=False).returncode == 0


def test_without_the_libraries_the_reader_hears_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "engine_without_libraries.py").write_text("raise OSError('cannot load library libpango')\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(making, "ENGINE", "engine_without_libraries")
    with pytest.raises(Problem) as failed:
        pdf(page("<p>a</p>"))
    assert failed.value.kind == PDF_MISSING
    assert "libpango-1.0-0" in str(failed.value.details["packages"])


def test_the_letters_stay_small_and_carry_their_licence() -> None:
    files = list((FOLDER / "fonts").glob("*.woff2"))
    assert sum(each.stat().st_size for each in files) < 6_000_000
    assert "SIL OPEN FONT LICENSE" in (FOLDER / "fonts" / "OFL.txt").read_text()
