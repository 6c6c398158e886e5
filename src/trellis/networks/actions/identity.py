"""The writers of what a network says of itself: names, purpose, logo, colour, type, status, public page."""

from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from trellis.access.action import action, note
from trellis.access.actor import Actor
from trellis.access.rows import hold
from trellis.domain import typology
from trellis.domain.problems import (
    NETWORK_NAME_MISSING,
    STATUS_REASON_MISSING,
    UNKNOWN_SECTION,
    Problem,
)
from trellis.domain.text import clean
from trellis.networks import logos, rules
from trellis.networks.actions.opening import index
from trellis.networks.models import Network, ProfileValue, Section, Status
from trellis.ui import accent as colours


@dataclass(frozen=True, kw_only=True)
class Description:
    """What a network is called and for; names and purpose by language code."""

    names: dict[str, str]
    acronym: str = ""
    language: str = "en"
    purpose: dict[str, str]


def _tidy(texts: dict[str, str]) -> dict[str, str]:
    return {language: clean(text) for language, text in texts.items() if clean(text)}


@action("network.describe", on="network", allow=rules.holds("network.describe", via=""))
def describe(*, actor: Actor, network: Network, version: int, description: Description) -> Network:
    """Change names, acronym, main language and purpose; `version` is the one that the writer saw."""
    columns = {
        "names": _tidy(description.names),
        "acronym": clean(description.acronym),
        "language": description.language,
        "purpose": _tidy(description.purpose),
    }
    if not columns["names"]:
        raise Problem(NETWORK_NAME_MISSING)
    hold(network, version)
    note(before={name: getattr(network, name) for name in columns}, after=columns)
    for name, value in columns.items():
        setattr(network, name, value)
    network.version += 1
    network.save(update_fields=[*columns, "version"])
    index(network)
    return network


@action("network.brand", on="network", allow=rules.holds("network.brand", via=""), keeps=("accent",))
def brand(
    *,
    actor: Actor,
    network: Network,
    accent: str,
    logo: "UploadedFile[bytes] | None" = None,
    version: int | None = None,
) -> Network:
    """Give a network its colour and its logo (C5.9); the colour is made readable wherever it is used."""
    hold(network, version)
    network.accent = colours.parse(accent)
    if logo is not None:
        name, content = logos.redrawn(logo)
        network.logo.save(name, ContentFile(content), save=False)
        note(logo=name)
    network.version += 1
    network.save(update_fields=["accent", "logo", "version"])
    return network


@action("network.drop-logo", on="network", allow=rules.holds("network.brand", via=""))
def drop_logo(*, actor: Actor, network: Network) -> Network:
    """Show the name without a logo; the file stays, so that older prints can be explained."""
    note(logo=hold(network).logo.name)
    network.logo = ""
    network.version += 1
    network.save(update_fields=["logo", "version"])
    return network


@action("network.profile", on="network", allow=rules.holds("network.profile", via=""), keeps=("profile",))
def set_profile(
    *, actor: Actor, network: Network, profile: dict[str, frozenset[str]], version: int | None = None
) -> Network:
    """Say what type of network it is (C2.1) and how far it goes (C2.2)."""
    typology.check(profile)
    hold(network, version)
    network.profile.all().delete()
    ProfileValue.objects.bulk_create(
        ProfileValue(network=network, facet=facet, value=value)
        for facet, values in sorted(profile.items())
        for value in sorted(values)
    )
    network.version += 1
    network.save(update_fields=["version"])
    return network


@action("network.status", on="network", allow=rules.holds("network.status", via="", even_closed=True))
def set_status(
    *, actor: Actor, network: Network, status: str, reason: str, version: int | None = None
) -> Network:
    """Say where the network stands in its life (C6.4), with the reason; closed can be opened again."""
    if not clean(reason):
        raise Problem(STATUS_REASON_MISSING)
    hold(network, version)
    note(before=network.status, after=Status(status).value, reason=clean(reason))
    network.status, network.status_reason = Status(status), clean(reason)
    network.status_since = timezone.localdate()
    network.version += 1
    network.save(update_fields=["status", "status_reason", "status_since", "version"])
    return network


@action("network.publish", on="network", allow=rules.holds("network.publish", via=""), keeps=("sections",))
def publish(*, actor: Actor, network: Network, sections: list[str], version: int | None = None) -> Network:
    """Choose what the public page shows; with nothing chosen there's no public page."""
    for section in sections:
        if section not in Section.values:
            raise Problem(UNKNOWN_SECTION, section=section)
    hold(network, version)
    note(before=network.published)
    network.published = [section for section in Section.values if section in sections]
    network.version += 1
    network.save(update_fields=["published", "version"])
    return network


@action("network.adopt-purpose", on="network", allow=rules.holds("document.adopt", via=""))
def adopt_purpose(*, actor: Actor, network: Network, purpose: dict[str, str]) -> Network:
    """Let the network say of itself what its members adopted as its purpose (C4.6)."""
    hold(network)
    note(before=network.purpose, after=_tidy(purpose))
    network.purpose = _tidy(purpose)
    network.version += 1
    network.save(update_fields=["purpose", "version"])
    index(network)
    return network
