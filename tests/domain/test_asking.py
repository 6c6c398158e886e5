"""What is kept of a sentence says the same when it's read again, whoever reads it."""

from datetime import UTC, date, datetime
from decimal import Decimal

from trellis.domain.asking import sentence_of, words_of
from trellis.domain.sentence import Labels, Sentence


def test_a_kept_sentence_is_read_back_as_it_was() -> None:
    said = Sentence(
        "%(count)s of %(members)s until %(day)s, %(hour)s: %(why)s (%(labels)s) %(name)s %(text)s",
        {
            "count": Decimal(6),
            "members": Decimal("12.5"),
            "day": date(2026, 11, 25),
            "hour": datetime(2026, 11, 25, 9, 30, tzinfo=UTC),
            "why": Sentence("because of %(what)s", {"what": "rain"}),
            "labels": Labels(("one", "two")),
            "name": {"en": "Office", "th": "สำนักงาน"},
            "text": "as written",
        },
    )

    assert sentence_of(words_of(said)) == said
    assert sentence_of({"says": "Nothing more"}) == Sentence("Nothing more")
