"""Failures when a rule or a file of ballots is read."""

from trellis.domain.problems.kind import N_, Kind

COUNT_NOT_JSON = Kind(
    "count-not-json",
    N_(
        "%(name)s can't be read as JSON: line %(line)s, column %(column)s. Correct it there, or save the file again as UTF-8."
    ),
)
COUNT_KEY_TWICE = Kind(
    "count-key-twice", N_("'%(field)s' stands twice in the same curly brackets. Leave one of them out.")
)
COUNT_METHOD_IN_FILE = Kind(
    "count-method-in-file",
    N_("%(name)s says itself how it is counted. Leave --%(option)s out, or change the rule in the file."),
)
COUNT_VALUE = Kind("count-value", N_("%(place)s can't be read: %(why)s."))
COUNT_INEXACT = Kind(
    "count-inexact",
    N_(
        '%(place)s says %(says)s, which a computer keeps inexactly. Write it as a fraction in quotation marks, such as "2/3" or "0.5".'
    ),
)
COUNT_BOUNDS = Kind(
    "count-bounds", N_("%(place)s says %(says)s. Write a number from %(least)s to %(most)s there.")
)
COUNT_SHARE = Kind(
    "count-share",
    N_(
        "%(place)s says %(says)s. A share lies above 0 and is at most 1; more than 1 of 1 can't be reached, so 1 is never strict."
    ),
)
COUNT_FIELD_UNKNOWN = Kind(
    "count-field-unknown", N_("%(place)s has a field '%(field)s' that means nothing. It may have: %(known)s.")
)
COUNT_FIELD_MISSING = Kind(
    "count-field-missing",
    N_("%(place)s lacks '%(field)s'. Add it; the reference of the count file says what belongs there."),
)
COUNT_NOT_WITH_METHOD = Kind(
    "count-not-with-method",
    N_("%(place)s means nothing with the method '%(method)s'. Leave it out, or choose another method."),
)
COUNT_CHOICE = Kind("count-choice", N_("%(place)s can't be '%(says)s'. Choose one of: %(known)s."))
COUNT_ID_UNKNOWN = Kind(
    "count-id-unknown",
    N_("%(place)s names '%(id)s', and the file has no %(what)s of that id. Add it, or correct the id."),
)
COUNT_TWICE = Kind("count-twice", N_("%(place)s names '%(id)s' a second time. Leave one of them out."))
COUNT_CONTRADICTS = Kind("count-contradicts", N_("%(place)s contradicts the rest: %(why)s."))
COUNT_TOO_MANY = Kind(
    "count-too-many", N_("%(place)s has %(count)s entries, and at most %(most)s are read. Split the file.")
)
COUNT_MORE_VOICES = Kind(
    "count-more-voices",
    N_(
        "%(place)s: %(cast)s voices were cast where only %(entitled)s may vote. Look for a paper that was entered twice."
    ),
)
