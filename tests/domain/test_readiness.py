"""Is the network ready? Each question has a bar of its own, and the weakest decides (C4.1 to C4.5)."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trellis.domain.candour import asides
from trellis.domain.disclosure import release
from trellis.domain.problems import BAR_UNREADABLE, Problem
from trellis.domain.readiness import Result, Standing, Voice, assess, compare
from trellis.domain.readinessbar import (
    HOUSE_BARS,
    LABELS,
    LEVEL_LABELS,
    Bar,
    Level,
    Question,
    read_bar,
    read_share,
)
from trellis.domain.readinessguide import GUIDES

NAMES = {"go": "Government", "ngo": "NGOs", "": "In no constituency"}
YES, PARTLY, NO, UNSURE = Level


def voice(group: str, level: Level | None, **but: Level | None) -> Voice:
    """Give an organisation that answers all questions alike, but some; None leaves a question empty."""
    given = {question: but.get(question.value, level) for question in Question}
    return Voice(group, {question: level for question, level in given.items() if level is not None})


def ask(*voices: Voice, bars: dict[Question, Bar] | None = None) -> Result:
    return assess(voices, names=NAMES, bars=bars or HOUSE_BARS)


def finding(result: Result, question: Question) -> list[str]:
    return [str(reason) for reason in result.findings[list(Question).index(question)].reasons]


def test_all_who_say_yes_are_ready() -> None:
    result = ask(*[voice("go", YES)] * 3, *[voice("ngo", YES)] * 3)
    assert result.standing is Standing.READY
    assert str(result.says) == "Ready: each of the five questions reaches its bar."
    assert finding(result, Question.PROBLEMS) == [
        "6 of 6 organisations answered, 3 needed: enough.",
        "6 of 6 say yes or partly, 4 needed: reached.",
        "Each constituency reaches its own bar.",
    ]


def test_the_weakest_question_decides_not_the_average() -> None:
    weak = {"openness": NO}
    result = ask(voice("go", YES), voice("go", YES, **weak), voice("ngo", YES, **weak), voice("ngo", YES))
    assert result.standing is Standing.NOT_READY
    assert str(result.says) == "Not ready: Openness to admit mistakes."
    assert finding(result, Question.OPENNESS)[1] == "2 of 4 say yes or partly, 3 needed: 1 short."


def test_half_a_promise_of_time_is_none() -> None:
    result = ask(*[voice("go", YES, time=PARTLY)] * 3, voice("ngo", YES))
    assert finding(result, Question.TIME) == [
        "4 of 4 organisations answered, 2 needed: enough.",
        "1 of 4 say yes, 2 needed: 1 short.",
        "Government: 0 of 3 say yes, 1 needed: 1 short.",
    ]


def test_no_constituency_is_outvoted() -> None:
    result = ask(*[voice("go", YES)] * 8, voice("ngo", NO), voice("ngo", NO))
    assert result.standing is Standing.NOT_READY
    assert "NGOs: 0 of 2 say yes or partly, 1 needed: 1 short." in finding(result, Question.PROBLEMS)


def test_too_few_answers_say_nothing_yet() -> None:
    result = ask(voice("go", YES), voice("go", None), voice("ngo", None))
    assert result.standing is Standing.NOT_KNOWN
    assert str(result.says).startswith("Not known yet, too few answers: Common problems, ")
    assert finding(result, Question.IDEA)[0] == ("1 of 3 organisations answered, 2 needed: 1 too few.")


def test_a_constituency_that_is_silent_isnt_known() -> None:
    result = ask(*[voice("go", YES)] * 3, voice("ngo", None))
    assert result.standing is Standing.NOT_KNOWN
    assert "NGOs: none of 1 has answered." in finding(result, Question.IDEA)


def test_nobody_asked_and_nobody_answering_is_not_known() -> None:
    assert str(ask().says) == "Not known yet: nobody was asked."
    silent = ask(voice("go", None))
    assert silent.standing is Standing.NOT_KNOWN
    assert (silent.asked, silent.answered) == (1, 0)


def test_a_bar_may_be_a_number_and_leave_constituencies_out() -> None:
    bar = Bar(enough=2, in_each=None, response=Fraction(1, 3))
    result = ask(voice("go", YES), voice("go", YES), voice("ngo", NO), bars=dict.fromkeys(Question, bar))
    assert result.standing is Standing.READY
    assert finding(result, Question.TIME)[-1] == "2 of 3 say yes or partly, 2 needed: reached."


def test_organisations_in_no_constituency_have_no_bar_of_their_own() -> None:
    assert ask(*[voice("", YES)] * 4, voice("", NO)).standing is Standing.READY


def test_a_plain_yes_that_is_enough_is_said() -> None:
    assert finding(ask(voice("", YES)), Question.TIME)[1] == "1 of 1 say yes, 1 needed: reached."


def test_a_result_is_kept_with_its_figures() -> None:
    kept = ask(voice("go", YES), voice("go", UNSURE)).as_json()
    assert kept["standing"] == "not_ready"
    assert kept["questions"][0]["whole"] == {"asked": 2, "yes": 1, "partly": 0, "no": 0, "unsure": 1}
    assert {question["question"] for question in kept["questions"]} == set(Question)


def test_two_rounds_are_compared_question_by_question() -> None:
    then = ask(voice("go", NO, results=YES, idea=YES, time=None), voice("ngo", PARTLY, time=None))
    now = ask(voice("go", YES, idea=NO), voice("ngo", PARTLY))
    said = {change.question: str(change.says) for change in compare(then, now)}
    assert said[Question.PROBLEMS] == "Better: 1 of 2 then, 2 of 2 now."
    assert said[Question.RESULTS] == "The same: 2 of 2 then, 2 of 2 now."
    assert said[Question.IDEA] == "Worse: 2 of 2 then, 1 of 2 now."
    assert said[Question.TIME] == "Nothing to compare: one of the times nobody answered."
    assert compare(then, now)[0].before is Standing.NOT_READY


@pytest.mark.parametrize("enough", [Fraction(2, 3), 3])
def test_what_people_say_without_names_is_set_beside(enough: int | Fraction) -> None:
    bars = dict.fromkeys(Question, Bar(enough=enough, in_each=None, response=Fraction(1, 2)))
    result = ask(*[voice("go", YES)] * 4, bars=bars)
    papers = [voice("go", YES), *[voice("go", NO)] * 2, *[voice("ngo", NO)] * 3]
    shown = release({"go": 3, "ngo": 3})
    first = asides(papers, shown, result.findings)[0]
    assert (first.whole.yes, first.whole.no) == (1, 5)
    assert {cell: spread.no for cell, spread in first.cells} == {frozenset({"go"}): 2, frozenset({"ngo"}): 3}
    assert "only 1 of 6 say so" in str(first.warns)
    assert asides([voice("go", YES)] * 3, release({"go": 3}), result.findings)[0].warns is None


def test_two_papers_are_not_opened() -> None:
    assert asides([voice("go", NO)] * 2, release({"go": 2}), ask(voice("go", YES)).findings) == ()


def test_bars_are_kept_and_read_again() -> None:
    for bar in (*HOUSE_BARS.values(), Bar(enough=4, in_each=None, response=Fraction(1))):
        assert read_bar(bar.as_json()) == bar


@pytest.mark.parametrize("given", ["", "x", "1/0", "0", "3/2", "-1/2"])
def test_a_share_that_is_none_is_refused(given: str) -> None:
    with pytest.raises(Problem) as refused:
        read_share(given)
    assert refused.value.kind is BAR_UNREADABLE


def test_a_number_of_nobody_is_no_bar() -> None:
    with pytest.raises(Problem) as refused:
        read_bar({"enough": 0, "in_each": None, "response": "1/2", "partly_counts": True})
    assert "0" in str(refused.value)


def test_each_question_is_explained() -> None:
    assert list(GUIDES) == list(Question) == list(LABELS)
    assert [guide.clause for guide in GUIDES.values()] == [f"C4.{number}" for number in range(1, 6)]
    assert all(len(guide.others) > 1 for guide in GUIDES.values())
    assert list(LEVEL_LABELS) == list(Level)


VOICES = st.lists(
    st.builds(voice, st.sampled_from(list(NAMES)), st.sampled_from([*Level, None])), min_size=1, max_size=12
)


@settings(deadline=None)
@given(VOICES, st.randoms())
def test_the_order_of_answers_doesnt_matter(voices: list[Voice], chance: object) -> None:
    mixed = list(voices)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert ask(*mixed).as_json() == ask(*voices).as_json()


@settings(deadline=None)
@given(VOICES, st.integers(0, 11))
def test_a_no_that_becomes_a_yes_never_hurts(voices: list[Voice], which: int) -> None:
    order = [Standing.NOT_READY, Standing.NOT_KNOWN, Standing.READY]
    changed = list(voices)
    index = which % len(voices)
    if changed[index].answers.get(Question.IDEA) is None:
        return
    changed[index] = voice(changed[index].group, YES)
    assert order.index(ask(*changed).standing) >= order.index(ask(*voices).standing)
