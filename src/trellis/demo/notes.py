"""What of each example the note names and what is invented, where translators find it."""

from trellis.domain.problems import N_

NOTES = {
    "thai-sub-committee": N_(
        "From the note, C7.2. 20 of the 38 members are named there; the other 18, every person and every"
        " mandate are invented."
    ),
    "yunnan": N_(
        "From the note, C7.3. The places are real; offices below the Women's Federation, units' names, "
        "people and mandates are invented."
    ),
    "chiang-mai": N_(
        "From the note, C7.4. The note names professions, not offices; all members, people and mandates "
        "are invented."
    ),
    "mae-sai": N_(
        "From the note, C7.5: 30 on the board, 19 NGOs in the district. The note names offices by kind "
        "only; all names, people and mandates are invented."
    ),
    "northnet": N_(
        "From the note, C7.6. Northnet and the work of its three partners are named there; which sub-"
        "districts and villages, and all other names, people and mandates are invented."
    ),
    "unaids-example": N_(
        "From the note, C7.1. Only UNAIDS is named there; cosponsors, agencies and countries stand here "
        "under invented names, as do people and mandates."
    ),
}
