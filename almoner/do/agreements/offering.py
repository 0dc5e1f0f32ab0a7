"""Offers, acceptance, our signature, and what happens when nobody answers (3.4)."""

from datetime import date, datetime, timedelta
from typing import Any

from almoner.analyse.organisations.models import EarlierAward, Organisation
from almoner.do.agreements import facts
from almoner.do.agreements.access import may_accept, may_countersign, may_issue
from almoner.do.agreements.models import GRANT, PARTNER, Agreement, AgreementLine, PromisedOutcome
from almoner.do.agreements.states import AGREEMENT
from almoner.do.agreements.wording import digest_of, template_on, text_of, values_of
from almoner.do.applications.states import APPLICATION
from almoner.do.decisions.content import line_reference
from almoner.do.decisions.models import DecisionLine
from almoner.do.decisions.subsidising import give_up_subsidy
from almoner.ground.core.calendar import london_date
from almoner.ground.core.money import in_words
from almoner.ground.core.refusals import Refused, must_stand
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.plan.funds.posting import release
from almoner.policy import agreements as policy
from almoner.policy.findings import run

ARRANGING = timedelta(days=28)


@action("agreements.offer", clause="3.4", may=may_issue)
def offer(act: Act, line: DecisionLine, *, starts_on: date | None = None) -> Agreement:
    """Issue the agreement for a decided line and tell the recipient until when it is open."""
    today = london_date(act.at)
    terms = facts.terms_of(line, today)
    instrument = PARTNER if line.allocation_id else GRANT
    starts_on = starts_on_of(line, starts_on, today)
    ends_on = policy.usual_end(starts_on, terms)
    template = template_on(today, instrument)
    text = text_of(template, values_of(line, starts_on, ends_on, today))
    agreement = Agreement(
        reference=reference_of(line),
        line=line,
        instrument=instrument,
        template=template,
        amount_pence=line.amount_pence,
        text=text,
        digest=digest_of(text, line.amount_pence),
        starts_on=starts_on,
        ends_on=ends_on,
        offered_at=act.at,
        lapses_on=policy.lapses_on(today, terms),
    )
    must_stand(run(policy.BEFORE_OFFER, facts.offer_of(agreement, at=act.at)))
    act.add(agreement)
    act.add(AgreementLine(agreement=agreement, line=line))
    act.add_all(promised(agreement))
    tell_of_offer(act, agreement)
    return agreement


def reference_of(line: DecisionLine) -> str:
    """`GA-` and the bid's or the proposal's reference, else the line's place on its sheet."""
    source = line.application or line.proposal
    return f"GA-{source.reference if source else line_reference(line)}"


def starts_on_of(line: DecisionLine, asked: date | None, today: date) -> date:
    """A core grant is of its financial year; any other begins when it is asked to, or in four weeks."""
    if line.allocation_id:
        return date(int(line.budget.financial_year[:4]), 4, 1)
    return asked or today + ARRANGING


def promised(agreement: Agreement) -> list[PromisedOutcome]:
    """The outputs and outcomes that the bid promised become those of the agreement (R1.11-1)."""
    return [PromisedOutcome(agreement=agreement, **one) for one in facts.promised_in_bid(agreement.line)]


def tell_of_offer(act: Act, agreement: Agreement) -> None:
    bid = agreement.line.application
    tell_recipient(
        act,
        agreement,
        "agreements/offer",
        amount=in_words(agreement.amount_pence),
        asked=in_words(bid.ask_pence) if bid and bid.ask_pence else "",
        lapses_on=agreement.lapses_on,
        conditions=agreement.line.conditions,
    )


def tell_recipient(act: Act, agreement: Agreement, letter: str, **values: Any) -> None:
    """To whoever sent the bid; where there was none, to the organisation itself."""
    line = agreement.line
    to = line.application.letters_to if line.application else (line.organisation or Organisation()).email
    if to:
        act.tell(to, letter, reference=agreement.reference, project=line.title, **values)


