"""Forms of the accounts room."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from trellis.accounts import codes
from trellis.accounts.models import Person
from trellis.accounts.people import Details
from trellis.ui.forms import VersionForm

FIELDS = ("name", "also_written", "phone", "email", "language", "calendar")


class SignIn(LoginForm):  # type: ignore[misc]  # allauth has no types
    """Asks for e-mail or sign-in name, and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Use plain labels instead of words inside the fields, which vanish as one types."""
        super().__init__(*args, **kwargs)
        login, password = self.fields["login"], self.fields["password"]
        login.label, password.label = _("E-mail or sign-in name"), _("Password")
        login.widget.attrs = {
            "autocomplete": "username",
            "autocapitalize": "none",
            "spellcheck": "false",
            "autofocus": True,
        }
        password.widget.attrs = {"autocomplete": "current-password"}
        password.help_text = ""


class CodeForm(forms.Form):
    """Asks for the code of an invitation."""

    code = forms.CharField(
        label=_("Code"),
        max_length=60,
        help_text=_("Twelve letters and digits. Capital or small letters are the same; spaces don't matter."),
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "autofocus": True,
                "class": "code-field",
            }
        ),
    )

    def clean_code(self) -> str:
        """Take it as it was meant."""
        code = codes.tidy(self.cleaned_data["code"])
        if len(code) != codes.LENGTH:
            raise forms.ValidationError(
                _("A code has twelve letters and digits; this one has %(count)s.") % {"count": len(code)}
            )
        return code


class PasswordForm(forms.Form):
    """Asks for a new password, twice."""

    password1 = forms.CharField(
        label=_("New password"),
        help_text=_(
            "At least 10 letters or digits. Three or four words that only you put together are good."
        ),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "autofocus": True}),
        strip=False,
    )
    password2 = forms.CharField(
        label=_("New password again"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        """Keep whose password it is: it may not be her name."""
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_password1(self) -> str:
        """Refuse what is too short, too common or too much like her name."""
        password: str = self.cleaned_data["password1"]
        validate_password(password, self.person)
        return password

    def clean(self) -> dict[str, Any]:
        """Refuse two that differ."""
        given = super().clean() or {}
        if "password1" in given and given["password1"] != given.get("password2"):
            self.add_error("password2", _("The two passwords differ. Type the same one twice."))
        return given


class ChangePassword(ChangePasswordForm):  # type: ignore[misc]  # allauth has no types
    """Asks for the present password, and twice for the new one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say it as `PasswordForm` does; allauth's hint is a list in HTML, which a hint can't show."""
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].label = _("Present password")
        for name, ours in PasswordForm.base_fields.items():
            self.fields[name].label, self.fields[name].help_text = ours.label, ours.help_text
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class PersonForm(forms.Form):
    """Asks for a person's details; `details()` is what an action takes.

    Not a model form: whether an address is taken is the action's to say, in its own words.
    """

    def __init__(self, *args: Any, person: Person | None = None, **kwargs: Any) -> None:
        """Begin with what is known of her, and help the keyboards of phones."""
        known = {name: getattr(person, name) for name in FIELDS} if person else {}
        super().__init__(*args, **{"initial": known, **kwargs})
        self.fields.update(forms.fields_for_model(Person, fields=FIELDS))
        self.fields["language"] = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
        for field, hint in {"name": "name", "phone": "tel", "email": "email"}.items():
            self.fields[field].widget.attrs["autocomplete"] = hint
        self.fields["phone"].widget.input_type = "tel"

    def details(self) -> Details:
        """Give what was written."""
        return Details(**{name: self.cleaned_data[name] for name in FIELDS})


class ChangePersonForm(PersonForm, VersionForm):
    """Asks for the details of somebody who is known."""

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        """Begin with what stands."""
        super().__init__(*args, person=person, **kwargs)
        self.initial["version"] = person.version

    def stands(self, person: Person) -> list[tuple[str, str]]:
        """Give what is known of her now, by the labels of the lines."""
        labels = [(str(self.fields[name].label), str(getattr(person, name))) for name in FIELDS[:4]]
        return [(label, value) for label, value in labels if value]
