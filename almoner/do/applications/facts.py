"""A bid as the policy's rules read it, and what they find."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from almoner.analyse.organisations.models import PUBLIC_BODY
from almoner.do.applications import parts
from almoner.do.applications.casework import LateAcceptance
from almoner.do.applications.gathering import Whole, held_documents, whole_of
from almoner.do.applications.models import IN_KIND, Application
from almoner.do.applications.parts import day_in
from almoner.do.applications.states import DRAFT
from almoner.do.rounds.queries import round_terms
from almoner.ground.core.calendar import financial_year, london_date
from almoner.ground.questions.checking import problems
from almoner.ground.questions.layout import visible_questions
from almoner.ground.questions.limits import broken_limits
from almoner.ground.questions.texts import count_words
from almoner.policy import applications as policy
from almoner.policy import bids
from almoner.policy.aims import aims_of
from almoner.policy.findings import Finding, run
from almoner.policy.terms import Terms

OWED = {"overdue": "overdue", "rejected": "rejected"}
NONE_ASKED = ("not asked in this round",)
STAGES = {
    "drafting": policy.WHILE_DRAFTING,
    "submission": policy.AT_SUBMISSION,
    "panel": policy.FOR_THE_PANEL,
    "recommendation": policy.AT_RECOMMENDATION,
}


def findings(
    application: Application,
    *,
    at: datetime,
    stage: str = "submission",
    received_at: datetime | None = None,
) -> tuple[Finding, ...]:
    """What the rules of a stage say; a draft is asked as if it were sent at `at`."""
    return found_in(whole_of(application), at=at, stage=stage, received_at=received_at)


def found_in(
    whole: Whole, *, at: datetime, stage: str = "submission", received_at: datetime | None = None
) -> tuple[Finding, ...]:
    return run(STAGES[stage], bid_in(whole, at=at, received_at=received_at or arrived_at(whole.bid) or at))


def arrived_at(bid: Application) -> datetime | None:
    """When it reached us: by the portal when it was sent, otherwise when the paper came."""
    return bid.received_at if bid.status == DRAFT else bid.submitted_at


def bid_of(application: Application, at: datetime, received_at: datetime | None = None) -> bids.Bid:
    """`at` is when the rules are asked; `received_at` when the bid came, None for a draft."""
    return bid_in(whole_of(application), at=at, received_at=received_at or arrived_at(application))


def bid_in(whole: Whole, *, at: datetime, received_at: datetime | None = None) -> bids.Bid:
    one, its, answers = whole.bid, whole.parts, whole.answers
    documents = documents_of(whole, at)
    texts = [str(value) for value in answers.values() if isinstance(value, str)]
    return bids.Bid(
        terms=terms_of(one, at),
        today=london_date(at),
        year=int(one.round.financial_year[:4]),
        arrival=arrival_of(one, received_at),
        amount_pence=one.ask_pence,
        cost_pence=one.cost_pence,
        guide_max_pence=one.round.guide_max_pence,
        limit_is_firm=one.round.max_is_strict,
        budget=budget_of(whole),
        match=match_of(whole),
        priorities=tuple(bids.PriorityClaim(row.a, row.c, row.b) for row in its.of(parts.PRIORITY)),
        round_priorities=tuple(row.a for row in its.of(parts.ALLOWED)),
        plan_priorities=planned_on(whole, london_date(one.round.closes_at or at)),
        areas=tuple(bids.AreaShare(row.a, row.n, row.b) for row in whole.areas),
        grounds=tuple(one.grounds) if one.round.grounds else NONE_ASKED,
        aims=aims_of(one.round.fund.purpose),
        is_public_body=one.organisation.kind == PUBLIC_BODY,
        consortium=consortium_of(whole),
        endorsements=endorsements_of(whole),
        differs_because=one.differs_note,
        after_our_money=afterwards_of(one),
        continuation_delivered=one.continuation_delivered,
        continuation_develops=one.continuation_develops,
        earlier_awards=earlier_of(whole),
        children=one.involves_children,
        vulnerable_adults=one.involves_adults_at_risk,
        texts=(one.title, one.summary, *(row.c for row in its.of(parts.PRIORITY)), *texts),
        documents=documents,
        missing_answers=(*missing_basics(one), *missing_answers(whole)),
        missing_documents=missing_documents(one, documents, london_date(at)),
        long_answers=long_answers(whole),
        declarations=declarations_of(one),
    )


def budget_of(whole: Whole) -> tuple[bids.BudgetLine, ...]:
    """What others pay of a cost is what we are not asked for."""
    rows = whole.parts.of(parts.BUDGET)
    return tuple(bids.BudgetLine(row.b, row.n, row.m, row.n - row.m) for row in rows)


def match_of(whole: Whole) -> tuple[bids.MatchLine, ...]:
    rows = whole.parts.of(parts.MATCH)
    return tuple(
        bids.MatchLine(row.a, row.n, row.b == IN_KIND, row.c == "secured", bool(row.d)) for row in rows
    )


def endorsements_of(whole: Whole) -> tuple[bids.Endorsement, ...]:
    rows = whole.parts.of(parts.ENDORSEMENT)
    return tuple(bids.Endorsement(row.a, row.b, bool(row.n), bool(row.m), row.c, row.d) for row in rows)


def terms_of(one: Application, at: datetime) -> Terms:
    """Those the round was published under, with the round's own published grace (R4.9-2)."""
    return replace(round_terms(one.round, at), deadline_grace_minutes=one.round.grace_minutes)


