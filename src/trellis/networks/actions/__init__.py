"""The only writers of this room: networks, what they say of themselves, their units and their roles."""

from trellis.networks.actions.identity import (
    Description,
    adopt_purpose,
    brand,
    describe,
    drop_logo,
    publish,
    set_profile,
    set_status,
)
from trellis.networks.actions.offers import accept_role, offer_role, refuse_role, withdraw_offer
from trellis.networks.actions.opening import Opening, index, open_network
from trellis.networks.actions.roles import (
    add_role,
    assign_role,
    belongs,
    change_role,
    end_assignment,
    extend_role,
    seat,
)
from trellis.networks.actions.units import (
    Former,
    add_unit,
    change_unit,
    move_unit,
    put_back_unit,
    remove_unit,
)

__all__ = [
    "Description",
    "Former",
    "Opening",
    "accept_role",
    "add_role",
    "add_unit",
    "adopt_purpose",
    "assign_role",
    "belongs",
    "brand",
    "change_role",
    "change_unit",
    "describe",
    "drop_logo",
    "end_assignment",
    "extend_role",
    "index",
    "move_unit",
    "offer_role",
    "open_network",
    "publish",
    "put_back_unit",
    "refuse_role",
    "remove_unit",
    "seat",
    "set_profile",
    "set_status",
    "withdraw_offer",
]
