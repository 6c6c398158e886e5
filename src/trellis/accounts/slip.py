"""The slip of paper on which an invitation is handed over."""

from dataclasses import dataclass
from datetime import datetime

import segno
from django.urls import reverse

from trellis.accounts import codes
from trellis.accounts.models import Person


@dataclass(frozen=True, kw_only=True)
class Slip:
    """An invitation as it is printed: for whom, the code, until when, and at which address."""

    person: Person
    code: str
    until: datetime
    site: str

    @property
    def printed(self) -> str:
        """Give the code in groups."""
        return codes.in_groups(self.code)

    @property
    def address(self) -> str:
        """Give the address where the code is typed, without the code."""
        return self.site.rstrip("/") + reverse("join")

    @property
    def link(self) -> str:
        """Give the address with the code behind the #, the part that browsers keep to themselves."""
        return f"{self.address}#{self.printed}"

    @property
    def picture(self) -> str:
        """Give the link as a picture to be scanned, in a data address."""
        return str(segno.make(self.link, error="m").svg_data_uri(scale=4, light="#fff", border=4))
