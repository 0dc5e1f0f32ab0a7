"""Planning a pool: its years, the pieces of work, who pays how much for each, and other funders (3.7)."""

from dataclasses import asdict, dataclass

from almoner.analyse.organisations.models import Organisation
from almoner.ground.core.calendar import is_financial_year
from almoner.ground.core.refusals import Refused, refuse
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.plan.funds.models import PURPOSES, Fund, FundBudget
from almoner.plan.funds.posting import locked
from almoner.plan.pools import facts, queries
from almoner.plan.pools.access import may_plan
from almoner.plan.pools.models import OtherFunder, Pool, PoolShare, PoolYear, Workstream
from almoner.policy import pools as policy
from almoner.policy.findings import run


@dataclass(frozen=True)
class PoolDetails:
    code: str
    name: str
    fund: Fund
    aims: str = ""
    own_fund: Fund | None = None
    own_line: str = ""


@dataclass(frozen=True)
class WorkDetails:
    title: str
    description: str
    outcome: str
    purpose: str
    partner: Organisation | None = None


@dataclass(frozen=True)
class FunderDetails:
    """Money that never comes to this office; whole pence."""

    name: str
    what_for: str
    amount_pence: int
    source: str


@action("pools.keep_pool", clause="3.7", may=may_plan)
def keep_pool(act: Act, pool: Pool | None, *, details: PoolDetails) -> Pool:
    """Name a partnership that pools money (`None`), or change one; a pool with years keeps code and fund."""
    others = Pool.objects.exclude(pk=pool.pk if pool else 0)
    if others.filter(code=details.code).exists():
        refuse("code", "This code is in use. Choose another.")
    if others.filter(fund=details.fund).exists():
        refuse("fund", "This fund is another pool's.")
    if bool(details.own_fund) != bool(details.own_line.strip()):
        refuse("own_line", "Name the fund and the heading of the office's own contribution, or neither.")
    if pool and pool.years.exists() and (pool.code, pool.fund_id) != (details.code, details.fund.pk):
        refuse("code", "Code and fund stay as they are: the pool has years already.")
    row = pool or Pool()
    for name in ("code", "name", "fund", "aims", "own_fund", "own_line"):
        setattr(row, name, getattr(details, name))
    return act.save(row) if pool else act.add(row)


@action("pools.begin_year", clause="3.7", may=may_plan)
def begin_year(act: Act, pool: Pool, *, financial_year: str) -> PoolYear:
    if not is_financial_year(financial_year):
        refuse("financial_year", "Enter a financial year like 2026/27.")
    if pool.years.filter(financial_year=financial_year).exists():
        refuse("financial_year", "The pool has this year already.")
    act.note(year=financial_year)
    return act.add(PoolYear(pool=pool, financial_year=financial_year, begun_at=act.at))


@action("pools.keep_work", clause="3.7", may=may_plan)
def keep_work(
    act: Act, year: PoolYear, *, details: WorkDetails, work: Workstream | None = None
) -> Workstream:
    """Add a piece of work (`None`) or change one, as long as none of its money stands on a sheet."""
    missing = {
        name: [sentence]
        for name, sentence in (
            ("title", "Enter a title."),
            ("description", "Say what it is for."),
            ("outcome", "Say what is to come of it."),
        )
        if not getattr(details, name).strip()
    }
    if missing:
        raise Refused([one for many in missing.values() for one in many], missing)
    if details.purpose not in dict(PURPOSES):
        refuse("purpose", "Choose what the work is for (1.5).")
    twins = year.workstreams.filter(title=details.title.strip()).exclude(pk=work.pk if work else 0)
    if twins.exists():
        refuse("title", "There is work of this title in the year already.")
    row = year.workstreams.get(pk=work.pk) if work else Workstream(year=year, reference=next_reference(year))
    for share in row.shares.all() if work else ():
        must_be_free(share)
    if work and row.shares.exists() and row.purpose != details.purpose:
        refuse("purpose", "Money is allocated to this work: take it out before its purpose changes.")
    for name in ("title", "description", "outcome", "purpose", "partner"):
        setattr(row, name, getattr(details, name))
    row.title = row.title.strip()
    return act.save(row) if work else act.add(row)


def next_reference(year: PoolYear) -> str:
    """`VV-26-03`: the pool, the year in which the money begins, and the place."""
    start = f"{year.pool.code}-{year.financial_year[2:4]}-"
    used = Workstream.objects.filter(reference__startswith=start).values_list("reference", flat=True)
    return f"{start}{max((int(one.rsplit('-', 1)[1]) for one in used), default=0) + 1:02d}"


