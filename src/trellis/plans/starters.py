"""The words that a network may begin with: kinds of work against trafficking, and groups of people.

They name what is done and for whom, never who somebody is; the network changes them as it likes.
"""

from dataclasses import dataclass

from trellis.domain.dimensions import Dimension
from trellis.domain.problems import N_

D = Dimension


@dataclass(frozen=True)
class Starter:
    """A word, its code, and for a kind of work what it is about."""

    code: str
    name: str
    dimensions: tuple[Dimension, ...] = ()


KINDS = (
    Starter("awareness", N_("Telling villages and schools of the risks"), (D.PREVENTION,)),
    Starter("livelihood", N_("Work and income at home"), (D.PREVENTION,)),
    Starter("schooling", N_("Schooling and training"), (D.PREVENTION,)),
    Starter("registration", N_("Birth registration and papers"), (D.PREVENTION, D.PROTECTION)),
    Starter("watch", N_("Watch in the village and at the border"), (D.PREVENTION, D.PROSECUTION)),
    Starter("hotline", N_("Hotline and first contact"), (D.PROTECTION,)),
    Starter("identification", N_("Identification and interviews"), (D.PROTECTION, D.PROSECUTION)),
    Starter("shelter", N_("Shelter"), (D.PROTECTION,)),
    Starter("health", N_("Health care"), (D.PROTECTION,)),
    Starter("counselling", N_("Counselling"), (D.PROTECTION, D.REHABILITATION)),
    Starter("legal-aid", N_("Legal aid"), (D.PROTECTION, D.PROSECUTION)),
    Starter("investigation", N_("Investigation and prosecution"), (D.PROSECUTION,)),
    Starter("return", N_("Safe return home"), (D.REHABILITATION,)),
    Starter("reintegration", N_("Follow-up after return"), (D.REHABILITATION,)),
    Starter("training", N_("Training of officers and volunteers"), (D.POLICY, D.PROTECTION)),
    Starter("policy", N_("Laws, rules and policy"), (D.POLICY,)),
    Starter("coordination", N_("Working together across borders"), (D.PARTNERSHIP,)),
)
GROUPS = (
    Starter("children", N_("Children and young people")),
    Starter("women", N_("Women")),
    Starter("men", N_("Men")),
    Starter("families", N_("Families and guardians")),
    Starter("migrants", N_("Migrant workers")),
    Starter("stateless", N_("People without papers")),
    Starter("minorities", N_("Ethnic minorities")),
    Starter("returned", N_("People who have come back")),
    Starter("survivors", N_("People who were trafficked")),
    Starter("villages", N_("Village leaders and volunteers")),
    Starter("teachers", N_("Teachers and school staff")),
    Starter("officials", N_("Officials and police")),
    Starter("employers", N_("Employers and recruiters")),
)