@action("agreements.accept", clause="3.4", may=may_accept)
def accept(
    act: Act, agreement: Agreement, *, name: str, position: str, has_authority: bool, digest: str
) -> Agreement:
    """The recipient's lead signs the wording that was shown (`digest`), stating that they may."""
    must_be_read(agreement, digest)
    by_field = {
        field: [sentence]
        for field, value, sentence in (
            ("name", name.strip(), "Type your full name to sign."),
            ("position", position.strip(), "Say what you are in the organisation, for example chair."),
            ("has_authority", has_authority, "State that you may sign for the organisation."),
        )
        if not value
    }
    if by_field:
        raise Refused([one for many in by_field.values() for one in many], by_field)
    if london_date(act.at) > agreement.lapses_on:
        raise Refused(f"This offer was open until {agreement.lapses_on:%-d %B %Y}. Please write to us.")
    act.move(agreement, AGREEMENT, "accept")
    agreement.accepted_at, agreement.accepted_by, agreement.has_authority = act.at, act.by, True
    agreement.accepted_name, agreement.accepted_position = name.strip(), position.strip()
    return act.save(agreement)


@action("agreements.decline", clause="3.4", may=may_accept)
def decline(act: Act, agreement: Agreement, *, reason: str) -> Agreement:
    """The recipient does not want the money; it is free again."""
    if not reason.strip():
        raise Refused("Say why you decline.", {"reason": ["Enter a reason."]})
    act.move(agreement, AGREEMENT, "decline")
    agreement.declined_reason = reason.strip()
    give_up(act, agreement)
    return act.save(agreement)


@action("agreements.countersign", clause="3.4", may=may_countersign)
def countersign(act: Act, agreement: Agreement, *, digest: str, title: str = "") -> Agreement:
    """Sign for the body after the recipient; from here the award is history that later bids see."""
    must_be_read(agreement, digest)
    act.move(agreement, AGREEMENT, "countersign")
    agreement.countersigned_at, agreement.countersigned_by = act.at, act.by
    agreement.countersigned_title = title or facts.signing_title(act.at)
    found = run(policy.BEFORE_SIGNATURE, facts.offer_of(agreement, at=act.at))
    if blocking := [one for one in found if one.holds_up]:
        raise Refused([one.because for one in blocking])
    act.add(EarlierAward(**facts.as_history(agreement)))
    tell_recipient(act, agreement, "agreements/signed")
    return act.save(agreement)


def may_lapse(person: Any, agreement: Agreement) -> Any:
    return may_issue(person, agreement)


@action("agreements.lapse", clause="3.4", may=may_lapse, system=True)
def lapse(act: Act, agreement: Agreement) -> Agreement:
    """An offer nobody accepted in time ends; the money is free again (R3.4-4)."""
    if london_date(act.at) <= agreement.lapses_on:
        raise Refused(f"The offer is open until {agreement.lapses_on:%-d %B %Y}.")
    act.move(agreement, AGREEMENT, "lapse")
    give_up(act, agreement)
    tell_recipient(act, agreement, "agreements/lapsed")
    return act.save(agreement)


def give_up(act: Act, agreement: Agreement) -> None:
    """The money is free for others, and the bid is no longer an award."""
    give_up_subsidy(act, agreement.line)
    release(act, agreement.line.budget, agreement.amount_pence, line_reference(agreement.line))
    bid = agreement.line.application
    if bid is not None:
        act.move(bid, APPLICATION, "lapse")
        act.save(bid)


def must_be_read(agreement: Agreement, digest: str) -> None:
    if digest != agreement.digest or digest_of(agreement.text, agreement.amount_pence) != agreement.digest:
        raise Refused("The agreement is not the one you read. Read it again before you sign.")


def overdue(at: datetime) -> list[Agreement]:
    """Offers whose last day has passed."""
    return list(Agreement.objects.filter(status="offered", lapses_on__lt=london_date(at)).order_by("id"))
