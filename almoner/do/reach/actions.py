"""Saying where and how a service is reached, and who pays for it beside this office (2.1 b, f)."""

from dataclasses import asdict, dataclass

from almoner.analyse.areas.queries import areas_on, by_code
from almoner.do.agreements.access import may_issue
from almoner.do.agreements.contracts import VICTIMS
from almoner.do.agreements.models import Contract
from almoner.do.reach.models import CoFunder, Reach, ReachArea
from almoner.do.reach.queries import reach_of
from almoner.ground.core.calendar import is_financial_year, london_date
from almoner.ground.core.refusals import refuse, refuse_unless
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.policy.findings import run
from almoner.policy.reach import OF_A_SERVICE, WAYS, Service


@dataclass(frozen=True)
class Said:
    """Codes of areas and of the policy's ways; `reason` is needed where areas are left out."""

    areas: tuple[str, ...]
    ways: tuple[str, ...]
    hours: str = ""
    languages: str = ""
    reason: str = ""


@dataclass(frozen=True)
class CoFunding:
    """One commissioner, one financial year (`2026/27`), whole pence."""

    name: str
    financial_year: str
    amount_pence: int
    source: str
    leads: bool = False


@action("reach.say", clause="2.1", may=may_issue)
def say(act: Act, contract: Contract, *, said: Said) -> Contract:
    """Which areas the service reaches and in which ways; leaving one out needs a reason (R2.1b-1)."""
    found = by_code(said.areas)
    refuse_unless(
        ("areas", found and not set(said.areas) - found.keys(), "Choose at least one area from the list."),
        ("ways", said.ways and not set(said.ways) - WAYS.keys(), "Choose at least one way from the list."),
    )
    must_be_reasoned(act, contract, said)
    known = reach_of(contract)
    row = known or Reach(contract=contract)
    row.ways, row.hours, row.languages = list(said.ways), said.hours.strip(), said.languages.strip()
    row.reason, row.said_at = said.reason.strip(), act.at
    row = act.save(row) if known else act.add(row)
    covered = {one.area_id: one for one in row.areas.all()}
    wanted = {one.pk: one for one in found.values()}
    act.remove_all(one for key, one in covered.items() if key not in wanted)
    act.add_all(ReachArea(reach=row, area=area) for key, area in wanted.items() if key not in covered)
    act.note(areas=len(wanted), ways=len(said.ways), reasoned=bool(row.reason))
    return contract


def must_be_reasoned(act: Act, contract: Contract, said: Said) -> None:
    missing = tuple(one.name for one in areas_on(london_date(act.at)) if one.code not in said.areas)
    service = Service(contract.fund.purpose == VICTIMS, True, missing, said.reason)
    if found := [one for one in run(OF_A_SERVICE, service) if one.needs_reason]:
        refuse("reason", " ".join(f"{one.because} {one.remedy}" for one in found))


@action("reach.keep_co_funder", clause="2.1", may=may_issue)
def keep_co_funder(
    act: Act, contract: Contract, *, details: CoFunding, known: CoFunder | None = None
) -> Contract:
    """Note what another commissioner pays for a year of it (`None`), or change that."""
    same = contract.co_funders.filter(name=details.name.strip(), financial_year=details.financial_year)
    others = same.exclude(pk=known.pk) if known else same
    refuse_unless(
        ("name", details.name.strip(), "Name who pays."),
        ("financial_year", is_financial_year(details.financial_year), "Enter a financial year like 2026/27."),
        ("amount_pence", details.amount_pence > 0, "Enter a sum of more than nothing."),
        ("source", details.source.strip(), "Say in which agreement or letter it stands."),
        ("name", not others.exists(), "It is noted for this year already."),
    )
    row = known or CoFunder(contract=contract)
    for name, value in asdict(details).items():
        setattr(row, name, value.strip() if isinstance(value, str) else value)
    act.save(row) if known else act.add(row)
    act.note(year=details.financial_year, pence=details.amount_pence)
    return contract


@action("reach.drop_co_funder", clause="2.1", may=may_issue)
def drop_co_funder(act: Act, contract: Contract, *, row: CoFunder) -> Contract:
    """Take out what was noted wrongly."""
    act.remove(contract.co_funders.get(pk=row.pk))
    return contract
