"""Failures of the decisions room."""

from trellis.domain.problems.kind import N_, Kind

PROPOSAL_STAGE = Kind(
    "proposal-stage",
    N_("This can't be done to the proposal as it stands now. Open its page again to see how far it is."),
    409,
)
AMENDMENT_ANSWERED = Kind(
    "amendment-answered",
    N_("Somebody has answered this amendment meanwhile. Open the proposal again to see how."),
    409,
)
AMENDMENTS_OPEN = Kind(
    "amendments-open",
    N_(
        "%(count)s amendments wait for an answer or for their own ballot. Settle them first, then open this one."
    ),
    409,
)
NOT_FOR_THAT = Kind(
    "not-for-that", N_("You don't speak for that organisation today. Choose one for which you do.")
)
OPTIONS_MISSING = Kind(
    "options-missing", N_("This rule chooses among options. Write at least two of them, one on each line.")
)
OPTIONS_STRAY = Kind(
    "options-stray",
    N_("This rule says yes or no to the whole. Take the options out, or choose another subject."),
)
NOBODY_ENTITLED = Kind(
    "nobody-entitled", N_("Nobody may vote on this: the body has no members today. Seat its members first.")
)
NO_QUORUM_YET = Kind(
    "no-quorum-yet",
    N_("There's no quorum: %(why)s. Wait for more members, or let the ballot run over several days."),
    409,
)
BALLOT_OPEN_ALREADY = Kind(
    "ballot-open-already", N_("A ballot on this is open already. Its page shows until when."), 409
)
BALLOT_OVER = Kind(
    "ballot-over",
    N_("The ballot is over, so nothing was changed. Its verdict stands on the proposal's page."),
    409,
)
BALLOT_NOT_OVER = Kind(
    "ballot-not-over",
    N_("The ballot was announced until %(until)s and not everybody has spoken. Close it then."),
    409,
)
ENDS_IN_THE_PAST = Kind("ends-in-the-past", N_("A ballot ends in the future. Choose a later day."))
CHOICE_UNREADABLE = Kind(
    "choice-unreadable", N_("Your choice can't be read: %(why)s. Nothing was counted; choose again.")
)
REASON_OF_OBJECTION = Kind(
    "reason-of-objection",
    N_("An objection or a block needs its reason, so that it can be met. Write it in a sentence."),
)
OBSERVER_SPEAKS = Kind(
    "observer-speaks", N_("%(name)s is an observer: it speaks and doesn't vote. Say it in the discussion.")
)
RECUSED = Kind("recused", N_("%(name)s leaves this decision to the others, so it has no voice in it."))
HEAD_HAS_SPOKEN = Kind(
    "head-has-spoken", N_("The head has given the voice of %(name)s. Only she can replace it."), 409
)
MANDATE_OVER = Kind(
    "mandate-over",
    N_(
        "%(reason)s It covers nothing today. Let your organisation record a new letter, or let its other speaker vote."
    ),
    409,
)
PROXIES_NOT_ALLOWED = Kind(
    "proxies-not-allowed", N_("This rule knows no proxies. Each member gives its own voice, or none.")
)
PROXY_FULL = Kind(
    "proxy-full", N_("%(name)s carries as many voices as the rule allows (%(most)s). Choose another member.")
)
PROXY_UNFIT = Kind(
    "proxy-unfit",
    N_("%(name)s can't carry another voice in this ballot. Choose a member that votes itself."),
)
VOICE_GIVEN = Kind(
    "voice-given", N_("%(name)s has given its voice already. It stands; it can be replaced."), 409
)
VOICE_WAITS = Kind(
    "voice-waits",
    N_("A voice of %(name)s waits for a second person. Let her confirm or refuse it first."),
    409,
)
SECOND_PERSON = Kind("second-person", N_("You entered this voice, so somebody else has to confirm it."))
VOICE_SETTLED = Kind("voice-settled", N_("Somebody has settled this meanwhile. Nothing was changed."), 409)
EFFECT_GONE = Kind(
    "effect-gone",
    N_("What the decision was to do isn't there any more, or was done already. Note what became of it."),
)
EFFECT_UNKNOWN = Kind("effect-unknown", N_("This can't be what a decision does. Choose one of the list."))
STATEMENT_ALREADY = Kind(
    "statement-already", N_("%(name)s has a statement beside this decision already."), 409
)
STILL_DISCUSSED = Kind(
    "still-discussed",
    N_("The discussion was announced until %(day)s. Open the ballot then, or announce another day first."),
    409,
)
ENTRIES_WAIT = Kind(
    "entries-wait",
    N_(
        "%(count)s voices that were entered wait for a second person. Let her confirm or refuse them, then close."
    ),
    409,
)
VOICES_WAIT = Kind(
    "voices-wait",
    N_(
        "Voices wait for their headquarters until %(day)s. Note their answers, or count again after that day."
    ),
    409,
)
ANSWERED_LATE = Kind(
    "answered-late",
    N_(
        "Headquarters had until %(day)s to answer, so their word changes nothing now. Count the ballot again."
    ),
    409,
)
LETTER_MISSING = Kind(
    "letter-missing",
    N_("Write which letter or message of its headquarters confirms the voice, and of which day."),
)
SECRET_HAS_NO_PROXY = Kind(
    "secret-has-no-proxy", N_("A secret voice is given by oneself: whoever carries another's would see it.")
)
CONFIRM_BEYOND = Kind(
    "confirm-beyond",
    N_(
        "No mandate of yours covers this either. Let whoever has one confirm it, or send your headquarters' letter to the coordinator."
    ),
)
ENTERED_LATE = Kind(
    "entered-late",
    N_("This voice was entered after the end of the ballot. It can only be refused, with the reason."),
)
SECRET_ON_PAPER = Kind(
    "secret-on-paper",
    N_(
        "Nobody enters a secret voice for another. Let the member give it on a device of yours, and look away."
    ),
)
