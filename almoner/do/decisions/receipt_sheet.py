"""One sheet to accept money that a bid won; published, the money can be budgeted (1.8)."""

from datetime import date

from django.db.models import Q

from almoner.do.decisions.access import may_write
from almoner.do.decisions.content import receives_pence, won_parts
from almoner.do.decisions.drafting import draft, fill_sections
from almoner.do.decisions.models import Decision
from almoner.do.decisions.states import DROPPED, NOT_AGREED, PUBLISHED, WITHHELD
from almoner.ground.core.money import in_words
from almoner.ground.core.refusals import Refused
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.plan.bids.actions import accept
from almoner.plan.bids.models import ExternalBid
from almoner.plan.bids.states import WON


@action("decisions.compose_receipt", clause="1.8", may=may_write)
def compose_receipt(
    act: Act, bid: ExternalBid, *, dated: date | None = None, reference: str = ""
) -> Decision:
    """Start the sheet that accepts what a bid won, with its first words."""
    if bid.status != WON:
        raise Refused("Only money that was won is put to decision.")
    if standing := standing_sheet(bid):
        raise Refused(f"The money stands on decision {standing.reference} already.")
    title = f"Receipt of {bid.title}"[:200]
    decision: Decision = draft(
        None, by=act.by, at=act.at, title=title, kind="process", dated=dated, reference=reference
    )
    decision.accepts = bid
    act.save(decision)
    write_first_words(act, decision, bid)
    act.note(decision=decision.reference, pence=receives_pence(decision))
    return decision


def standing_sheet(bid: ExternalBid) -> Decision | None:
    """The sheet that may yet accept the bid, or did: not one dropped, withheld or not agreed."""
    was_refused = Q(status=PUBLISHED) & ~Q(disagreement="")
    found = bid.decisions.exclude(status__in=(DROPPED, NOT_AGREED, WITHHELD)).exclude(was_refused)
    return found.order_by("-id").first()


def write_first_words(act: Act, decision: Decision, bid: ExternalBid) -> None:
    parts = won_parts(bid)
    total = in_words(sum(one.awarded_pence or 0 for one in parts))
    listed = "\n".join(
        f"{in_words(one.awarded_pence or 0)}: {one.stream}, {one.financial_year}." for one in parts
    )
    texts = {
        1: f"To accept money that the office won: {total}.",
        2: f"That the commissioner accepts the receipt of {total}.",
        3: bid.purpose,
        4: listed,
        6: f"Partners in the bid: {bid.partners}." if bid.partners else "",
        9: "The money can be budgeted once this decision is published, and not before (1.8).\n" + listed,
    }
    fill_sections(act, decision, texts)


def settle_receipt(act: Act, decision: Decision) -> None:
    """Published and agreed: what the bid won is accepted."""
    if decision.accepts is not None:
        accept(decision.accepts, by=act.by, at=act.at, decision=decision.reference)
