"""Forms of decision rules: what a rule is for, how it counts and how it goes on, as fields for people."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from trellis.domain import process
from trellis.domain.decisionrule import Base, Method
from trellis.domain.election import Quota, TieBreak
from trellis.domain.process import LONGEST, Process
from trellis.domain.rulewords import BASE_LABELS, METHOD_LABELS
from trellis.governance.actions import Scope, Way
from trellis.governance.forms.documents import area
from trellis.governance.models import Body, DecisionRule
from trellis.governance.subjects import SUBJECT_LABELS, Subject
from trellis.networks.models import Network
from trellis.ui.forms import NamesForm, VersionForm
from trellis.ui.names import name_text

TIES = {
    TieBreak.STATUS_QUO: _("It changes nothing"),
    TieBreak.CHAIR: _("The chair's voice decides"),
    TieBreak.LOT: _("A lot decides"),
}
QUOTAS = {
    Quota.DROOP: _("Droop: what only as many can reach as there are seats"),
    Quota.HARE: _("Hare: all voices shared by the seats"),
}
_PORTION = _("A number such as 20, or a share such as 2/3. For more than a half write >1/2.")
_CHAIR = "chair"
_SHARED = (Method.SCHULZE, Method.IRV, Method.BORDA, Method.STV, Method.APPROVAL, Method.SCORE, Method.DOTS)


def _days(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=LONGEST)


def _few(label: Any, least: int, hint: Any = "") -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=least, max_value=1000, help_text=hint)


def _words(label: Any, hint: Any = "") -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=12, help_text=hint)


def portion(text: str) -> object:
    """Give a portion as a rule's JSON has it: "20" as a number, "2/3" as it is, ">1/2" as a strict share."""
    typed = text.replace(" ", "")
    if typed.startswith(">"):
        return {"share": typed[1:], "strict": True}
    return int(typed) if typed.isdecimal() else typed


def portion_text(portion: object) -> str:
    """Give a portion as it is typed."""
    return f">{portion['share']}" if isinstance(portion, Mapping) else "" if portion is None else str(portion)


