"""A paper of a network: a page with its name and logo, as a PDF or for the browser to print."""

from base64 import b64encode
from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone

from trellis.networks.models import Network
from trellis.ui.names import name_text
from trellis.ui.pdf import pdf


def logo_of(network: Network) -> str:
    """Give the logo within an address, so that a paper needs nothing from elsewhere; "" without one."""
    if not network.logo:
        return ""
    with network.logo.open("rb") as picture:
        return f"data:image/png;base64,{b64encode(picture.read()).decode()}"


def head_of(network: Network) -> dict[str, Any]:
    """Give what stands at head and foot of every paper."""
    return {
        "network": network,
        "network_name": name_text(network.names, network.language),
        "logo": logo_of(network),
        "printed_at": timezone.now(),
    }


def paper(template: str, network: Network, **context: Any) -> bytes:
    """Give a paper as a PDF; the template extends `ui/paper.html`."""
    return pdf(render_to_string(template, {**head_of(network), **context}))


def paper_answer(template: str, network: Network, *, name: str, **context: Any) -> HttpResponse:
    """Answer with a paper, to be shown by the browser; it is of this moment, so nobody keeps it."""
    answer = HttpResponse(paper(template, network, **context), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    answer["Cache-Control"] = "no-store"
    return answer
