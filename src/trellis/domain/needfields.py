"""The fields of a table of needs: how many people of which group need what kind of work, where."""

from trellis.domain import activityfields
from trellis.domain.activityreading import NEED
from trellis.domain.columns import Field
from trellis.domain.problems import N_

_SHARED = (*activityfields.PLACES, "place_code", "group", "kind")

FIELDS: tuple[Field, ...] = (
    *(each for each in activityfields.FIELDS if each.name in _SHARED),
    *(each for each in NEED if each.name == "people"),
    Field(
        "source",
        ("source", "source of the number", "data source", "ที่มา", "来源"),
        ("#meta+source",),
    ),
    Field("as_of", ("as of", "date", "counted on", "survey date", "ข้อมูล ณ", "วันที่", "日期"), ("#date",)),
)

LABELS = {
    **{name: activityfields.LABELS[name] for name in _SHARED},
    "people": N_("people in need"),
    "source": N_("source of the number"),
    "as_of": N_("day of the number"),
}
"""What each field is called, for whoever reads a finding."""
