"""Putting the demo on its stage: building it, giving its people a password, and clearing it away."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q

from trellis.access.actor import Actor, Channel
from trellis.accounts import actions as accounts
from trellis.accounts import codes
from trellis.accounts.models import Person
from trellis.demo.advocating import Advocate
from trellis.demo.building import HAND, Builder, draw_places, plant_places
from trellis.demo.deciding import Decider
from trellis.demo.doing import Doer
from trellis.demo.forming import Former
from trellis.demo.gathering import Gatherer
from trellis.demo.handing import Cascader
from trellis.demo.linking import Linker
from trellis.demo.needing import bring_needs
from trellis.demo.planning import Planner
from trellis.demo.reporting import Reporter
from trellis.demo.seating import Namer, Speakers
from trellis.demo.stories import Story, deciding, doings, planned, stories
from trellis.domain.problems import DEMO_BESIDE_REAL, N_, Problem
from trellis.networks.models import Network
from trellis.portal.operations import lock

PASSWORD = "trellis demo"  # noqa: S105  printed for whoever tries the demo on this machine


@dataclass(frozen=True)
class Guise:
    """Somebody as whom one can try the demo: who she is, how she signs in, and where to begin."""

    says: str
    sign_in: str
    start: str


GUISES = (
    Guise(N_("coordinator of the Thai sub-committee"), "malee", "/n/thai-sub-committee/"),
    Guise(N_("chair of the Thai sub-committee"), "somchai", "/n/thai-sub-committee/"),
    Guise(N_("representative without authority to commit"), "nok", "/"),
    Guise(N_("village resource person without e-mail"), "aree", "/n/northnet/"),
    Guise(N_("provincial officer in Yunnan"), "bailin", "/n/yunnan/"),
    Guise(N_("coordinator of a group that meets each month"), "siriporn", "/n/chiang-mai/meetings"),
    Guise(N_("coordinator of five levels that report"), "zhao", "/n/yunnan/reports"),
    Guise(N_("coordinator of a district's year"), "duang", "/n/mae-sai/plan"),
    Guise(N_("facilitator of five villages"), "noi", "/n/northnet/plan"),
    Guise(N_("public visitor, who doesn't sign in"), "", "/p/thai-sub-committee/"),
)


def is_set() -> bool:
    """Say whether the demo is there."""
    return Network.objects.exclude(demo_note="").exists()


def _let_in(sign_in: str) -> None:
    """Give one of the demo's people the demo's password, by the way everybody gets one."""
    person = Person.objects.get(sign_in_name=sign_in)
    code = codes.new()
    invitation = accounts.make_invitation(actor=HAND, person=person, code=code)
    accounts.use_invitation(
        actor=Actor(channel=Channel.PAPER, person=person), invitation=invitation, password=PASSWORD
    )


@transaction.atomic
def set_up() -> None:
    """Build the six networks and let their people in: all of it or nothing."""
    places, people, namer = plant_places(), dict[str, Person](), Namer(deciding("names"))
    draw_places()
    for story in stories():
        builder = Builder(story, places, people)
        builder.build()
        told, speakers = deciding(story["slug"]), Speakers(builder, namer)
        decider = Decider(builder, speakers, told)
        Former(builder, speakers).build(told.get("readiness", []))
        decider.build()
        Gatherer(builder, speakers).build()
        _plan(Planner(builder, speakers), planned(story["slug"]))
    for guise in GUISES:
        if guise.sign_in:
            _let_in(guise.sign_in)


def _plan(planner: Planner, told: Story) -> None:
    """Let a network plan together, and count what comes of it."""
    planner.build(told)
    cascader, doer = Cascader(planner), Doer(planner)
    cascader.build(told)
    Reporter(planner, cascader).build(told.get("indicators", []))
    doer.build(doings(planner.network.slug))
    bring_needs(planner.hand, planner.network)
    Linker(planner, doer.made).build(told)
    Advocate(planner, doer.made).build(told.get("practices", []))


def _refuse_beside_real_work() -> None:
    if "networks_network" not in connection.introspection.table_names():
        return
    real = Network.objects.filter(demo_note="").count()
    people = Person.objects.filter(Q(is_invented=False)).count()
    if real or people:
        raise Problem(DEMO_BESIDE_REAL, networks=real, people=people)


def clear() -> None:
    """Take database and files away, unless anything real is among them or they are being served."""
    handle = lock.take_alone(settings.HOME)
    try:
        _refuse_beside_real_work()
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        else:
            name = str(settings.DATABASES["default"]["NAME"])
            connection.close()
            for ending in ("", "-wal", "-shm"):
                Path(name + ending).unlink(missing_ok=True)
        shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
    finally:
        os.close(handle)
