"""A bid as the policy's rules read it, in a fixed number of queries."""

from datetime import date, datetime

from django.db.models import QuerySet

from almoner.analyse.organisations import queries as organisations
from almoner.analyse.organisations.models import PUBLIC_BODY
from almoner.do.applications.casework import LateAcceptance
from almoner.do.applications.models import IN_KIND, Application
from almoner.do.rounds.queries import round_terms
from almoner.ground.core.calendar import financial_year, london_date
from almoner.ground.questions.checking import problems, values_of
from almoner.ground.questions.layout import layout_of, visible_questions
from almoner.ground.questions.limits import broken_limits
from almoner.ground.questions.texts import count_words
from almoner.plan.priorities.queries import priorities_on
from almoner.policy import bids

OWED = {"overdue": "overdue", "rejected": "rejected"}
AIMS = {"victim_support": "support_victims"}


def whole(found: QuerySet[Application]) -> QuerySet[Application]:
    """With everything the rules ask about."""
    return found.select_related("round__fund", "organisation", "band", "sheet", "continues").prefetch_related(
        "priorities__priority",
        "areas__area",
        "budget_lines",
        "match_lines",
        "partners",
        "endorsements__area",
        "used_documents__document",
        "late_acceptances__granted_by",
        "round__allowed_priorities__priority",
        "organisation__earlier_awards",
    )


def bid_of(application: Application, *, at: datetime, received_at: datetime | None = None) -> bids.Bid:
    """`at` is when the rules are asked; `received_at` when the bid came, None for a draft."""
    one = whole(Application.objects.all()).get(pk=application.pk)
    today = london_date(at)
    answers = values_of(one.sheet)
    layout = layout_of(one.sheet)
    shown = visible_questions(layout, one.sheet.band, answers)
    texts = [str(value) for value in answers.values() if isinstance(value, str)]
    return bids.Bid(
        terms=round_terms(one.round, at),
        today=today,
        year=int(one.round.financial_year[:4]),
        arrival=arrival_of(one, received_at),
        amount_pence=one.ask_pence,
        cost_pence=one.cost_pence,
        guide_max_pence=one.round.guide_max_pence,
        limit_is_firm=one.round.max_is_strict,
        budget=tuple(
            bids.BudgetLine(row.description, row.cost_pence, row.ours_pence, row.cost_pence - row.ours_pence)
            for row in one.budget_lines.all()
        ),
        match=tuple(
            bids.MatchLine(
                row.source,
                row.amount_pence,
                row.kind == IN_KIND,
                row.standing == "secured",
                bool(row.evidence),
            )
            for row in one.match_lines.all()
        ),
        priorities=tuple(
            bids.PriorityClaim(row.priority.code, row.impact, row.priority.title)
            for row in one.priorities.all()
        ),
        round_priorities=tuple(row.priority.code for row in one.round.allowed_priorities.all()),
        plan_priorities=tuple(row.code for row in priorities_on(london_date(one.round.closes_at or at))),
        areas=tuple(bids.AreaShare(row.area.code, row.percent, row.area.name) for row in one.areas.all()),
        grounds=tuple(one.grounds),
        aims=aims_of(one),
        is_public_body=one.organisation.kind == PUBLIC_BODY,
        consortium=consortium_of(one),
        endorsements=endorsements_of(one),
        differs_because=one.differs_note,
        after_our_money=afterwards_of(one),
        continuation_delivered=one.continuation_delivered,
        continuation_develops=one.continuation_develops,
        earlier_awards=earlier_of(one),
        children=one.involves_children,
        vulnerable_adults=one.involves_adults_at_risk,
        texts=(one.title, one.summary, *texts),
        documents=documents_of(one, today),
        missing_answers=tuple(problem.question.label for problem in problems(layout, one.sheet.band, answers))
        + missing_basics(one),
        missing_documents=missing_documents(one, today),
        long_answers=tuple(
            bids.LongAnswer(question.label, count_words(str(answers[question.key])), question.word_limit)
            for question in shown
            if question.word_limit and broken_limits(question, answers.get(question.key))
        ),
        declarations=declarations_of(one),
    )


def arrival_of(one: Application, received_at: datetime | None) -> bids.Arrival:
    """The grace serves whoever had begun the form before it closed (R4.9-2)."""
    closes_at = one.round.closes_at
    if closes_at is None:
        raise ValueError("The round has no deadline.")
    given: LateAcceptance | None = max(one.late_acceptances.all(), key=lambda row: row.until, default=None)
    extension = bids.Extension(given.until, str(given.granted_by), given.reason) if given else None
    return bids.Arrival(closes_at, received_at, one.started_at <= closes_at, extension)


def aims_of(one: Application) -> tuple[str, ...]:
    """Every bid supports the plan; a fund for victims supports victims too (5.1)."""
    also = AIMS.get(one.round.fund.purpose)
    return ("support_plan", also) if also else ("support_plan",)


def consortium_of(one: Application) -> tuple[bids.Partner, ...]:
    rows = list(one.partners.all())
    if not rows:
        return ()
    rest = 100 - sum(row.percent for row in rows)
    lead = bids.Partner(one.organisation.name, rest, is_lead=True)
    return (lead, *(bids.Partner(row.name, row.percent) for row in rows))


def endorsements_of(one: Application) -> tuple[bids.Endorsement, ...]:
    return tuple(
        bids.Endorsement(
            partner=row.kind,
            area=row.area.code if row.area else "",
            requested=row.requested_at is not None,
            letter=row.letter_id is not None,
            reason_for_none=row.no_request_reason,
            answer=row.answer,
        )
        for row in one.endorsements.all()
    )


def afterwards_of(one: Application) -> str:
    """The short choice counts as the plan once its one sentence is there (4.7)."""
    return (
        f"{one.get_afterwards_display()}: {one.afterwards_note}"
        if one.afterwards and one.afterwards_note
        else ""
    )


def earlier_of(one: Application) -> tuple[bids.EarlierAward, ...]:
    return tuple(
        bids.EarlierAward(
            reference=row.reference,
            year=int(financial_year(row.decided_on)[:4]),
            decided_on=row.decided_on,
            same_project=row.pk == one.continues_id,
            returns=OWED.get(row.return_state, "clear"),
        )
        for row in one.organisation.earlier_awards.all()
    )


def documents_of(one: Application, today: date) -> tuple[bids.Document, ...]:
    """Those chosen for the bid; while none is chosen, those the organisation has in use."""
    chosen = [row.document for row in one.used_documents.all()]
    held = chosen or list(organisations.documents_in_use(one.organisation, today))
    return tuple(bids.Document(row.kind, row.expires_on, row.reviewed_on) for row in held)


def missing_documents(one: Application, today: date) -> tuple[str, ...]:
    """Documents that the band asks for and that are not there or have run out."""
    asked = list(one.band.documents) if one.band else []
    there = {row.kind for row in documents_of(one, today) if row.holds_on(today)}
    return tuple(kind.replace("_", " ") for kind in asked if kind not in there)


def missing_basics(one: Application) -> tuple[str, ...]:
    needed = (("project name", one.title), ("summary", one.summary), ("start date", one.starts_on))
    return tuple(words for words, value in needed if not value)


def declarations_of(one: Application) -> frozenset[str]:
    said = (
        (bids.PLAN_READ, one.has_read_plan),
        (bids.PRIVACY, bool(one.privacy_accepted_version)),
        (bids.NOT_STATUTORY, one.is_not_statutory is True),
    )
    return frozenset(name for name, given in said if given)
