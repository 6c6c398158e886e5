"""150 strange and hostile text messages: none breaks anything or changes anything, each is accounted for."""

from collections import Counter

from tests.asks.asking import asked_all, of_aree
from tests.channels.strange import strange_texts
from tests.people import North
from trellis.asks.models import Answer, Standing
from trellis.channels.models import Inbound, Message, Reach, Understood
from trellis.channels.reading import read
from trellis.channels.sms.arriving import arrived


def test_strange_texts_change_nothing_and_each_is_accounted_for(north: North) -> None:
    Reach.objects.create(person=north.aree, number="66810000002")
    hers = of_aree(asked_all(north), north)
    texts = strange_texts(hers.code or "")
    senders = ("66810000002", "66810000002", "66899999999", "BANK")
    for number, text in enumerate(texts):
        inbound = arrived(senders[number % 4], text, name=f"strange-{number}")
        read({"inbound": str(inbound.pk)})
    counted = Answer.objects.filter(standing=Standing.CURRENT).values_list("said", "content")
    assert not counted, list(counted)
    read_as = Counter(Inbound.objects.values_list("understood", flat=True))
    assert read_as.total() == 150
    assert set(read_as) <= {Understood.UNCLEAR, Understood.STRANGER, Understood.COMMAND}
    assert all(why.get("says") for why in Inbound.objects.values_list("why", flat=True))
    assert Message.objects.count() <= 12
    hers.refresh_from_db()
    assert hers.answered_at is None
