"""What a notice of delivery does: it is believed only about a mail whose address or id it knows."""

from django.conf import settings

from trellis.channels import delivering
from trellis.channels.models import Message, Way
from trellis.domain.mailkinds import bounce_of, is_delivered
from trellis.domain.mailreading import Mail


def note_bounce(mail: Mail, message: Message | None) -> None:
    """Note what a notice tells, on the message it is about: by the address it came to, else by the id."""
    found = bounce_of(mail, domain=settings.MAIL_DOMAIN)
    about = message or _named(found.about)
    if about is None:
        return
    if is_delivered(mail):
        delivering.delivered(about)
    else:
        delivering.failed(about, found.fault, for_good=found.for_good)


def _named(ids: tuple[str, ...]) -> Message | None:
    names = [each.rpartition("@")[0] for each in ids[:20]]
    rows = Message.objects.filter(handed_as__in=names, way=Way.MAIL)
    return rows.select_related("person", "through").first() if names else None