@action("pools.drop_work", clause="3.7", may=may_plan)
def drop_work(act: Act, year: PoolYear, *, work: Workstream) -> PoolYear:
    row = year.workstreams.get(pk=work.pk)
    if row.shares.exists():
        raise Refused("Money is allocated to this work. Take its shares out first.")
    act.remove(row)
    return year


@action("pools.allocate", clause="3.7", may=may_plan)
def allocate(
    act: Act, work: Workstream, *, budget: FundBudget, amount_pence: int, how_it_fits: str = ""
) -> PoolShare:
    """Say what a contributor gives to the work: within what it has left, and for its purpose (R3.7-1)."""
    if amount_pence <= 0:
        refuse("amount_pence", "Enter a sum of more than nothing.")
    locked(budget)
    known = {one.budget.pk: one for one in queries.joint_budget(work.year).contributors}
    if budget.pk not in known:
        refuse("budget", f"Choose a contributor of {work.year}.")
    row = work.shares.filter(budget=budget).first() or PoolShare(workstream=work, budget=budget)
    before_pence = row.amount_pence if row.pk else 0
    if row.pk:
        must_be_free(row)
    row.amount_pence, row.how_it_fits = amount_pence, how_it_fits.strip()
    must_be_right(row, facts.share_of(row, known[budget.pk], before_pence))
    act.note(budget=budget.pk, pence=amount_pence)
    return act.save(row) if row.pk else act.add(row)


def must_be_right(row: PoolShare, share: policy.Share) -> None:
    wrong = [one for one in run(policy.BEFORE_ALLOCATING, share) if one.blocks]
    if wrong:
        by_field: dict[str, list[str]] = {}
        for one in wrong:
            by_field.setdefault(one.about, []).append(f"{one.because} {one.remedy}")
        raise Refused([sentence for many in by_field.values() for sentence in many], by_field)


@action("pools.take_out", clause="3.7", may=may_plan)
def take_out(act: Act, work: Workstream, *, share: PoolShare) -> Workstream:
    row = work.shares.get(pk=share.pk)
    must_be_free(row)
    if row.decision_lines.exists():
        raise Refused("This share stood on a decision sheet, so it is kept. Change its sum instead.")
    act.remove(row)
    return work


def must_be_free(share: PoolShare) -> None:
    if share.decided_at or queries.is_on_a_sheet(share):
        raise Refused("This money stands on a decision sheet: it stays as it is.")


@action("pools.keep_funder", clause="3.7", may=may_plan)
def keep_funder(
    act: Act, year: PoolYear, *, details: FunderDetails, funder: OtherFunder | None = None
) -> OtherFunder:
    """Note (`None`) or change what somebody else gives to the work outside our ledger."""
    if details.amount_pence <= 0:
        refuse("amount_pence", "Enter a sum of more than nothing.")
    missing = [name for name in ("name", "what_for", "source") if not getattr(details, name).strip()]
    for name in missing:
        refuse(name, "Say who gives the money, for what, and where that is written.")
    twins = year.funders.filter(name=details.name, what_for=details.what_for)
    if twins.exclude(pk=funder.pk if funder else 0).exists():
        refuse("name", "This funder stands here for the same already.")
    row = year.funders.get(pk=funder.pk) if funder else OtherFunder(year=year)
    for name, value in asdict(details).items():
        setattr(row, name, value)
    return act.save(row) if funder else act.add(row)


@action("pools.drop_funder", clause="3.7", may=may_plan)
def drop_funder(act: Act, year: PoolYear, *, funder: OtherFunder) -> PoolYear:
    act.remove(year.funders.get(pk=funder.pk))
    return year


def promise(act: Act, share: PoolShare, *, commitment: str) -> None:
    """Within the writing of a sheet: the reference under which the ledger will hold the share."""
    row = PoolShare.objects.select_for_update().get(pk=share.pk)
    row.commitment = commitment
    act.save(row)


def settle(act: Act, share: PoolShare, *, decided_pence: int) -> None:
    """Within the publication of its decision: the share is what was decided."""
    row = PoolShare.objects.select_for_update().get(pk=share.pk)
    row.amount_pence, row.decided_at = decided_pence, act.at
    act.save(row)
