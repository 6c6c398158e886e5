"""The minutes assemble themselves, are kept as JSON, and read back to the same."""

from trellis.domain.asking import words_of
from trellis.domain.minuting import Came, Decided, Given, Record, Section, Talked, read_record, sections
from trellis.domain.sentence import Sentence

MET = words_of(Sentence("Quorum: %(needed)s of %(entitled)s needed.", {"needed": 2, "entitled": 3}))
WHOLE = Record(
    opened="09:00",
    closed="11:00",
    came=(
        Came(names={"en": "Office", "th": "สำนักงาน"}, presence="absent"),
        Came(names={"en": "Centre"}, presence="late", who=("Nok",), from_afar=True, came="09:20"),
        Came(names={"en": "Group"}, presence="left", who=("Aree", "Dao"), left="10:30"),
    ),
    quorum=(MET,),
    quorum_lost=("10:30-11:00",),
    fairness=words_of(Sentence("Nobody's turn was timed.")),
    items=(
        Talked(
            title="Volunteers",
            stage="done",
            result="Ten will be trained.",
            decided=(Decided(number=4, title="Train ten", verdict=(MET,)),),
            given=(Given(text="Find a room", names={"en": "Centre"}, due="2026-12-01", serves="Goal 2"),),
        ),
        Talked(title="Transport", stage="carried-over", carried=2),
        Talked(title="Logo", stage="dropped", reason="Nobody wants it"),
    ),
    given=(Given(text="Call the office", person="Malee"), Given(text="Write it down")),
)


def english(found: tuple[Section, ...]) -> list[str]:
    told = []
    for each in found:
        told.append(str(each.title))
        told += [" ".join([*map(str, line.sentences), line.text]).strip() for line in each.lines]
    return told


def by(language: str) -> list[str]:
    return english(sections(WHOLE, lambda names: names.get(language, names["en"])))


def test_the_minutes_in_their_order() -> None:
    assert by("en") == [
        "Who was there",
        "From 09:00 to 11:00.",
        "Centre: came late (Nok) from afar from 09:20",
        "Group: left early (Aree, Dao) until 10:30",
        "Office: absent",
        "Quorum",
        "Quorum: 2 of 3 needed.",
        "There was no quorum: 10:30-11:00.",
        "Nobody's turn was timed.",
        "1. Volunteers",
        "Ten will be trained.",
        "Decision #4: Train ten Quorum: 2 of 3 needed.",
        "Task: Find a room (Centre, until 2026-12-01) It serves: Goal 2",
        "2. Transport",
        "Carried over so far: 2 times.",
        "Goes on to the next meeting.",
        "3. Logo",
        "Dropped: Nobody wants it",
        "Tasks that are still open",
        "Task: Call the office (Malee)",
        "Task: Write it down (nobody yet)",
        "Goes on to the next meeting",
        "Transport",
    ]


def test_names_come_in_the_readers_language() -> None:
    assert "สำนักงาน: absent" in by("th")


def test_what_is_kept_reads_back_to_the_same() -> None:
    assert read_record(WHOLE.as_json()) == WHOLE


def test_of_a_meeting_without_anything_little_is_told() -> None:
    assert english(sections(Record(), lambda names: names["en"])) == ["Who was there", "Quorum"]
    only_begun = english(sections(Record(opened="09:00"), lambda names: names["en"]))
    assert only_begun[1] == "From 09:00."
