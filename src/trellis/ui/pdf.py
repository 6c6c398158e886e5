"""Turns a page into a PDF, with own letters for every script of the region, and nothing from elsewhere.

WeasyPrint takes memory and libraries of the system, so it is loaded when the first PDF is made: a server that
prints nothing needs neither.
"""

import logging
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from threading import Lock
from typing import Any

from trellis.domain.problems import PDF_MISSING, Problem

ENGINE = "weasyprint"
PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
FOLDER = Path(__file__).resolve().parent
STYLE = FOLDER / "static" / "ui" / "paper.css"
SCRIPTS = ("Latin", "Thai", "Lao", "Khmer", "Myanmar", "Chinese")
_FACE = (
    "@font-face {{ font-family: 'Trellis {script}'; font-weight: {weight}; src: url(letters:{name}.woff2); }}"
)
_WEIGHTS = {"regular": 400, "bold": 700}
_one_at_a_time = Lock()

# It tells of each style it doesn't know, with the texts around it.
logging.getLogger(ENGINE).setLevel(logging.CRITICAL)


def _faces() -> str:
    rules = [
        _FACE.format(script=script, weight=weight, name=f"{script.lower()}-{name}")
        for script in SCRIPTS
        for name, weight in _WEIGHTS.items()
    ]
    return "\n".join(rules)


@lru_cache(maxsize=1)
def _engine(name: str) -> tuple[Any, Any, Any, Any]:
    """Load what makes PDFs; give it with our style sheet, our letters, and what fetches for a page."""
    try:
        weasyprint, urls = import_module(name), import_module(f"{name}.urls")
        fonts = import_module(f"{name}.text.fonts").FontConfiguration()
    except OSError as fault:
        raise Problem(PDF_MISSING, packages=PACKAGES) from fault
    css = f"{_faces()}\n{STYLE.read_text(encoding='utf-8')}"

    def letters(url: str) -> Any:
        return urls.URLFetcherResponse(url, (FOLDER / "fonts" / url.removeprefix("letters:")).read_bytes())

    style = weasyprint.CSS(string=css, url_fetcher=letters, font_config=fonts)
    return weasyprint, style, fonts, urls.URLFetcher(allowed_protocols=("data",))


def pdf(html: str) -> bytes:
    """Give a page as a PDF; pictures must stand in the page itself, as data addresses.

    One at a time, so that many who print at once take the memory of one.
    """
    with _one_at_a_time:
        engine, style, letters, within = _engine(ENGINE)
        page = engine.HTML(string=html, base_url="page:", url_fetcher=within)
        made: bytes = page.write_pdf(stylesheets=[style], font_config=letters)
        return made
