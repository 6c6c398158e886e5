"""Names that look alike become questions; a wrong merge is worse than a missed one."""

import csv
from itertools import pairwise
from pathlib import Path

import pytest

from trellis.domain.likeness import Comparison, Likely, Named, Question, compare

EBOLA = Path(__file__).resolve().parents[3] / "shared/data/threew/ebola_3w_2014-11-12.csv"


def ask(known: str, new: str) -> Question | None:
    """Give the question that a new name raises when one is known."""
    found = compare([Named(1, (known,))], [Named("new", (new,))])
    assert not found.same
    return found.questions[0] if found.questions else None


def among(*names: str) -> Comparison:
    """Compare the names of one file with each other."""
    return compare([], [Named(name, (name,)) for name in names])


@pytest.mark.parametrize(
    ("known", "new", "why"),
    [
        ("MSF Belgium", "MSF-B", "'MSF-B' could be a short form of 'MSF Belgium'."),
        ("BRAC Sierra Leone", "BRAC SL", "'BRAC SL' could be a short form of 'BRAC Sierra Leone'."),
        ("Médecins Sans Frontières Belgique", "MSF Belgique", "'MSF Belgique' could be a short form of"),
        ("Ministry of Health", "Min. of Health", "'Min. of Health' could be a short form"),
        ("World Health Organization", "WHO", "'WHO' could be the acronym of 'World Health Organization'."),
        ("Action Aid", "ActionAid", "Only the spaces differ."),
        ("Network of Women in Nan", "Nan Women Network", "The same words, in another order"),
        ("Welthungerhilfe", "Welthungerhilffe", "The spelling differs by one letter."),
        (
            "Bernhard Nocht Institute Hamburg",
            "Berhard Nocht Institute Hambourg",
            "The spelling differs by a few letters.",
        ),
        ("Tear Fund Liberia", "Tearfund Liberea", "The spelling differs by one letter and by spaces."),
        ("Living Water", "Living Water International", "'Living Water International' only adds a word"),
        ("Mirror Art", "Foundation Mirror Art", "'Foundation Mirror Art' only adds a word"),
        (
            "German Agro Action",
            "German Agro Action (aka Welthungerhilfe)",
            "Both are written 'German Agro Action'",
        ),
        ("องค์การบริหารส่วนตำบลแม่สาย", "อบต.แม่สาย", "Only the word for the kind of body differs."),
        ("มูลนิธิศูนย์ชีวิตใหม่", "ศูนย์ชีวิตใหม่", "Only the word for the kind of body differs."),
        ("มูลนิธิพัฒนาเครือข่ายสตรี", "มูลนิธิพัฒนาเครือขายสตรี", "The spelling differs by one letter."),
        ("云南省妇女联合会", "云南省妇联", "could be a short form of"),
    ],
)
def test_malee_is_asked_whether_two_spellings_are_one(known: str, new: str, why: str) -> None:
    question = ask(known, new)
    assert question is not None
    assert why in str(question.why)
    assert question.likely is Likely.SAME


@pytest.mark.parametrize(
    ("known", "new", "whole"),
    [
        ("Medecins sans Frontieres", "Medecins sans Frontieres Switzerland", 1),
        ("ChildFund Sierra", "ChildFund", "new"),
        ("US Government", "US Center for Disease Control", 1),
        ("United States Agency for International Development", "Government of US", "new"),
        ("United States Agency for International Development", "USAID funded Land Rights Program", 1),
        ("云南省妇女联合会", "云南省妇女联合会权益部", 1),
        ("云南省妇女联合会权益部", "云南省妇女联合会", "new"),
    ],
)
def test_a_branch_is_asked_about_as_a_part(known: str, new: str, whole: object) -> None:
    question = ask(known, new)
    assert question is not None
    assert (question.likely, question.whole) == (Likely.PART_OF, whole)


@pytest.mark.parametrize(
    ("known", "new"),
    [
        ("Concern Worldwide", "Concern Universal"),
        ("Chiang Mai Office", "Chiang Rai Office"),
        ("Northern Women Group", "Southern Women Group"),
        ("Village 1", "Village 2"),
        ("African Development Bank", "African Development Corps"),
        ("Bassa Women Development Association", "Margibi Women Development Association"),
        ("France", "Institut Pasteur France"),
        ("PLAN", "PLAM"),
        ("เทศบาลตำบลแม่สาย", "องค์การบริหารส่วนตำบลแม่สาย"),
        ("องค์การบริหารส่วนตำบลแม่สาย", "องค์การบริหารส่วนตำบลแม่สาว"),
        ("勐海县妇联", "勐腊县妇联"),
        ("昆明市", "昆明市妇联"),
        ("云南省妇联", "云南省公安厅"),
        ("Government of Laos", "Laos Women Union"),
        ("Government of Laos", "Police Office of Laos"),
        ("Médecins Sans Frontières Belgique", "MSF Holland"),
        ("Mae Sao Pan", "Mae Sae Pana"),
        ("มูลนิธิพัฒนาเครือข่ายสตรี", "มูลนิธิพัฒนาเครือข่ายเด็ก"),
        ("Plan ()", "Planet"),
        ("Fund", "Fund for Peace"),
        ("unknown", "Unknown Relief"),
    ],
)
def test_malee_is_not_bothered_with_what_only_sounds_alike(known: str, new: str) -> None:
    assert ask(known, new) is None


