"""The rules that need no room: who somebody is, whatever the object."""

from trellis.access.rule import anybody, of_actor
from trellis.domain.problems import N_

everybody = anybody()
is_signed_in = of_actor(N_("you have signed in"), lambda actor: actor.person is not None)
is_operator = of_actor(
    N_("you have the command line of this machine"), lambda actor: actor.is_operator, for_people=False
)
is_steward = of_actor(
    N_("you look after this installation"), lambda actor: actor.person is not None and actor.person.is_steward
)
keeps_the_node = is_steward | is_operator
