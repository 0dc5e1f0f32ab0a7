"""What happens to accounts: joining, signing in and out, codes, a new address. All of it is recorded."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from almoner.ground.accounts.models import Person
from almoner.ground.core.refusals import Refused
from almoner.ground.office import access
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action


@action("office.send_account_letter", clause="", may=access.nobody, system=True)
def send_account_letter(
    act: Act, person: Person | None, *, to: str, letter: str, values: dict[str, str]
) -> None:
    """A letter about an account, mostly a code. Known and unknown addresses cost the same work."""
    act.note(letter=letter)
    act.tell(to, letter, **values)


@action("office.join", clause="", may=access.nobody, system=True)
def join(act: Act, nothing: None, *, email: str, name: str) -> Person:
    """Somebody opens an account for themselves; it can do nothing until the code in the letter is typed."""
    person = Person(email=email.lower(), name=name.strip(), joined_at=act.at)
    person.set_unusable_password()
    return act.add(person)


@action("office.invite", clause="", may=access.may_invite, system=True)
def invite(act: Act, nothing: None, *, email: str, name: str, job_title: str = "") -> Person:
    """An account made for a colleague; they sign in with their email address when they first need it."""
    if Person.objects.filter(email__iexact=email).exists():
        raise Refused(
            "There is an account with this address already.", {"email": ["Choose another address."]}
        )
    person = Person(email=email.lower(), name=name.strip(), job_title=job_title.strip(), joined_at=act.at)
    person.set_unusable_password()
    act.tell(person.email, "office/you_are_invited", name=person.name)
    return act.add(person)


@action("office.prove_address", clause="", may=access.nobody, system=True)
def prove_address(act: Act, person: Person) -> None:
    """A code from our letter was entered, so the person reads what is sent there."""
    known = {"verified": True, "primary": True}
    EmailAddress.objects.update_or_create(user=person, email=person.email.lower(), defaults=known)


@action("office.note_sign_in", clause="", may=access.themselves)
def note_sign_in(act: Act, person: Person, *, how: str) -> None:
    act.note(how=how)


@action("office.note_sign_out", clause="", may=access.themselves)
def note_sign_out(act: Act, person: Person) -> None:
    """The person ended the session; one that merely ran out leaves no line."""


@action("office.confirm_identity", clause="1.10", may=access.themselves)
def confirm_identity(act: Act, person: Person, *, how: str) -> None:
    """Before signing, or changing how they sign in, the person showed again that it is them."""
    act.note(how=how)


@action("office.note_account_change", clause="", may=access.themselves)
def note_account_change(act: Act, person: Person, *, change: str) -> None:
    """The second factor was set up, removed or renewed; the person is told, in case it was not them."""
    act.note(change=change)
    act.tell(person.email, "office/account_changed", change=change)


@action("office.describe_self", clause="", may=access.themselves)
def describe_self(act: Act, person: Person, *, name: str, job_title: str, phone: str) -> Person:
    person.name, person.job_title, person.phone = name.strip(), job_title.strip(), phone.strip()
    return act.save(person)


@action("office.change_email", clause="", may=access.themselves)
def change_email(act: Act, person: Person, *, email: str) -> Person:
    """The new address has shown that it can read our letters; both addresses are told."""
    email = email.lower()
    if Person.objects.filter(email__iexact=email).exclude(pk=person.pk).exists():
        raise Refused("This address cannot be used.", {"email": ["Choose another address."]})
    for address in (person.email, email):
        act.tell(address, "office/email_changed", old=person.email, new=email)
    EmailAddress.objects.filter(user=person).delete()
    EmailAddress.objects.create(user=person, email=email, verified=True, primary=True)
    person.email = email
    return act.save(person)


@action("office.close_account", clause="", may=access.may_close_account)
def close_account(act: Act, person: Person, *, reason: str) -> Person:
    """The person can no longer sign in; what they did stays theirs in the record."""
    act.because(reason)
    person.is_active = False
    return act.save(person)


@action("office.reset_second_factor", clause="", may=access.may_close_account)
def reset_second_factor(act: Act, person: Person, *, reason: str) -> None:
    """The phone is lost and the recovery codes with it: at the next sign-in staff set up another."""
    act.because(reason)
    act.note(change="second_factor_reset")
    act.tell(person.email, "office/account_changed", change="second_factor_reset")
    Authenticator.objects.filter(user=person).delete()


@action("office.open_account", clause="", may=access.may_close_account)
def open_account(act: Act, person: Person) -> Person:
    person.is_active = True
    return act.save(person)