class WayForm(forms.Form):
    """How is decided. Only what belongs to the chosen method is kept."""

    method = forms.ChoiceField(
        label=_("How voices become a decision"),
        choices=[(each.value, _(METHOD_LABELS[each])) for each in Method],
    )
    threshold = _words(
        _("Majority: which share must say yes"), _("Such as 1/2, 2/3, 3/4; 1 for all of them.")
    )
    strict = forms.ChoiceField(
        label=_("Majority: is exactly that share enough?"),
        required=False,
        choices=[("yes", _("No, it must be more")), ("no", _("Yes, at least that share"))],
    )
    base = forms.ChoiceField(
        label=_("Majority: a share of which voices"),
        required=False,
        choices=[(each.value, _(BASE_LABELS[each])) for each in Base],
    )
    double = forms.BooleanField(
        label=_("Majority: also in the constituencies (double majority)"), required=False
    )
    needed = _words(
        _("Double majority: in how many constituencies"),
        _("Empty: in each. Or a number, or a share such as 2/3."),
    )
    own_seat = forms.BooleanField(
        label=_("Double majority: groups of beneficiaries count as a constituency of their own"),
        required=False,
    )
    blocks = _few(_("Consensus: how many may block before it fails"), 0)
    approvals = _few(_("Approval: at most how many options each"), 1)
    most_score = _few(_("Points: the most for one option"), 1)
    dots = _few(_("Dots: how many each"), 1)
    quota = forms.ChoiceField(
        label=_("Transferable vote: quota"),
        required=False,
        choices=[(each.value, label) for each, label in QUOTAS.items()],
    )
    tie = forms.ChoiceField(
        label=_("When it is a tie"),
        required=False,
        choices=[(each.value, label) for each, label in TIES.items()],
    )
    quorum_members = _words(_("Quorum: of all members"), _PORTION)
    quorum_constituency = _words(_("Quorum: of each constituency"), _PORTION)
    quorum_unit = _words(_("Quorum: of each unit"), _PORTION)
    proxies = _few(_("Voices that one member may carry for others"), 0, _("0 or empty: no proxies."))
    discussion_days = _days(_("Days of discussion before the ballot"))
    ballot_days = _days(_("Days that the ballot stays open"))
    confirm_days = _days(_("Days for headquarters to confirm a voice beyond its mandate"))
    secret = forms.BooleanField(label=_("Secret ballot"), required=False)
    hidden = forms.BooleanField(label=_("Voices are hidden until the ballot is closed"), required=False)
    public = forms.BooleanField(label=_("The result and its reason are for everybody"), required=False)
    says = forms.CharField(
        label=_("What is new in it, and why"), required=False, max_length=2000, widget=area(2)
    )
    based_on = forms.UUIDField(required=False, widget=forms.HiddenInput)

    groups: ClassVar[dict[str, tuple[Any, tuple[str, ...]]]] = {
        "count": (_("How it is counted"), ("method", "threshold", "strict", "base", "tie")),
        "double": (_("In the constituencies, too"), ("double", "needed", "own_seat")),
        "further": (
            _("Only for some ways of counting"),
            ("blocks", "approvals", "most_score", "dots", "quota"),
        ),
        "there": (
            _("Who must be there"),
            ("quorum_members", "quorum_constituency", "quorum_unit", "proxies"),
        ),
        "goes": (
            _("How it goes on"),
            ("discussion_days", "ballot_days", "confirm_days", "secret", "hidden", "public"),
        ),
    }

    @classmethod
    def initial_of(cls, terms: Mapping[str, Any], told: Process) -> dict[str, object]:
        """Give what the fields hold for a rule that stands."""
        quorum, double = terms.get("quorum", {}), terms.get("double_majority")
        found: dict[str, object] = {
            "method": terms.get("method", Method.MAJORITY.value),
            "threshold": terms.get("threshold", "1/2"),
            "strict": "yes" if terms.get("strict", True) else "no",
            "base": terms.get("base", Base.YES_NO.value),
            "double": double is not None,
            "blocks": terms.get("blocks"),
            "approvals": terms.get("approval", {}).get("at_most"),
            "most_score": terms.get("score", {}).get("max"),
            "dots": terms.get("dots", {}).get("each"),
            "quota": terms.get("quota", Quota.DROOP.value),
            "tie": terms.get("tie", {}).get("by", TieBreak.STATUS_QUO.value),
            "quorum_members": portion_text(quorum.get("members")),
            "quorum_constituency": portion_text(quorum.get("each_constituency")),
            "quorum_unit": portion_text(quorum.get("each_unit")),
            "proxies": terms.get("proxies", {}).get("per_holder"),
        }
        if double:
            needed = double.get("needed", "all")
            found["needed"] = "" if needed == "all" else portion_text(needed)
            found["own_seat"] = double.get("beneficiaries") == "own_seat"
        return found | told.as_json()

    def _quorum(self) -> dict[str, object]:
        given = self.cleaned_data
        names = {
            "members": "quorum_members",
            "each_constituency": "quorum_constituency",
            "each_unit": "quorum_unit",
        }
        return {key: portion(given[name]) for key, name in names.items() if given[name]}

    def _majority(self) -> dict[str, object]:
        given = self.cleaned_data
        found: dict[str, object] = {
            "threshold": given["threshold"].replace(" ", "") or "1/2",
            "strict": given["strict"] != "no",
            "base": given["base"] or Base.YES_NO.value,
        }
        if given["double"]:
            found["double_majority"] = {
                "needed": portion(given["needed"]) if given["needed"] else "all",
                "beneficiaries": "own_seat" if given["own_seat"] else "with_constituency",
            }
        return found

    def _of_method(self, method: Method) -> dict[str, object]:
        given = self.cleaned_data
        if method is Method.MAJORITY:
            return self._majority()
        asked: dict[Method, dict[str, object]] = {
            Method.CONSENSUS: {"blocks": given["blocks"] or 0},
            Method.APPROVAL: {"approval": {"at_most": given["approvals"]}} if given["approvals"] else {},
            Method.SCORE: {"score": {"min": 0, "max": given["most_score"] or 5}},
            Method.DOTS: {"dots": {"each": given["dots"] or 5}},
            Method.STV: {"quota": given["quota"] or Quota.DROOP.value},
        }
        return asked.get(method, {})

    def terms(self) -> dict[str, object]:
        """Give what is counted by, as a rule's JSON; the actions read it and name what can't be meant."""
        given = self.cleaned_data
        method, tie = Method(given["method"]), given["tie"] or TieBreak.STATUS_QUO.value
        found: dict[str, object] = {"method": method.value, **self._of_method(method)}
        if (method is Method.MAJORITY or method in _SHARED) and tie != TieBreak.STATUS_QUO:
            found["tie"] = {"by": tie, _CHAIR: _CHAIR} if tie == TieBreak.CHAIR else {"by": tie}
        if quorum := self._quorum():
            found["quorum"] = quorum
        if given["proxies"]:
            found["proxies"] = {"per_holder": given["proxies"]}
        return found

    def way(self) -> Way:
        """Give what was written."""
        given = self.cleaned_data
        told = Process(**{name: given[name] for name in (*process.FLAGS, *process.DAYS)})
        return Way(terms=self.terms(), process=told, says=given["says"])


class _BodyChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of the network's bodies, by its name in the reader's language."""

    def label_from_instance(self, obj: Any) -> str:
        """Give its name."""
        return name_text(obj.names)


class ScopeForm(NamesForm):
    """What a rule is called, for which decisions it is, and who decides by it."""

    subjects = forms.MultipleChoiceField(
        label=_("For which decisions"),
        choices=[(each.value, _(SUBJECT_LABELS[each])) for each in Subject],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("“Everyday matters” also covers what no other rule is for."),
    )
    body = _BodyChoice(
        Body.objects.none(),
        label=_("Who decides by it"),
        required=False,
        empty_label=_("All members"),
    )

    def __init__(self, *args: Any, network: Network, **more: Any) -> None:
        """Offer the bodies that there are today."""
        super().__init__(*args, language=network.language, **more)
        body: Any = self.fields["body"]
        ended = network.bodies.filter(until__lt=timezone.localdate()).values("pk")
        body.queryset = network.bodies.exclude(pk__in=ended)

    def scope(self) -> Scope:
        """Give what was written."""
        subjects = tuple(Subject(each) for each in self.cleaned_data["subjects"])
        return Scope(names=self.names(), subjects=subjects, body=self.cleaned_data["body"])


class RuleForm(ScopeForm, WayForm):
    """A new rule, whole."""


class RuleScopeForm(VersionForm, ScopeForm):
    """What a rule that stands is called and for."""

    def __init__(self, *args: Any, standing: DecisionRule, **more: Any) -> None:
        """Begin with what stands."""
        super().__init__(*args, network=standing.network, names=standing.names, **more)
        self.initial.update(subjects=standing.subjects, body=standing.body_id, version=standing.version)
