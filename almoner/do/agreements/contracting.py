"""Contracts: made from an award, signed outside and recorded, or taken over from before (3.9, 9.1)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time

from almoner.analyse.organisations.models import Organisation
from almoner.do.agreements import contracts
from almoner.do.agreements.access import may_issue
from almoner.do.agreements.models import (
    CONTRACT,
    PUBLISHED_COPY,
    WITHHELD_COPY,
    Agreement,
    AgreementLine,
    Contract,
)
from almoner.do.agreements.states import AGREEMENT, CONTRACT_LIFE
from almoner.do.agreements.wording import digest_of
from almoner.do.decisions.models import DecisionLine
from almoner.do.decisions.states import PUBLISHED
from almoner.do.procurement.facts import tender_of
from almoner.do.procurement.models import Lot, Procurement
from almoner.do.procurement.queries import ends_at_latest, months_between
from almoner.do.procurement.states import AWARDED
from almoner.ground.core.calendar import london_date, london_moment
from almoner.ground.core.refusals import Refused, must_stand, refuse, refuse_unless
from almoner.ground.files.store import Checked
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.plan.funds.models import Fund
from almoner.policy import contracts as policy
from almoner.policy.findings import run
from almoner.policy.procurement import BEFORE_CONTRACT

NOON = time(12)


@dataclass(frozen=True)
class Signed:
    """Who signed the paper, for whom, and when; and how often it says that the contract is paid."""

    provider_name: str
    provider_position: str
    provider_on: date
    our_name: str
    our_title: str
    our_on: date
    payments_a_year: int = 4


@dataclass(frozen=True)
class TakenOver:
    """A contract that was agreed before; the decision and the value as they are stated."""

    title: str
    service: str
    provider: Organisation
    fund: Fund
    starts_on: date
    initial_end: date
    annual_pence: int
    decided_in: str
    signed_on: date
    extension_months: tuple[int, ...] = ()
    extensions_used: int = 0
    volume: str = ""
    payments_a_year: int = 4


@action("agreements.make_contract", clause="3.9", may=may_issue)
def make_contract(act: Act, lot: Lot) -> Contract:
    """From an awarded lot: the contract that both sides are to sign."""
    row = lot.procurement
    if row.status != AWARDED or lot.winner is None:
        raise Refused("A contract is made when the award is decided and published.")
    if Contract.objects.filter(lot=lot).exists():
        raise Refused("There is a contract of this lot already.")
    return act.add(
        Contract(
            reference=contracts.next_reference(row.starts_on),
            title=lot.title,
            service=row.service,
            provider=lot.winner,
            fund=row.budget.fund,
            lot=lot,
            starts_on=row.starts_on,
            initial_end=row.initial_end,
            extension_months=row.extension_months,
            ends_on=row.initial_end,
            latest_end=ends_at_latest(row.initial_end, row.extension_months),
            annual_pence=lot.annual_pence,
            value_pence=value_of(lot.annual_pence, row.starts_on, row.initial_end),
            volume=lot.volume,
            kept_by=act.by,
            kept_at=act.at,
        )
    )


def value_of(annual_pence: int, start: date, end: date) -> int:
    """The yearly sum by the months of the initial term, rounded up to a penny."""
    return -(-annual_pence * months_between(start, end) // 12)


@action("agreements.record_signatures", clause="3.9", may=may_issue)
def record_signatures(act: Act, contract: Contract, *, said: Signed, copy: Checked) -> Contract:
    """Both have signed the paper, which is kept; from here its decided money stands under an agreement."""
    if contract.lot is None:
        raise Refused("A contract taken over was signed before.")
    lines = list(decided_lines(contract.lot))
    must_be_whole(act, said, lines)
    facts = replace(tender_of(contract.lot.procurement, at=act.at), today=min(said.our_on, said.provider_on))
    must_stand(run(BEFORE_CONTRACT, facts))
    act.move(contract, CONTRACT_LIFE, "sign")
    contract.signed_on = max(said.our_on, said.provider_on)
    contract.payments_a_year = said.payments_a_year
    contract.agreement = agreement_of(act, contract, said, lines, copy)
    return act.save(contract)


def decided_lines(lot: Lot) -> Iterable[DecisionLine]:
    found = lot.decision_lines.filter(
        is_agreed=True, amount_pence__gt=0, decision__status=PUBLISHED, decision__disagreement=""
    )
    return found.select_related("decision").order_by("position")


def must_be_whole(act: Act, said: Signed, lines: list[DecisionLine]) -> None:
    if not lines:
        raise Refused("No published decision gives money to this contract (1.10).")
    published = max(london_date(one.decision.published_at) for one in lines if one.decision.published_at)
    refuse_unless(
        ("provider_name", said.provider_name.strip(), "Say who signed for the provider."),
        ("provider_position", said.provider_position.strip(), "Say what they are in the organisation."),
        ("provider_on", said.provider_on <= london_date(act.at), "That day has not come yet."),
        ("our_name", said.our_name.strip(), "Say who signed for us."),
        ("our_title", said.our_title.strip(), "Say in which office they signed."),
        ("our_on", said.our_on <= london_date(act.at), "That day has not come yet."),
        ("our_on", min(said.our_on, said.provider_on) >= published,
         f"The decision was published on {published:%-d %B %Y}: nobody signs before (1.10)."),
    )  # fmt: skip


def agreement_of(
    act: Act, contract: Contract, said: Signed, lines: list[DecisionLine], copy: Checked
) -> Agreement:
    total = sum(one.amount_pence for one in lines)
    row = Agreement(
        reference=contract.reference,
        line=lines[0],
        instrument=CONTRACT,
        amount_pence=total,
        digest=digest_of([], total),
        starts_on=contract.starts_on,
        ends_on=contract.ends_on,
        offered_at=act.at,
        lapses_on=said.provider_on,
        accepted_at=london_moment(said.provider_on, NOON),
        accepted_name=said.provider_name.strip(),
        accepted_position=said.provider_position.strip(),
        has_authority=True,
        countersigned_at=london_moment(said.our_on, NOON),
        countersigned_title=f"{said.our_name.strip()}, {said.our_title.strip()}"[:120],
        pdf=act.add(copy.row(by=act.by, at=act.at)),
    )
    act.move(row, AGREEMENT, "accept")
    act.move(row, AGREEMENT, "countersign")
    act.add(row)
    act.add_all(AgreementLine(agreement=row, line=one) for one in lines)
    return row


@action("agreements.take_over", clause="3.9", may=may_issue)
def take_over(act: Act, nothing: None, *, details: TakenOver) -> Contract:
    """Keep the record of a contract agreed before: no decision line, and no money in the ledger."""
    must_be_told(act, details)
    left = details.extension_months
    row = Contract(
        reference=contracts.next_reference(details.starts_on),
        title=details.title.strip(),
        service=details.service.strip(),
        provider=details.provider,
        fund=details.fund,
        starts_on=details.starts_on,
        initial_end=details.initial_end,
        extension_months=list(left),
        extensions_used=details.extensions_used,
        ends_on=ends_at_latest(details.initial_end, left[: details.extensions_used]),
        latest_end=ends_at_latest(details.initial_end, left),
        annual_pence=details.annual_pence,
        value_pence=value_of(details.annual_pence, details.starts_on, details.initial_end),
        volume=details.volume,
        payments_a_year=details.payments_a_year,
        decided_in=details.decided_in.strip(),
        kept_by=act.by,
        kept_at=act.at,
    )
    must_stand(run(policy.BEFORE_KEEPING, contracts.running_of(row, at=act.at)))
    act.move(row, CONTRACT_LIFE, "sign")
    row.signed_on = details.signed_on
    return act.add(row)


def must_be_told(act: Act, details: TakenOver) -> None:
    refuse_unless(
        ("title", details.title.strip(), "Name the contract."),
        ("decided_in", details.decided_in.strip(), "Name the decision that it stands on, as it is stated."),
        ("annual_pence", details.annual_pence > 0, "Enter a yearly sum of more than nothing."),
        ("initial_end", details.initial_end > details.starts_on, "It ends after it starts."),
        ("signed_on", details.signed_on <= london_date(act.at), "That day has not come yet."),
        ("extension_months", all(0 < one <= 60 for one in details.extension_months), "1 to 60 months each."),
        ("extensions_used", 0 <= details.extensions_used <= len(details.extension_months),
         "Not more extensions than it allows."),
    )  # fmt: skip


@action("agreements.settle_copy", clause="1.9", may=may_issue)
def settle_copy(act: Act, contract: Contract, *, copy: Checked | None = None, reason: str = "") -> Contract:
    """The copy that the public may read, or the ground for which it is withheld."""
    if contract.signed_on is None:
        raise Refused("It is not signed yet.")
    if copy is None and not reason.strip():
        refuse("reason", "Choose the copy, or give the ground for withholding it.")
    contract.public_copy = act.add(copy.row(by=act.by, at=act.at)) if copy else None
    contract.copy_state = PUBLISHED_COPY if copy else WITHHELD_COPY
    contract.copy_reason = "" if copy else reason.strip()
    act.because(contract.copy_reason)
    return act.save(contract)


@action("agreements.plan_next", clause="2.1", may=may_issue)
def plan_next(
    act: Act, contract: Contract, *, review_on: date | None, note: str, successor: Procurement | None = None
) -> Contract:
    """When it is reviewed, and what follows it: a procurement, or a note that the service ends."""
    contract.review_on, contract.next_note, contract.successor = review_on, note.strip(), successor
    act.note(is_followed=bool(successor or note.strip()))
    return act.save(contract)
