"""Forms of sign-in and of a person's own account."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms

from almoner.ground.ui.fields import EmailField, TextField
from almoner.ground.ui.forms import Form, speak_plainly
from almoner.ground.ui.looks import Look

CODE = Look(width="10", autocomplete="one-time-code")


def code_field(label: str, hint: str = "") -> TextField:
    return TextField(
        label=label, help_text=hint, max_length=40, look=CODE, error_messages={"required": "Enter the code."}
    )


def email_field(label: str = "Email address", hint: str = "") -> EmailField:
    missing = {"required": "Enter your email address."}
    return EmailField(label=label, help_text=hint, max_length=254, error_messages=missing)


class Plain(forms.Form):
    """allauth's forms, with our fields in place of theirs."""

    use_required_attribute = False

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, field in self.our_fields().items():
            speak_plainly(field, str(field.label))
            self.fields[name] = field

    def our_fields(self) -> dict[str, forms.Field]:
        return {}


class SignInForm(Plain, account.LoginForm):  # type: ignore[misc]
    def our_fields(self) -> dict[str, forms.Field]:
        return {"login": email_field(hint="We will send you a code. There is no password.")}


class JoinForm(Plain, account.SignupForm):  # type: ignore[misc]
    def our_fields(self) -> dict[str, forms.Field]:
        name = TextField(
            label="Full name",
            max_length=120,
            look=Look(autocomplete="name"),
            error_messages={"required": "Enter your full name."},
        )
        return {"name": name, "email": email_field(hint="We will send a code to this address.")}

    field_order = ("name", "email")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.order_fields(self.field_order)


class SignInCodeForm(Plain, account.ConfirmLoginCodeForm):  # type: ignore[misc]
    def our_fields(self) -> dict[str, forms.Field]:
        return {"code": code_field("Code")}


class JoinCodeForm(Plain, account.ConfirmEmailVerificationCodeForm):  # type: ignore[misc]
    def our_fields(self) -> dict[str, forms.Field]:
        return {"code": code_field("Code")}


class SecondFactorForm(Plain, AuthenticateForm):  # type: ignore[misc]
    def our_fields(self) -> dict[str, forms.Field]:
        return {"code": code_field("Code from your app", "Six digits, or one of your recovery codes.")}


class SetUpForm(Plain, ActivateTOTPForm):  # type: ignore[misc]
    def our_fields(self) -> dict[str, forms.Field]:
        return {"code": code_field("Code from your app", "The six digits that the app shows now.")}


class CodeForm(Form):
    """A code that we sent ourselves (see `codes`)."""

    code = code_field("Code")


class DetailsForm(Form):
    name = TextField(label="Full name", max_length=120, look=Look(autocomplete="name"))
    job_title = TextField(
        label="Job title",
        max_length=120,
        required=False,
        look=Look(autocomplete="organization-title"),
    )
    phone = TextField(
        label="Telephone", max_length=30, required=False, look=Look(width="20", autocomplete="tel")
    )


class NewEmailForm(Form):
    email = email_field(
        "New email address", "We will send a code to it. Until you enter the code nothing changes."
    )
