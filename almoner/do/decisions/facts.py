"""Decision sheets as the policy's rules read them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from almoner.analyse.organisations.facts import org_id
from almoner.analyse.organisations.models import PUBLIC_BODY
from almoner.analyse.partnerships.queries import strategy_findings
from almoner.do.applications.models import Application
from almoner.do.applications.states import INELIGIBLE, NOT_RECOMMENDED, RESERVE
from almoner.do.decisions import queries, wording
from almoner.do.decisions.content import digest_of, receives_pence, won_parts
from almoner.do.decisions.models import Decision, DecisionLine
from almoner.do.decisions.subsidy_facts import subsidies_of
from almoner.do.diligence.models import Case
from almoner.do.diligence.queries import verdict_of
from almoner.do.evaluation.models import RECOMMEND, Recommendation
from almoner.do.procurement.models import CONDITIONS, DIRECT
from almoner.ground.accounts.roles import held_on
from almoner.ground.core.calendar import bank_holidays, london_date
from almoner.ground.office import queries as office
from almoner.plan.funds.anticipated import permitted_in
from almoner.plan.funds.models import FundBudget
from almoner.plan.funds.queries import balance
from almoner.plan.priorities.queries import priorities_on
from almoner.policy import sheets
from almoner.policy.ad_hoc import LINE as AD_HOC
from almoner.policy.diligence_facts import PASS_WITH_CONDITIONS
from almoner.policy.terms import Terms, terms_on

NEAR_A_LINE = (
    "budget__fund", "budget__stream", "organisation", "priority", "application__diligence", "allocation",
    "lot__procurement", "proposal__diligence", "pool_share__workstream",
)  # fmt: skip


def terms_of(decision: Decision, day: date) -> Terms:
    """The numbers the sheet was made under, those of today while it is being written (R0-2)."""
    return Terms.from_dict(decision.terms, otherwise=terms_on(day)) if decision.terms else terms_on(day)


def months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, 28))


def sheet_of(decision: Decision, *, at: datetime) -> sheets.Sheet:
    """The whole sheet as facts; reads everything it needs in a fixed number of queries."""
    today = london_date(at)
    terms = terms_of(decision, today)
    lines = list(decision.lines.select_related(*NEAR_A_LINE))
    years = sorted({line.budget.financial_year for line in lines})
    day = decision.dated or today
    return sheets.Sheet(
        terms=terms,
        today=today,
        reference=decision.reference,
        title=decision.title,
        year=years[0] if years else year_of(decision),
        area=decision.area_affected,
        enquiries_to=decision.enquiries_to,
        author=decision.author.public_id,
        dated=decision.dated,
        panel_on=panel_day(decision),
        receives_pence=receives_pence(decision),
        total_pence=wording.stated_total_pence(decision) if lines else None,
        lines=facts_of_lines(decision, lines, terms, day),
        balances=balances(lines),
        plan_priorities=tuple(one.code for one in priorities_on(day)),
        strategic_links=decision.strategic_links,
        **strategies(decision, day),
        csp_regard=decision.csp_regard,
        needs_csp_regard=bool(lines),
        propriety=decision.mpm_note,
        assessors=assessors(decision),
        digest=digest_of(decision),
        small_approver=small_approver(decision, today),
        signatures=signatures(decision),
        refusals=refusals(decision),
        withheld=withheld(decision),
        published_on=london_date(decision.published_at) if decision.published_at else None,
        reported_on=decision.reported_at.held_on if decision.reported_at else None,
        bank_holidays=frozenset().union(*(bank_holidays(year) for year in range(day.year, today.year + 2))),
    )


def strategies(decision: Decision, day: date) -> dict[str, tuple[str, ...]]:
    """Those that the sheet names, and of them those not in force on its day."""
    rows = list(decision.regards.select_related("strategy"))
    expired = [one.named for one in rows if strategy_findings(one.strategy, day)]
    return {"strategies": tuple(one.named for one in rows), "expired_strategies": tuple(expired)}


def signing_sheet(decision: Decision, *, at: datetime) -> sheets.Sheet:
    """Only what the rules of signing ask: sums, author, judges, the digest, and who has signed it."""
    today = london_date(at)
    amounts = decision.lines.values_list("title", "amount_pence")
    return sheets.Sheet(
        terms=terms_of(decision, today),
        today=today,
        author=decision.author.public_id,
        lines=tuple(sheets.Line(recipient=title, amount_pence=pence) for title, pence in amounts),
        receives_pence=receives_pence(decision),
        assessors=assessors(decision),
        digest=digest_of(decision),
        small_approver=small_approver(decision, today),
        signatures=signatures(decision),
    )


def year_of(decision: Decision) -> str:
    """Of a sheet without lines: its round's year, else that of the money it accepts."""
    if decision.round:
        return decision.round.financial_year
    parts = won_parts(decision.accepts) if decision.accepts else []
    return parts[0].financial_year if parts else ""


