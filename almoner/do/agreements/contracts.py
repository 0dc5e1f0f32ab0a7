"""What can be asked of contracts: their list, their facts for the rules, and what is due."""

from datetime import date, datetime

from django.conf import settings
from django.db.models import QuerySet

from almoner.do.agreements.models import Contract
from almoner.ground.accounts.models import Person
from almoner.ground.accounts.roles import CASEWORK, has_role
from almoner.ground.core.calendar import financial_year, london_date
from almoner.policy import contracts as policy
from almoner.policy.findings import Finding, run
from almoner.policy.terms import terms_on

VICTIMS = "victim_support"


def visible_to(person: Person | None) -> QuerySet[Contract]:
    return Contract.objects.all() if has_role(person, *CASEWORK) else Contract.objects.none()


def next_reference(starts_on: date) -> str:
    """`C-26-01`: the financial year in which it starts, and the place."""
    year = financial_year(starts_on)[2:4]
    many = Contract.objects.filter(reference__startswith=f"C-{year}-").count()
    return f"C-{year}-{many + 1:02d}"


def listed(found: QuerySet[Contract], after: int | None = None) -> QuerySet[Contract]:
    """Newest first; `after` is the key of the last row seen."""
    if after is not None:
        found = found.filter(pk__lt=after)
    return found.select_related("provider", "fund").order_by("-pk")


def running(day: date) -> QuerySet[Contract]:
    """Contracts whose current end has not passed."""
    return Contract.objects.filter(ends_on__gte=day).select_related("fund").order_by("ends_on", "pk")


def running_of(row: Contract, *, at: datetime) -> policy.Running:
    today = london_date(at)
    return policy.Running(
        terms=terms_on(today, settings.POLICY_FOLDER),
        today=today,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        latest_end=row.latest_end,
        is_for_victims=row.fund.purpose == VICTIMS,
        may_extend=row.extensions_used < len(row.extension_months),
        is_followed=bool(row.successor_id or row.next_note),
        value_pence=row.value_pence,
        is_signed=row.signed_on is not None,
        copy_is_settled=bool(row.copy_state),
    )


def alarms(row: Contract, *, at: datetime) -> list[Finding]:
    """What the rules warn of while it runs."""
    return [one for one in run(policy.WHILE_IT_RUNS, running_of(row, at=at)) if one.needs_reason]
