"""Real rows for tests, each made by a small function with sensible values.

Rows go through `kept`, a tiny action of the tests, so that the record stays whole and `verify` finds nothing.
"""

import itertools
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import TypeVar

from almoner.analyse.areas.models import Area
from almoner.analyse.organisations.models import LEAD, Membership, Organisation
from almoner.analyse.organisations.names import matching_name
from almoner.analyse.organisations.passport import Document
from almoner.analyse.partnerships.models import CSP, Partnership, PartnershipArea, Strategy
from almoner.ground.accounts.models import Person, RoleHolding
from almoner.ground.core.refusals import Allowed
from almoner.ground.core.rows import Kept
from almoner.ground.files.models import StoredFile
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.plan.funds.models import BUDGET, Fund, FundBudget, FundingStream, LedgerRow
from almoner.plan.funds.posting import commit
from almoner.plan.priorities.models import PolicePlan, Priority

Row = TypeVar("Row", bound=Kept)
NOW = datetime(2026, 12, 10, 12, 0, tzinfo=UTC)
TODAY = date(2026, 12, 10)
LONG_AGO = date(2020, 4, 1)
numbers = itertools.count(1)


@action("tests.made", clause="0", may=lambda person, thing: Allowed("tests"), system=True)
def made(act: Act, nothing: None, *, rows: Sequence[Kept]) -> None:
    for row in rows:
        act.add(row) if row.pk is None else act.save(row)


def kept(row: Row, *more: Kept) -> Row:
    """Save new or changed rows through one action: the first, which is given back, and what hangs on it."""
    made(None, by=None, at=NOW, rows=(row, *more))
    return row


def a_person(*roles: str, name: str = "", email: str = "") -> Person:
    """Somebody with an account; `a_person("officer")` holds that role of the office since long ago."""
    number = next(numbers)
    name = name or f"Person {number}"
    person = Person(name=name, email=email or f"person{number}@example.org", joined_at=NOW)
    return kept(person, *(RoleHolding(person=person, role=role, starts_on=LONG_AGO) for role in roles))


def an_area(name: str = "", code: str = "", **values) -> Area:
    """Asked for again by its code, it is the same area."""
    number = next(numbers)
    code = code or f"A{number}"
    known = Area.objects.filter(code=code).first()
    defaults = {
        "name": name or f"Area {number}",
        "kind": "district",
        "population": 100_000,
        "starts_on": LONG_AGO,
    }
    return known or kept(Area(code=code, **(defaults | values)))


def an_organisation(name: str = "", *, lead: Person | None = None, **values) -> Organisation:
    """A charity without members, unless a `lead` is given."""
    number = next(numbers)
    name = name or f"Harbour Trust {number}"
    defaults = {
        "kind": "charity",
        "charity_number": str(1_000_000 + number),
        "annual_income_pence": 8_400_000,
        "email": f"office{number}@example.org",
        "created_at": NOW,
    }
    made = kept(Organisation(name=name, matching_name=matching_name(name), **(defaults | values)))
    if lead:
        a_member(made, person=lead)
    return made


def a_member(
    organisation: Organisation, kind: str = LEAD, *, person: Person | None = None, **values
) -> Membership:
    person = person or a_person()
    defaults = {"starts_on": LONG_AGO}
    return kept(Membership(organisation=organisation, person=person, kind=kind, **(defaults | values)))


def a_file(name: str = "constitution.pdf", **values) -> StoredFile:
    """The row alone: nothing lies in the store."""
    number = next(numbers)
    defaults = {"sha256": f"{number:064x}", "size": 1_200, "kind": "pdf", "scan": "not_scanned", "at": NOW}
    return kept(StoredFile(name=name, **(defaults | values)))


def a_document(organisation: Organisation, kind: str = "governing", **values) -> Document:
    defaults = {"title": "Constitution", "kept_at": NOW}
    values.setdefault("file", None)
    file = values.pop("file") or a_file()
    by = values.pop("kept_by", None) or a_person()
    return kept(Document(organisation=organisation, kind=kind, file=file, kept_by=by, **(defaults | values)))


