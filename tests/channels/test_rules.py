"""For every rule of this room, test half and where half agree, for every person and object."""

from tests.members.test_rules import disagreements
from tests.people import NOBODY, OPERATOR, North, South, by
from trellis.accounts.models import Person
from trellis.channels import rules
from trellis.channels.models import Inbound, Way


def test_both_halves_of_every_rule_agree(north: North, south: South) -> None:
    actors = [NOBODY, OPERATOR, *(by(each) for each in (north.malee, north.aree, south.wipa))]
    assert disagreements(rules.is_oneself, Person, actors) == []
    assert [rules.is_oneself.test(by(north.aree), each) for each in (north.aree, north.nok, None)] == [
        True,
        False,
        False,
    ]
    Person.objects.filter(pk=north.preecha.pk).update(is_steward=True)
    north.preecha.refresh_from_db()
    for number, network in enumerate((north.network, None)):
        Inbound.objects.create(way=Way.SMS, source=str(number), network=network)
    for rule in (rules.sees_strays, rules.sees_inbound):
        assert disagreements(rule, Inbound, [*actors, by(north.preecha)]) == []
