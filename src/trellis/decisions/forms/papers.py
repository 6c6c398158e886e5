"""The secret paper as a form: the choice, and the code by which its author finds it again."""

from typing import Any

from django import forms
from django.core.signing import BadSignature, Signer
from django.utils.translation import gettext_lazy as _

from trellis.accounts import codes
from trellis.decisions.actions.papers import Paper
from trellis.decisions.forms.ballots import VoiceForm
from trellis.decisions.models import Entitled
from trellis.domain.problems import PAPER_CODE_WRONG, Problem
from trellis.domain.secretpapers import REASONED
from trellis.ui.problems import sentence


class PaperForm(VoiceForm):
    """A secret paper. Its code is drawn with the page, so that sending it twice puts in one paper."""

    def __init__(self, *args: Any, entitled: Entitled, **more: Any) -> None:
        """Ask what the method asks, the code where a paper is in, and a reason only where it counts."""
        super().__init__(*args, ballot=entitled.ballot, **more)
        self.signer = Signer(salt=f"trellis.decisions.paper.{entitled.ballot_id}")
        if self.method not in REASONED:
            del self.fields["reason"]
        else:
            self.fields["reason"].help_text = _(
                "An objection or a block needs one. All will read it: write it so that nobody knows you."
            )
        # Neither the browser nor our script of drafts keeps this form on the device.
        unkept = {"autocomplete": "off", "data-keep": "no"}
        self.fields["fresh"] = forms.CharField(
            widget=forms.HiddenInput(attrs=unkept), initial=lambda: self.signer.sign(codes.new())
        )
        if entitled.took_part:
            self.fields["code"] = forms.CharField(
                label=_("Code on the receipt"),
                max_length=40,
                required=False,
                widget=forms.TextInput(attrs=unkept),
                help_text=_("The paper with this code is taken out, and this one put in its place."),
            )

    def clean_fresh(self) -> str:
        """Take only a code that this page drew for this ballot."""
        try:
            return self.signer.unsign(self.cleaned_data["fresh"])
        except BadSignature:
            raise forms.ValidationError(sentence(Problem(PAPER_CODE_WRONG))) from None

    def paper(self) -> Paper:
        """Give what was written."""
        given = self.cleaned_data
        code = codes.tidy(given.get("code") or given["fresh"])
        return Paper(code=code, choice=self.choice(), reason=given.get("reason", ""))
