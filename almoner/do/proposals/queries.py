"""What can be asked of ad-hoc proposals."""

from datetime import date

from django.db.models import QuerySet

from almoner.do.diligence.models import Case
from almoner.do.diligence.queries import verdict_of
from almoner.do.proposals.models import Proposal
from almoner.do.proposals.states import FORWARD, PROPOSAL
from almoner.ground.accounts.models import Person
from almoner.ground.accounts.roles import OFFICER
from almoner.ground.core.calendar import financial_year
from almoner.ground.office.queries import holders
from almoner.plan.funds.models import FundBudget
from almoner.plan.funds.queries import in_order
from almoner.policy.ad_hoc import LINE


def next_reference(day: date) -> str:
    """`AD-26-01`: the financial year in which it was raised, and the place."""
    year = financial_year(day)[2:4]
    many = Proposal.objects.filter(reference__startswith=f"AD-{year}-").count()
    return f"AD-{year}-{many + 1:02d}"


def listed(found: QuerySet[Proposal], state: str = "", after: int | None = None) -> QuerySet[Proposal]:
    """Newest first; `after` is the key of the last row seen."""
    if state in PROPOSAL.words:
        found = found.filter(status=state)
    if after is not None:
        found = found.filter(pk__lt=after)
    return found.select_related("organisation", "budget__fund", "diligence").order_by("-pk")


def whole(found: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """With everything that the page of one proposal shows."""
    return found.select_related(
        "organisation", "budget__fund", "budget__stream", "priority", "sponsor", "raised_by", "diligence"
    )


def budgets_since(year: str) -> list[FundBudget]:
    """Ad-hoc budgets of a financial year and after (`2026/27`), the newest first."""
    return in_order(FundBudget.objects.filter(line=LINE, financial_year__gte=year))


def sponsors_on(day: date) -> list[Person]:
    """Commissioning officers of the day."""
    return list(holders(OFFICER, day).order_by("name"))


def checks_of(row: Proposal) -> str:
    """The verdict of its checks as the policy reads it; nothing while they are not concluded."""
    case: Case | None = row.diligence
    return verdict_of(case)


def put_forward() -> QuerySet[Proposal]:
    """Those that wait for their checks or for a sheet, the oldest first."""
    return Proposal.objects.filter(status=FORWARD).select_related("organisation", "diligence").order_by("pk")
