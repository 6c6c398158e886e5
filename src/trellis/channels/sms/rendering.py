"""A letter as a text message: the network, the question, how to answer, until when; in few parts."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from trellis.asks.showing import Shown
from trellis.channels.letters import Letter
from trellis.domain.answerwords import printed
from trellis.domain.asking import Bounds, Choice, Shape
from trellis.domain.smsparts import fitted, shortened
from trellis.domain.understanding import Open

PARTS_OF_A_QUESTION = 2
PARTS_OF_A_TEXT = 4
LONGEST_NAME = 24
MOST_CHOICES = 8


def text_of(letter: Letter) -> str:
    """Give a letter as one text message."""
    with override(letter.language):
        if not letter.items:
            text = "\n".join(letter.paragraphs) or letter.subject
            return fitted("", text, "", PARTS_OF_A_TEXT)
        head = shortened(letter.network, LONGEST_NAME)
        return "\n".join([head, *(_asked(each.shown) for each in letter.items)])


def _asked(shown: Shown) -> str:
    """Word one question: what is asked may be shortened, how to answer never."""
    question = shown.question or shown.title
    if shown.name:
        question = f"{shown.name}: {question}"
    answer = _answers(shown)
    if shown.until:
        answer = _("%(answers)s until %(until)s") % {"answers": answer, "until": shown.until}
    return fitted("", question, answer, PARTS_OF_A_QUESTION)


def _answers(shown: Shown) -> str:
    question = Open(shown.code, shape_seen(shown))
    words = [(printed(question, key, label), label) for key, label in shown.choices[:MOST_CHOICES]]
    if words:
        listed = [
            f"{shown.code} {word}" + (f" = {shortened(label, LONGEST_NAME)}" if word.isdecimal() else "")
            for word, label in words
        ]
        return " / ".join(listed)
    if shown.wants_number:
        unit = f" ({shown.unit})" if shown.unit else ""
        return _("Send %(code)s and the number") % {"code": shown.code} + unit
    return _("Send %(code)s and what you want to say") % {"code": shown.code}


def shape_seen(shown: Shown) -> Shape:
    """Give what may be answered, as its reader sees it."""
    return Shape(
        choices=tuple(Choice(key, {"seen": label}) for key, label in shown.choices),
        several=shown.several,
        number=Bounds(shown.least, shown.most) if shown.wants_number else None,
        wants_text=shown.wants_text,
        needs=tuple(Choice(key, {"seen": label}) for key, label in shown.needs),
    )
