"""How django-allauth is made to keep our house: letters by the outbox, people by actions, plain words."""

import base64
import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.forms import BaseForm
from django.http import HttpRequest
from django.urls import reverse

from almoner.ground.accounts.models import Person
from almoner.ground.core import clock
from almoner.ground.office import sign_in
from almoner.ground.office.fresh import is_within, remember_shown

LETTERS = {
    "account/email/login_code": "office/sign_in_code",
    "account/email/email_confirmation_signup": "office/join_code",
    "account/email/email_confirmation": "office/join_code",
    "account/email/unknown_account": "office/no_account",
    "account/email/account_already_exists": "office/have_account",
}
CHANGES = {
    "mfa/email/totp_activated": "second_factor_set_up",
    "mfa/email/totp_deactivated": "second_factor_removed",
    "mfa/email/recovery_codes_generated": "recovery_codes_renewed",
}
WORDS = {
    "incorrect_code": "That code is not right. Check the latest letter and enter the code again.",
    "too_many_login_attempts": "Too many tries. Wait five minutes, then ask for a new code.",
    "rate_limited": "Too many tries. Wait five minutes, then try again.",
    "email_taken": "This address cannot be used.",
    "invalid_login": "Enter an email address in the correct format, like name@example.org.",
}
WRONG_FACTOR = "That code is not right. Enter the six digits your app shows now."
SAID = {"account/messages/logged_out.txt": "You have signed out."}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Sign-in by emailed code; there are no passwords."""

    error_messages = {**DefaultAccountAdapter.error_messages, **WORDS}

    def is_safe_url(self, url: str | None) -> bool:
        """After signing in people go on within this site: only addresses without a host are followed."""
        return is_within(url)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        values = {"code": str(context["code"])} if "code" in context else {}
        letter = LETTERS[template_prefix]
        sign_in.send_account_letter(None, by=None, at=clock.now(), to=email, letter=letter, values=values)

    def send_account_already_exists_mail(self, email: str) -> None:
        self.send_mail("account/email/account_already_exists", email, {})

    def send_notification_mail(self, template_prefix: str, user: Person, *context: Any, **more: Any) -> None:
        if template_prefix in CHANGES:
            sign_in.note_account_change(user, by=user, at=clock.now(), change=CHANGES[template_prefix])

    def save_user(self, request: HttpRequest, user: Person, form: BaseForm, commit: bool = True) -> Person:
        """allauth fills the row it gave us again from the row that was kept."""
        given = form.cleaned_data
        kept: Person = sign_in.join(None, by=None, at=clock.now(), email=given["email"], name=given["name"])
        return kept

    def pre_login(self, request: HttpRequest, user: Person, **more: Any) -> Any:
        """Who has entered a code from a letter has shown that the address is theirs."""
        shown = [record.get("email", "").lower() for record in get_authentication_records(request, user)]
        if user.email.lower() in shown and not is_proven(user):
            sign_in.prove_address(user, by=None, at=clock.now())
        return super().pre_login(request, user, **more)

    def login(self, request: HttpRequest, user: Person) -> None:
        how = [record["method"] for record in get_authentication_records(request, user)]
        super().login(request, user)
        remember_shown(request)
        sign_in.note_sign_in(user, by=user, at=clock.now(), how="+".join(how) or "code")

    def logout(self, request: HttpRequest) -> None:
        person = request.user
        if isinstance(person, Person):
            sign_in.note_sign_out(person, by=person, at=clock.now())
        super().logout(request)

    def get_reauthentication_methods(self, user: Person) -> list[dict[str, str]]:
        """One page shows again that it is them, whatever they are about to do (see `fresh`)."""
        if not user.is_authenticated:
            return []
        return [{"id": "reauthenticate", "description": "", "url": reverse("account_reauthenticate")}]

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str = "",
        *more: Any,
        message: str = "",
        **rest: Any,
    ) -> None:
        """Of allauth's own messages only those that say what the page does not."""
        if said := message or SAID.get(message_template, ""):
            super().add_message(request, level, message=said)


def is_proven(person: Person) -> bool:
    return bool(EmailAddress.objects.filter(user=person, email=person.email.lower(), verified=True).exists())


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets of second factors lie encrypted in the database, under a key made from ALMONER_SECRET."""

    error_messages = {**DefaultMFAAdapter.error_messages, "incorrect_code": WRONG_FACTOR}

    def box(self) -> Fernet:
        key = hashlib.sha256(f"second factors|{settings.SECRET_KEY}".encode()).digest()
        return Fernet(base64.urlsafe_b64encode(key))

    def encrypt(self, text: str) -> str:
        return self.box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return self.box().decrypt(encrypted_text.encode()).decode()
