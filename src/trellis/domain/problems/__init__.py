"""The one catalogue of failures: each has a stable code and a sentence that says what to do next.

Each module of this folder is one part of it; whatever it names, the catalogue gives.
"""

from trellis.domain.problems.accounts import *
from trellis.domain.problems.advocacy import *
from trellis.domain.problems.asks import *
from trellis.domain.problems.boundaries import *
from trellis.domain.problems.channels import *
from trellis.domain.problems.common import *
from trellis.domain.problems.counting import *
from trellis.domain.problems.decisions import *
from trellis.domain.problems.demo import *
from trellis.domain.problems.formation import *
from trellis.domain.problems.governance import *
from trellis.domain.problems.imports import *
from trellis.domain.problems.jobs import *
from trellis.domain.problems.kind import *
from trellis.domain.problems.meetingroom import *
from trellis.domain.problems.meetings import *
from trellis.domain.problems.memberlists import *
from trellis.domain.problems.members import *
from trellis.domain.problems.memoranda import *
from trellis.domain.problems.networks import *
from trellis.domain.problems.places import *
from trellis.domain.problems.plans import *
from trellis.domain.problems.portal import *
from trellis.domain.problems.power import *
from trellis.domain.problems.rankedfiles import *
from trellis.domain.problems.secretballots import *
from trellis.domain.problems.structure import *
from trellis.domain.problems.ties import *
from trellis.domain.problems.typology import *
