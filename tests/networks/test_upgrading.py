"""A new version's deeds reach the starting roles of networks that were opened before, once."""

from tests.people import North
from trellis.ledger.models import Line
from trellis.networks.models import Role, RoleVerb
from trellis.networks.upgrading import extend_roles


def _as_before(role: Role, *verbs: str) -> None:
    """Put a role back to what it was in a version that didn't know some verbs."""
    RoleVerb.objects.filter(role=role, verb__in=verbs).delete()
    role.offered = [verb for verb in role.offered if verb not in verbs]
    role.save(update_fields=["offered"])


def test_a_role_gets_the_deeds_that_are_new(north: North) -> None:
    chair = north.network.roles.get(key="chair")
    _as_before(chair, "proposal.make")
    assert extend_roles() == 1
    assert chair.grants.filter(verb="proposal.make").exists()
    line = Line.objects.filter(chain=north.network.pk, verb="role.extend").get()
    assert (line.author, line.detail) == ("upgrade", {"verbs": ["proposal.make"]})


def test_what_a_network_took_out_of_a_role_stays_out(north: North) -> None:
    chair = north.network.roles.get(key="chair")
    chair.grants.filter(verb="proposal.make").delete()
    assert extend_roles() == 0
    assert not chair.grants.filter(verb="proposal.make").exists()


def test_a_role_of_the_networks_own_is_left_alone(north: North) -> None:
    Role.objects.create(network=north.network, key="treasurer", names={"en": "Treasurer"})
    assert extend_roles() == 0