def test_sister_branches_are_asked_about_with_doubt() -> None:
    question = ask("Institut Pasteur France", "Intitut Pasteur de Dakar")
    assert question is not None
    assert (question.likely, question.score) == (Likely.DIFFERENT, 50)


def test_sisters_are_not_asked_about_when_their_parent_is_there() -> None:
    found = among("Red Barnet", "Red Barnet Laos", "Red Barnet Vietnam")
    assert {(each.new.key, each.other.key) for each in found.questions} == {
        ("Red Barnet Laos", "Red Barnet"),
        ("Red Barnet Vietnam", "Red Barnet"),
    }


def test_many_sisters_are_a_way_of_naming_not_a_question() -> None:
    assert (
        among(*(f"Caritas Diocese {place}" for place in ("Nan", "Phrae", "Tak", "Loei", "Surin"))).questions
        == ()
    )


def test_equal_names_match_without_a_question() -> None:
    found = compare(
        [Named(1, ("Médecins du Monde", "แพทย์โลก"))],
        [Named("a", ("MEDECINS DU  MONDE",)), Named("b", ("แพทย์โลก",))],
    )
    assert found == Comparison({"a": 1, "b": 1}, {}, ())


def test_two_spellings_of_one_new_name_are_twins() -> None:
    found = compare([], [Named(2, ("Tearfund",)), Named(5, ("TEARFUND ",)), Named(6, ("-",))])
    assert found == Comparison({}, {5: 2}, ())


def test_a_name_that_two_bodies_bear_is_asked_about() -> None:
    found = compare(
        [Named(1, ("Women's Union",)), Named(2, ("Womens Union",))], [Named("new", ("Women’s Union",))]
    )
    assert [(each.other.key, each.score) for each in found.questions] == [(1, 100), (2, 100)]


def test_a_recorded_acronym_is_asked_about_not_merged() -> None:
    found = compare([Named(1, ("Ban Ying Foundation",), ("BYF-T",))], [Named("new", ("BYF T",))])
    assert [str(each.why) for each in found.questions] == ["Both are written 'BYF T' in one place."]


def test_no_name_is_asked_about_more_than_three_times() -> None:
    known = [
        Named(number, (f"Oxfam Great {place}",))
        for number, place in enumerate(("Nan", "Tak", "Loei", "Phrae"))
    ]
    assert len(compare(known, [Named("new", ("Oxfam Great",))]).questions) == 3


@pytest.mark.shared
@pytest.mark.skipif(not EBOLA.exists(), reason=f"the real list isn't here: {EBOLA}")
def test_the_real_list_asks_what_a_careful_person_would() -> None:
    with EBOLA.open(encoding="utf-8-sig", newline="") as file:
        names = list(dict.fromkeys(line["Organisation"] for line in csv.DictReader(file)))
    asked = {frozenset((str(each.new.key), str(each.other.key))) for each in among(*names).questions}
    chains = [
        ("BRAC", "BRAC SL"),
        ("German Agro Action", "German Agro Action (aka Welthungerhilfe)", "Welthungerhilfe"),
        ("Living Water", "Living Water International"),
        ("ChildFund", "ChildFund Sierra"),
        (
            "Medecins sans Frontieres Belgique",
            "Medecins sans Frontieres",
            "Medecins sans Frontieres Switzerland",
        ),
        ("Médecins du Monde", "Medicos del Mundo"),
        ("Institut Pasteur France", "Intitut Pasteur  de Dakar"),
        ("Liberian Red Cross Society", "Liberian Red Cross Society with IFRC"),
        ("US Government", "US Center for Disease Control"),
    ]
    assert {frozenset(pair) for chain in chains for pair in pairwise(chain)} <= asked
    assert len(names) == 151
    assert len(asked) <= 20
    assert frozenset(("Concern Worldwide", "Concern Universal")) not in asked