def panel_day(decision: Decision) -> date | None:
    """The panel that a sheet about money reports; the launch of a round comes before any panel."""
    if decision.round is None or decision.kind == "process":
        return None
    panel = getattr(decision.round, "panel", None)
    return panel.met_on if panel and panel.met_on else decision.round.panel_on


def small_approver(decision: Decision, day: date) -> str:
    """Fixed when the sheet is opened; until then the office's setting of the day (R1.10-9)."""
    return decision.small_approver or office.small_approver_on(day)


def facts_of_lines(
    decision: Decision, lines: list[DecisionLine], terms: Terms, day: date
) -> tuple[sheets.Line, ...]:
    since = months_before(day, terms.splitting_window_months)
    small = queries.small_sums_before(decision, since, terms.signature_threshold_pence)
    bids = [line.application_id for line in lines if line.application_id]
    outcomes = dict(Recommendation.objects.filter(application__in=bids).values_list("application", "outcome"))
    light = light_checks(lines)
    permitted = permitted_in({line.budget.financial_year for line in lines})
    subsidies = subsidies_of(decision, lines, day)
    found = []
    for line in lines:
        is_small = 0 < line.amount_pence <= terms.signature_threshold_pence
        before = small.get(line.organisation_id or 0, 0) if is_small else 0
        purposes = permitted.get((line.budget.stream_id, line.budget.financial_year), frozenset())
        outcome = outcomes.get(line.application_id or 0)
        made = line_of(line, outcome, before, case_of(line, light), purposes)
        found.append(replace(made, subsidy=subsidies.get(line.pk)))
    return tuple(found)


def light_checks(lines: list[DecisionLine]) -> dict[str, Case]:
    """The checks of partners who get core or pooled money, by what they are about."""
    subjects = [checked_as(line) for line in lines if checked_as(line)]
    return {one.subject: one for one in Case.objects.filter(subject__in=subjects)} if subjects else {}


def checked_as(line: DecisionLine) -> str:
    """What the light checks of the line are about; nothing where it has no such checks."""
    if line.allocation:
        return line.allocation.reference
    return line.pool_share.workstream.reference if line.pool_share else ""


def case_of(line: DecisionLine, light: dict[str, Case]) -> Case | None:
    if subject := checked_as(line):
        return light.get(subject)
    source = line.application or line.proposal
    return source.diligence if source else None


