"""Sentences that Django says and has no Thai for: marked here, so that our own file of words gives it."""

from trellis.domain.problems import N_


def NN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802  the marker that pybabel looks for
    """Mark a sentence with a number for translation."""
    return one, many


# Word for word as Django has them: another word, and hers would be shown again.
SENTENCES = (
    N_("The password is too similar to the %(verbose_name)s."),
    N_("This password is too common."),
    N_("Null characters are not allowed."),
)
COUNTED = (
    NN_(
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
    ),
    NN_(
        "Ensure this value has at least %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at least %(limit_value)d characters (it has %(show_value)d).",
    ),
    NN_(
        "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).",
    ),
    NN_(
        "Ensure this filename has at most %(max)d character (it has %(length)d).",
        "Ensure this filename has at most %(max)d characters (it has %(length)d).",
    ),
    NN_(
        "Ensure that there are no more than %(max)s digit in total.",
        "Ensure that there are no more than %(max)s digits in total.",
    ),
    NN_(
        "Ensure that there are no more than %(max)s decimal place.",
        "Ensure that there are no more than %(max)s decimal places.",
    ),
    NN_(
        "Ensure that there are no more than %(max)s digit before the decimal point.",
        "Ensure that there are no more than %(max)s digits before the decimal point.",
    ),
)
