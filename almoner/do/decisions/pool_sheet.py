"""A sheet for a piece of a pool's work: a line for each contributor whose money it takes (3.7)."""

from datetime import date

from almoner.do.decisions import wording
from almoner.do.decisions.access import may_write
from almoner.do.decisions.content import line_reference
from almoner.do.decisions.drafting import draft, fill_sections
from almoner.do.decisions.models import Decision, DecisionLine
from almoner.do.decisions.states import DROPPED, NOT_AGREED
from almoner.ground.core.money import in_words
from almoner.ground.core.refusals import Refused
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.plan.pools.models import PoolShare, Workstream
from almoner.plan.pools.planning import promise, settle
from almoner.plan.pools.queries import is_on_a_sheet, is_own
from almoner.plan.priorities.models import Priority


@action("decisions.compose_pool", clause="3.7", may=may_write)
def compose_pool(
    act: Act, work: Workstream, *, priority: Priority, dated: date | None = None, reference: str = ""
) -> Decision:
    """Start the sheet that gives a piece of work its money, and fill it with all that is not decided."""
    if work.partner is None:
        raise Refused("Name the partner that delivers the work first.")
    shares = to_be_decided(work)
    if not shares:
        raise Refused("No money of this work waits for a decision.")
    if any(is_own(work.year.pool, one.budget) for one in shares) and not work.year.agreed_at:
        raise Refused("The office's own contribution to this year is not agreed yet (3.7).")
    title = f"{work.year.pool.name}: {work.title}, {work.year.financial_year}"[:200]
    decision: Decision = draft(None, by=act.by, at=act.at, title=title, dated=dated, reference=reference)
    lines = act.add_all(
        line_of_share(decision, work, one, priority, position) for position, one in enumerate(shares, start=1)
    )
    for line, share in zip(lines, shares, strict=True):
        promise(act, share, commitment=line_reference(line))
    write_first_words(act, decision, work, lines)
    act.note(decision=decision.reference, lines=len(lines), pence=sum(one.amount_pence for one in lines))
    return decision


def to_be_decided(work: Workstream) -> list[PoolShare]:
    shares = work.shares.filter(decided_at=None).select_related("budget__fund", "budget__stream")
    return [one for one in shares.order_by("pk") if not is_on_a_sheet(one)]


def sheets_of(work: Workstream) -> list[Decision]:
    """Sheets on which money of the work stands; a dropped one, or one not agreed, no longer counts."""
    found = Decision.objects.filter(lines__pool_share__workstream=work, disagreement="")
    return list(found.exclude(status__in=(DROPPED, NOT_AGREED)).distinct().order_by("pk"))


def line_of_share(
    decision: Decision, work: Workstream, one: PoolShare, priority: Priority, position: int
) -> DecisionLine:
    return DecisionLine(
        decision=decision,
        position=position,
        budget=one.budget,
        organisation=work.partner,
        pool_share=one,
        priority=priority,
        title=work.title,
        description=work.description,
        amount_pence=one.amount_pence,
        purpose=work.purpose,
        statutory_basis=one.budget.fund.statutory_basis,
        reasons=work.outcome,
        conditions=one.how_it_fits,
    )


def write_first_words(act: Act, decision: Decision, work: Workstream, lines: list[DecisionLine]) -> None:
    total, pool = in_words(sum(one.amount_pence for one in lines)), work.year.pool
    texts = {
        1: f"To give {total} of the pooled money of {pool.name} of {work.year.financial_year} "
        f"to {work.title} ({work.reference}).",
        2: wording.recommendation_text(lines),
        3: pool.aims,
        4: wording.proposal_text(lines),
        9: wording.financial_text(lines),
        10: wording.legal_text(lines),
    }
    fill_sections(act, decision, texts)


def settle_pools(act: Act, decision: Decision) -> None:
    """Published and agreed: each share of a pool on the sheet is what was decided."""
    lines = decision.lines.filter(is_agreed=True, pool_share__isnull=False, amount_pence__gt=0)
    for line in lines.select_related("pool_share"):
        if line.pool_share:
            settle(act, line.pool_share, decided_pence=line.amount_pence)
