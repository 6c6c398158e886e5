"""Failures of the channels room."""

from trellis.domain.problems.kind import N_, Kind

PDF_MISSING = Kind(
    "pdf-missing",
    N_(
        "This computer can't make a PDF yet. Print the page from the browser instead, or install the packages %(packages)s."
    ),
    503,
)
LINK_OVER = Kind(
    "link-over",
    N_(
        "This link has ended: the question is closed, or it was meant for somebody else. Whoever sent it can tell more."
    ),
    410,
)
NOTHING_TO_PRINT = Kind(
    "nothing-to-print",
    N_("There is nobody to print for. Choose “All who haven't answered”, or another ask."),
)
CODE_UNKNOWN = Kind(
    "code-unknown",
    N_(
        "Nothing has the code '%(code)s' in this network. Look at the paper once more: a letter and a digit take turns."
    ),
)
KEY_UNKNOWN = Kind(
    "key-unknown", N_("One of the keys in '%(typed)s' stands for nothing here. Look at the keys below.")
)
CALLED_BY_OTHERS = Kind(
    "called-by-others", N_("Somebody else is calling her just now. Take the next one in the list."), 409
)
AGAIN_IN_PAST = Kind("again-in-past", N_("This time is over. Choose a later one."))
NUMBER_UNFIT = Kind(
    "number-unfit",
    N_(
        "This number can't get text messages. Write it with its country, such as +66 81 234 5678, or leave it empty."
    ),
)
QUIET_HALF = Kind("quiet-half", N_("Say both from when and until when it is to be quiet, or neither."))
RELAYS_ITSELF = Kind("relays-itself", N_("Nobody relays for herself. Choose another person, or nobody."))
