"""The five readiness questions explained: what a good answer is, what a 'no' means, what others did (C4)."""

from dataclasses import dataclass

from trellis.domain.problems import N_
from trellis.domain.readinessbar import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """A question in full, with all that helps to answer it and to act on the answer."""

    clause: str
    asks: str
    help: str
    good: str
    no_means: str
    others: tuple[str, ...]


GUIDES = {
    Question.PROBLEMS: Guide(
        clause="C4.1",
        asks=N_("Are there concrete problems that the organisations share, and do they all know it?"),
        help=N_(
            "Think of what none of you solves alone: a child who comes back and belongs to no office's "
            "duties, a road that three districts should watch and nobody does."
        ),
        good=N_(
            "Two or three problems that everybody names in much the same words, with an example from "
            "this year."
        ),
        no_means=N_("There is nothing yet to meet about. People come once, out of politeness."),
        others=(
            N_(
                "Each organisation told one case of the year, without names. What came up more than once was "
                "written on a single page: that was the common problem."
            ),
            N_(
                "Two or three organisations began with one small thing, and asked the others once it had "
                "worked."
            ),
        ),
    ),
    Question.RESULTS: Guide(
        clause="C4.2",
        asks=N_("Are there results or experiences that would help the others?"),
        help=N_(
            "A way of working that succeeded, a list of services, a training; and what failed, if you "
            "know why."
        ),
        good=N_("Some can name a thing that they would show, and somebody who would use it."),
        no_means=N_("The network would only pass on paper. It is too early, or the wrong people are asked."),
        others=(
            N_(
                "They visited each other's work for a day: what is ordinary at home is often what others "
                "look for."
            ),
            N_("They tried one thing in two places for half a year, and met about what they had learnt."),
        ),
    ),
    Question.IDEA: Guide(
        clause="C4.3",
        asks=N_("Do they know what a network is, and what it would mean for them?"),
        help=N_(
            "It is no office above them and no source of grants. Members stay what they are, share, and "
            "decide together."
        ),
        good=N_("Each can say in a sentence what it gives, what it gets, and what remains its own."),
        no_means=N_("Whoever hopes for money or fears control leaves soon, or stays and says nothing."),
        others=(
            N_(
                "They invited somebody from a network that works, to tell what a usual month in it looks "
                "like."
            ),
            N_(
                "They wrote half a page on what the network would do and what it wouldn't, and talked "
                "until it surprised nobody."
            ),
        ),
    ),
    Question.TIME: Guide(
        clause="C4.4",
        asks=N_("Would they give the time and energy it takes, at the expense of their own programmes?"),
        help=N_(
            "Count it: a meeting a month and the way there, letters to answer, now and then a task. "
            "Other work waits meanwhile."
        ),
        good=N_("A named person with so many days a month, and a director who has agreed to it."),
        no_means=N_("A few will do everything until they are tired, and the network ends with them."),
        others=(
            N_("They met less often, beside a meeting that takes place anyway, and let the place go round."),
            N_("They had the network written into a job description, so that the time was hers to give."),
        ),
    ),
    Question.OPENNESS: Guide(
        clause="C4.5",
        asks=N_("Can people admit mistakes to each other?"),
        help=N_("Think of the last thing that went wrong. Could you tell it with the others in the room?"),
        good=N_("Somebody has told of a failure, and was asked what can be learnt, not who was to blame."),
        no_means=N_("Where only successes are told nobody learns, and the next place repeats the harm."),
        others=(
            N_(
                "They agreed that what is said in the room stays there, and the largest organisation "
                "began with a mistake of its own."
            ),
            N_("They first talked in small groups of their own kind, and collected notes without names."),
        ),
    ),
}
