"""Sentences that Django says in no Thai, or in poor Thai: marked here, so that our file of words gives it."""

from trellis.domain.problems import N_


def NN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802  the marker that pybabel looks for
    """Mark a sentence with a number for translation."""
    return one, many


# Word for word as Django has them; a test finds those that it says no more.
SENTENCES = (
    N_("The password is too similar to the %(verbose_name)s."),
    N_("This password is too common."),
    N_("Null characters are not allowed."),
    N_("This field is required."),
    N_("Enter a valid email address."),
    N_("Enter a valid URL."),
    N_("Enter a valid date."),
    N_("Enter a whole number."),
    N_("Enter a number."),
    N_("Select a valid choice. %(value)s is not one of the available choices."),
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
