"""Figures in words: a number, a range, and from how many reports it was worked out."""

from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from trellis.domain.periods import Every, Period
from trellis.domain.rollup import Carried, Rolled
from trellis.ui.numbers import number
from trellis.ui.periods import period_words


def number_words(value: Fraction | Decimal | None) -> str:
    """Give a number for reading; whole numbers without a part."""
    if value is None:
        return ""
    exact = Fraction(value)
    return number(exact.numerator if exact.denominator == 1 else exact)


def value_words(figure: Rolled) -> str:
    """Give a figure: a number, a range, "not known" where all say so, "not reported" where nobody did."""
    if figure.value is not None:
        return number_words(figure.value)
    if figure.least is not None:
        return _("%(least)s to %(most)s") % {
            "least": number_words(figure.least),
            "most": number_words(figure.most),
        }
    return _("not known") if figure.unknown else _("not reported")


def says_words(figure: Rolled, every: Every) -> str:
    """Give from how many reports: "7 of 9 in; 2 carried forward from August 2026"."""
    inside = len(figure.reported) + len(figure.unknown)
    found = [_("%(inside)s of %(expected)s in") % {"inside": inside, "expected": figure.expected}]
    if figure.unknown:
        found.append(_("%(count)s of them not known") % {"count": len(figure.unknown)})
    if figure.carried:
        found.append(_carried_words(figure.carried, every))
    if figure.missing and (figure.carried or inside):
        found.append(_("%(count)s missing") % {"count": len(figure.missing)})
    return "; ".join(found)


def _carried_words(carried: tuple[Carried, ...], every: Every) -> str:
    periods = sorted({each.period for each in carried})
    named = ", ".join(period_words(Period(every, each)) for each in periods)
    return _("%(count)s carried forward from %(period)s") % {"count": len(carried), "period": named}


def state_of(figure: Rolled) -> str:
    """Give how the figure of one who reports stands: in, unknown, carried or missing; "" for several."""
    if figure.expected != 1:
        return ""
    if figure.carried:
        return "carried"
    if figure.missing:
        return "missing"
    return "unknown" if figure.unknown else "in"