def a_partnership(*areas: Area, kind: str = CSP, name: str = "", **values) -> Partnership:
    number = next(numbers)
    defaults = {"code": f"{kind.upper()}-{number}", "starts_on": LONG_AGO}
    made = Partnership(name=name or f"Partnership {number}", kind=kind, **(defaults | values))
    return kept(made, *(PartnershipArea(partnership=made, area=area) for area in areas or (an_area(),)))


def a_strategy(title: str = "Violence strategy", **values) -> Strategy:
    """A board's strategy, in force without a known end."""
    defaults = {"board": "Safety board", "starts_on": LONG_AGO}
    return kept(Strategy(title=title, **(defaults | values)))


def a_plan(
    title: str = "", starts_on: date = date(2024, 10, 1), ends_on: date = date(2028, 9, 30)
) -> PolicePlan:
    title = title or f"Police and Crime Plan {starts_on.year} to {ends_on.year}"
    known = PolicePlan.objects.filter(title=title, starts_on=starts_on).first()
    return known or kept(PolicePlan(title=title, starts_on=starts_on, ends_on=ends_on))


def a_plan_with_priorities(*codes: str) -> PolicePlan:
    """The plan in force on the tests' day, with priorities `Q1` and `Q2` unless others are named."""
    plan = a_plan()
    known = set(plan.priorities.values_list("code", flat=True))
    missing = [
        Priority(plan=plan, code=code, title=f"Priority {code}", position=position)
        for position, code in enumerate(codes or ("Q1", "Q2"), start=1)
        if code not in known
    ]
    return kept(*missing).plan if missing else plan


def a_stream(code: str = "LOCAL", **values) -> FundingStream:
    defaults = {"name": "Local budget", "kind": "b"}
    known = FundingStream.objects.filter(code=code).first()
    return known or kept(FundingStream(code=code, **(defaults | values)))


def a_fund(code: str = "CSDF", **values) -> Fund:
    defaults = {
        "name": "Community Safety Development Fund",
        "purpose": "crime_prevention",
        "statutory_basis": "Police Reform and Social Responsibility Act 2011, section 9",
    }
    known = Fund.objects.filter(code=code).first()
    return known or kept(Fund(code=code, **(defaults | values)))


def a_budget(
    amount_pence: int = 30_000_000,
    *,
    fund: Fund | None = None,
    year: str = "2026/27",
    line: str = "rounds",
    **values,
) -> FundBudget:
    """Money of the local stream, unless another `stream` is given, set in the ledger."""
    stream = values.pop("stream", None) or a_stream()
    budget = FundBudget(fund=fund or a_fund(), stream=stream, financial_year=year, line=line)
    set_at = LedgerRow(budget=budget, kind=BUDGET, amount_pence=amount_pence, reference=f"{year}-1", at=NOW)
    return kept(budget, *([set_at] if amount_pence else []))


def a_fund_with_budget(
    amount_pence: int = 30_000_000, code: str = "CSDF", year: str = "2026/27"
) -> FundBudget:
    """A fund with one budget, which is what it gives; the fund is `.fund`."""
    return a_budget(amount_pence, fund=a_fund(code), year=year)


@action("tests.committed", clause="1.6", may=lambda person, thing: Allowed("tests"), system=True)
def committed(act: Act, budget: FundBudget, *, amount_pence: int, reference: str) -> LedgerRow:
    return commit(act, budget, amount_pence, reference)


def a_commitment(budget: FundBudget, amount_pence: int, reference: str = "") -> LedgerRow:
    """Money taken from a budget, as a decision takes it."""
    reference = reference or f"24R1-{next(numbers):03d}"
    return committed(budget, by=None, at=NOW, amount_pence=amount_pence, reference=reference)
