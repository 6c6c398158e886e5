"""Failures about memoranda of understanding."""

from trellis.domain.problems.kind import N_, Kind

MEMORANDUM_OPEN = Kind(
    "memorandum-open",
    N_("This memorandum is open for signature, so its text stands. Take it back to the draft to change it."),
    409,
)
MEMORANDUM_NOT_OPEN = Kind(
    "memorandum-not-open",
    N_("This memorandum isn't open for signature. Open its page to see where it stands."),
    409,
)
MEMORANDUM_SIGNED = Kind(
    "memorandum-signed",
    N_(
        "Somebody has signed this text, so it can't be changed any more. End it, or renew it with a new text."
    ),
    409,
)
MEMORANDUM_OVER = Kind("memorandum-over", N_("This memorandum has ended. Renew it to go on."), 409)
TOO_FEW_PARTIES = Kind("too-few-parties", N_("A memorandum has at least two parties. Add the others first."))
PARTY_KNOWN = Kind("party-known", N_("%(name)s is a party already."), 409)
PARTY_NAMELESS = Kind(
    "party-nameless", N_("Say who the party is: a member of the network, or the name of somebody outside it.")
)
SIGNED_ALREADY = Kind(
    "signed-already", N_("%(name)s has signed already. Nothing was changed; the signature stands."), 409
)
MANDATE_OUT_OF_FORCE = Kind(
    "mandate-out-of-force",
    N_("You can't sign with this mandate: %(reasons)s Ask your organisation for a new letter, then sign."),
    403,
)
MANDATE_TOO_NARROW = Kind(
    "mandate-too-narrow",
    N_("Your mandate doesn't cover this: %(reasons)s Ask somebody whose mandate does, or send the letter."),
    403,
)
LETTER_NOTE_MISSING = Kind(
    "letter-note-missing",
    N_("Note by which letter headquarters confirmed it: its day, number and signatory."),
)
CONFIRMED_ALREADY = Kind(
    "confirmed-already", N_("This signature needs no confirmation any more. Nothing was changed."), 409
)
SIGNATORY_MISSING = Kind("signatory-missing", N_("Write who signed the paper, with her position."))
NOT_ALL_SIGNED = Kind(
    "not-all-signed",
    N_("Not all parties have signed, or a signature still waits for headquarters. Register it afterwards."),
    409,
)
REGISTER_NUMBER_TAKEN = Kind(
    "register-number-taken",
    N_("The number %(number)s stands for another memorandum of this network. Choose the next free one."),
    409,
)
REGISTER_NUMBER_MISSING = Kind("register-number-missing", N_("Write the number in the network's register."))
RENEWED_ALREADY = Kind(
    "renewed-already",
    N_("Another memorandum renews this one already. Open that one, or end it first."),
    409,
)
PROMISE_MISSING = Kind("promise-missing", N_("Write what is promised, so that both can see when it is kept."))
PROMISE_SETTLED = Kind(
    "promise-settled", N_("This promise was settled already, or isn't in force. Nothing was changed."), 409
)