def arrival_of(one: Application, received_at: datetime | None) -> bids.Arrival:
    """The grace serves whoever had begun the form before it closed (R4.9-2); paper has none."""
    closes_at = one.round.closes_at
    if closes_at is None:
        raise ValueError("The round has no deadline.")
    was_in_form = one.started_at <= closes_at and not one.entered_by_office
    return bids.Arrival(closes_at, received_at, was_in_form, extension_of(one))


def extension_of(one: Application) -> bids.Extension | None:
    if one.extended_until is None:
        return None
    rows = LateAcceptance.objects.filter(application=one).select_related("granted_by")
    given = rows.order_by("-until", "-id").first()
    return bids.Extension(given.until, str(given.granted_by), given.reason) if given else None


def planned_on(whole: Whole, day: date) -> tuple[str, ...]:
    """Codes of the newest plan in force on the day (R1.1-1)."""
    rows = whole.parts.of(parts.PLANNED)
    standing = [row for row in rows if row.b <= day.isoformat() <= row.c]
    newest = max((row.b for row in standing), default="")
    return tuple(row.a for row in standing if row.b == newest)


def consortium_of(whole: Whole) -> tuple[bids.Partner, ...]:
    rows = whole.parts.of(parts.PARTNER)
    if not rows:
        return ()
    rest = 100 - sum(row.n for row in rows)
    lead = bids.Partner(whole.bid.organisation.name, rest, is_lead=True)
    return (lead, *(bids.Partner(row.a, row.n) for row in rows))


def afterwards_of(one: Application) -> str:
    """The short choice counts as the plan once its one sentence is there (4.7)."""
    note = one.afterwards_note.strip()
    return f"{one.get_afterwards_display()}: {note}" if one.afterwards and note else ""


def earlier_of(whole: Whole) -> tuple[bids.EarlierAward, ...]:
    return tuple(
        bids.EarlierAward(
            reference=row.a,
            year=int(financial_year(decided)[:4]),
            decided_on=decided,
            same_project=row.place == whole.bid.continues_id,
            returns=OWED.get(row.c, "clear"),
        )
        for row in whole.parts.of(parts.EARLIER)
        if (decided := day_in(row.b))
    )


def documents_of(whole: Whole, at: datetime) -> tuple[bids.Document, ...]:
    return tuple(bids.Document(row.a, day_in(row.b), day_in(row.c)) for row in held_documents(whole, at))


def missing_documents(one: Application, documents: Iterable[bids.Document], today: date) -> tuple[str, ...]:
    """Documents that the band asks for and that are not there or have run out."""
    there = {row.kind for row in documents if row.holds_on(today)}
    asked = list(one.band.documents) if one.band else []
    return tuple(f"a document: {kind.replace('_', ' ')}" for kind in asked if kind not in there)


def missing_basics(one: Application) -> tuple[str, ...]:
    needed = (
        ("the project's name", one.title),
        ("the short description", one.summary),
        ("the first day", one.starts_on),
        ("the last day", one.ends_on),
        ("that what you say is true", one.declares_true),
        ("that nobody else pays for the same costs", one.no_double_funding),
    )
    return tuple(words for words, value in needed if not value)


def missing_answers(whole: Whole) -> tuple[str, ...]:
    """Everything asked and not answered, or not within its limits; too many words is a rule of its own."""
    long = {one.question for one in long_answers(whole)}
    found = dict.fromkeys(
        one.question.label for one in problems(whole.layout, whole.bid.sheet.band, whole.answers)
    )
    return tuple(f"“{label}”" for label in found if label not in long)


def long_answers(whole: Whole) -> tuple[bids.LongAnswer, ...]:
    answers = whole.answers
    return tuple(
        bids.LongAnswer(one.label, count_words(str(answers[one.key])), one.word_limit)
        for one in visible_questions(whole.layout, whole.bid.sheet.band, answers)
        if one.word_limit and broken_limits(one, answers.get(one.key))
    )


def declarations_of(one: Application) -> frozenset[str]:
    said = (
        (bids.PLAN_READ, one.has_read_plan),
        (bids.PRIVACY, bool(one.privacy_accepted_version)),
        (bids.NOT_STATUTORY, one.is_not_statutory is True),
    )
    return frozenset(name for name, given in said if given)
