"""Bank details as the office's pages list them: by state, with who waits, and what is known of one."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Exists, F, OuterRef, QuerySet

from almoner.analyse.organisations.contacts import Held, digits, held
from almoner.analyse.organisations.models import PHONE, Organisation
from almoner.do.agreements.models import Agreement
from almoner.do.payees.facts import request_of
from almoner.do.payees.models import BankAccount
from almoner.do.payees.queries import Standing, standings
from almoner.do.payees.states import APPROVED, ASKED, CALLED, IN_USE, OPEN
from almoner.policy.bank_details import Number, called_a_number_held_before

RENAMED, ENDED = "renamed", "ended"
WAITING = (ASKED, CALLED, APPROVED)


def with_words(found: QuerySet[BankAccount]) -> QuerySet[BankAccount]:
    """With everything that a page of one account shows."""
    people = ("asked_by", "approved_by", "ended_by", "modulus_by", "organisation", "paper")
    return found.select_related(*people).prefetch_related("calls__by", "payee_checks__by")


def in_state(found: QuerySet[BankAccount], state: str, after: int | None = None) -> QuerySet[BankAccount]:
    """Newest first; without a state those that wait. `renamed` are in use under another name."""
    if state == RENAMED:
        found = renamed(found)
    elif state:
        found = found.filter(status=state)
    else:
        found = found.filter(status__in=WAITING)
    if after is not None:
        found = found.filter(pk__lt=after)
    return found.select_related("organisation", "asked_by").order_by("-pk")


def renamed(found: QuerySet[BankAccount]) -> QuerySet[BankAccount]:
    return found.filter(status=IN_USE).exclude(verified_name__iexact=F("organisation__name"))


def counts(found: QuerySet[BankAccount]) -> dict[str, int]:
    """How many there are in each state, and how many are in use under an old name."""
    by_state = Counter[str](found.values_list("status", flat=True))
    return {**by_state, RENAMED: renamed(found).count()}


def without_details() -> QuerySet[Organisation]:
    """Those with an agreement signed by both, from whom no bank details came yet."""
    signed = Agreement.objects.filter(status="signed", line__organisation=OuterRef("pk"))
    given = BankAccount.objects.filter(organisation=OuterRef("pk"), status__in=(*OPEN, IN_USE))
    return Organisation.objects.filter(Exists(signed), ~Exists(given)).order_by("name", "pk")


@dataclass(frozen=True)
class HeldNumber:
    """A telephone number that was held, and why it may not be called about these details, if so."""

    held: Held
    why_not: str


def numbers_for(account: BankAccount) -> list[HeldNumber]:
    """Each number ever held of the organisation, with what the rule says of calling it."""
    asked, began = request_of(account), account.organisation.created_at
    found, seen = [], set()
    for one in held(account.organisation, PHONE):
        number = Number(digits(one.value), one.since, one.since == began)
        verdict = called_a_number_held_before(replace(asked, called=number))
        if number.digits not in seen:
            found.append(HeldNumber(one, verdict.because if verdict.blocks else ""))
        seen.add(number.digits)
    return found


def state_words(organisation: Organisation, at: datetime) -> str:
    """How its bank details stand, for those who may see no number."""
    found: Standing = standings([organisation], at)[organisation.pk]
    return "Verified and in use" if found.account else found.why_not