def line_of(
    line: DecisionLine,
    outcome: str | None,
    smaller_before_pence: int,
    case: Case | None,
    permitted: frozenset[str],
) -> sheets.Line:
    return sheets.Line(
        recipient=str(line.organisation or line.title),
        amount_pence=line.amount_pence,
        description=line.description,
        purpose=line.purpose,
        permitted=permitted,
        fund=line.budget.fund.code,
        year=line.budget.financial_year,
        stream=line.budget.stream.code,
        statutory_basis=line.statutory_basis,
        priorities=(line.priority.code,) if line.priority else (),
        needs_panel=line.application_id is not None,
        panel_recommends=None if outcome is None else outcome == RECOMMEND,
        diligence=lot_checks(line) if line.lot else verdict_of(case),
        contrary_because=line.contrary_reason,
        waiver=line.proposal.reference if line.proposal else competed_in(line),
        lacks_proposal=is_bare_ad_hoc(line),
        most_pence=line.most_pence,
        lacks_identifier=is_bare_public_body(line),
        smaller_before_pence=smaller_before_pence,
        description_checked_by="checked" if line.description_was_checked else "",
    )


def lot_checks(line: DecisionLine) -> str:
    """What the seven-force team's checks of the winner said (R9.1-1)."""
    said = line.lot.procurement.checks if line.lot else ""
    return PASS_WITH_CONDITIONS if said == CONDITIONS else said


def is_bare_ad_hoc(line: DecisionLine) -> bool:
    """A grant from an ad-hoc budget that neither a proposal nor a bid of a round asked for (R3.6-2)."""
    asked = line.proposal_id or line.application_id or line.allocation_id
    return line.budget.line == AD_HOC and not asked and not line.for_contract


def is_bare_public_body(line: DecisionLine) -> bool:
    """A core partner that no register names (R4.21-6)."""
    partner = line.organisation if line.allocation_id else None
    return partner is not None and partner.kind == PUBLIC_BODY and not org_id(partner)


def competed_in(line: DecisionLine) -> str:
    """The tender of a contract's line, or its contract; a direct award has none (R1.9-2)."""
    if line.contract:
        return line.contract
    row = line.lot.procurement if line.lot else None
    return row.reference if row and row.route != DIRECT else ""


def balances(lines: Iterable[DecisionLine]) -> tuple[sheets.Balance, ...]:
    budgets: dict[int, FundBudget] = {line.budget_id: line.budget for line in lines}
    found = []
    for budget in budgets.values():
        money = balance(budget)
        found.append(
            sheets.Balance(budget.fund.code, budget.financial_year, money.budget_pence, money.free_pence)
        )
    return tuple(found)


def assessors(decision: Decision) -> frozenset[str]:
    """People who judged the bids on this sheet: panel members who scored and officers who sifted."""
    if decision.round is None:
        return frozenset()
    members = decision.round.panel.members if hasattr(decision.round, "panel") else None
    return frozenset(members.values_list("person__public_id", flat=True)) if members else frozenset()


def signatures(decision: Decision) -> tuple[sheets.Signature, ...]:
    return tuple(
        sheets.Signature(
            role=one.role,
            person=one.person.public_id,
            digest=one.digest,
            signed_on=london_date(one.signed_at),
            agrees=one.agrees,
            because=one.comment,
            holds_role=one.role in held_on(one.person, london_date(one.signed_at)),
        )
        for one in queries.standing_signatures(decision)
    )


def refusals(decision: Decision) -> tuple[sheets.Refusal, ...]:
    """What each unsuccessful bid of the round will be told when this sheet is announced (R3.3-4)."""
    if decision.round is None:
        return ()
    on_sheet = decision.lines.exclude(application=None).values_list("application_id", flat=True)
    waiting = Application.objects.filter(
        round=decision.round, status__in=(INELIGIBLE, RESERVE, NOT_RECOMMENDED)
    ).exclude(pk__in=on_sheet)
    return tuple(
        sheets.Refusal(
            one.reference,
            reason=str(first.get("words", "")),
            criterion=str(first.get("criterion", "")),
        )
        for one in waiting
        for first in [(one.outcome_reasons or one.sift_reasons or [{}])[0]]
    )


def withheld(decision: Decision) -> tuple[sheets.Withheld, ...]:
    if not decision.withheld_ground:
        return ()
    by = decision.withheld_by.public_id if decision.withheld_by else ""
    return (sheets.Withheld("the whole sheet", decision.withheld_ground, by),)
