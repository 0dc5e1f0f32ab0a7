"""What waits in the office, for whom and by when. Each source asks a fixed number of statements."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.urls import NoReverseMatch, reverse

from almoner.do.agreements import contracts
from almoner.do.agreements.models import Agreement
from almoner.do.agreements.states import ACCEPTED, OFFERED
from almoner.do.applications.casework import LateAttempt
from almoner.do.applications.models import Application
from almoner.do.applications.sift_actions import CHECKED
from almoner.do.applications.states import DRAFT, SUBMITTED
from almoner.do.decisions.models import Decision
from almoner.do.decisions.states import DROPPED, NOT_AGREED, SIGNED, SIGNING
from almoner.do.diligence import queries as diligence
from almoner.do.evaluation.states import CLOSED, MEETING
from almoner.do.payees.models import BankAccount
from almoner.do.rounds.models import Round
from almoner.do.rounds.publicity import Clarification
from almoner.do.rounds.states import DECIDING, PANEL, PUBLISHED, SIFTING
from almoner.ground.accounts.roles import (
    CHIEF_FINANCE,
    DECISION_MAKER,
    FINANCE,
    MONITORING,
    OFFICER,
    SIGNATORIES,
)
from almoner.ground.core.calendar import after_working_days, london_date
from almoner.ground.office.queries import documents_past_review
from almoner.plan.allocations.queries import planned_year_on as core_year_on
from almoner.plan.bids import queries as bids_in
from almoner.plan.funds.anticipated import returns_due
from almoner.policy.contracts import extension_due, recommission_window
from almoner.policy.core_grants import OF_THE_YEAR
from almoner.policy.days import add_months
from almoner.policy.findings import run
from almoner.policy.terms import Terms, terms_on
from almoner.policy.words import counted

RETURNS_AHEAD_DAYS, BIDS_AHEAD_DAYS = 30, 14
AT_WORK = (PUBLISHED, SIFTING, PANEL, DECIDING)
Counts = dict[int, dict[str, int]]


@dataclass(frozen=True)
class Task:
    """Something to do; `roles` may do it, and `whose` names those outside the office who are waited for."""

    text: str
    href: str = ""
    roles: frozenset[str] = frozenset()
    due: date | None = None
    whose: str = ""

    def is_late(self, today: date) -> bool:
        return self.due is not None and self.due < today


def one_for(*roles: str) -> frozenset[str]:
    return frozenset(roles)


def place(route: str, *values: object, asked: str = "") -> str:
    """The address of a page, or nothing while no such page stands."""
    try:
        return reverse(route, args=values) + asked
    except NoReverseMatch:
        return ""


def rounds_at_work() -> list[Round]:
    return list(Round.objects.filter(status__in=AT_WORK).select_related("panel").order_by("closes_at"))


def of_rounds(rounds: Sequence[Round], counts: Counts) -> list[Task]:
    """What each round's state asks for next."""
    found = []
    for one in rounds:
        many = counts.get(one.pk, {}).get(SUBMITTED, 0)
        board = place("staff:round", one.public_id)
        if one.status == SIFTING and many:
            href = place("staff:bids", asked=f"?round={one.code}&state={SUBMITTED}")
            found.append(
                Task(f"Sift {counted(many, 'bid')} of {one.code}", href, one_for(OFFICER), one.panel_on)
            )
        elif one.status == SIFTING:
            found.append(Task(f"Convene the panel of {one.code}", board, one_for(OFFICER), one.panel_on))
        elif one.status == PANEL:
            found.append(of_panel(one, board))
    return found


def of_panel(one: Round, board: str) -> Task:
    panel = getattr(one, "panel", None)
    if panel is not None and panel.status not in (MEETING, CLOSED) and panel.scores_due_on:
        whose = "Members of the panel"
        return Task(f"Scores of {one.code}", board, due=panel.scores_due_on, whose=whose)
    return Task(f"Minute the panel's word on {one.code}", board, one_for(OFFICER), one.panel_on)


def of_core_grants(at: datetime) -> list[Task]:
    """The year began and its planned core money is not decided (R3.5-2)."""
    asked = core_year_on(at)
    if asked is None or not any(one.needs_reason for one in run(OF_THE_YEAR, asked)):
        return []
    href = place("staff:core", asked=f"?year={asked.year}")
    return [Task(f"Decide the core grants of {asked.year}", href, one_for(OFFICER), asked.starts_on)]


def of_returns(at: datetime) -> list[Task]:
    """Figures that givers of money want soon (3.8)."""
    due = returns_due(london_date(at) + timedelta(days=RETURNS_AHEAD_DAYS))
    return [
        Task(
            f"Send the figures of {one.covers} for {one.year.stream}",
            place("staff:income_figures", one.year.public_id),
            one_for(FINANCE),
            one.due_on,
        )
        for one in due
    ]


def of_outside_money(at: datetime) -> list[Task]:
    """Bids for outside money to be sent soon, and what is won and stands on no decision yet (1.8)."""
    due = bids_in.due_by(london_date(at) + timedelta(days=BIDS_AHEAD_DAYS))
    found = [
        Task(
            f"Send the bid for {one.title}",
            place("staff:bid_in", one.public_id),
            one_for(OFFICER),
            one.deadline_on,
        )
        for one in due
    ]
    without_sheet = bids_in.to_be_accepted().exclude(decisions__in=Decision.objects.exclude(status=DROPPED))
    return found + [
        Task(
            f"Put the receipt of {one.title} to decision",
            place("staff:bid_in", one.public_id),
            one_for(OFFICER),
        )
        for one in without_sheet
    ]


def of_checks(rounds: Sequence[Round]) -> list[Task]:
    """Recommended bids without checks, and checks still to be recorded, by who may record them."""
    unopened = Application.objects.filter(status__in=CHECKED, diligence=None, round__status=DECIDING)
    due = min((one.decision_on for one in rounds if one.status == DECIDING and one.decision_on), default=None)
    many = Counter[str]()
    many["open"] = unopened.count()
    for case in diligence.open_cases().filter(proposal=None):
        missing = diligence.missing_items(case)
        many["a"] += "a" in missing
        many["bcd"] += any(item in missing for item in "bcd")
        many["conclude"] += not missing
    href = place("staff:bids", asked="?state=recommended")
    sentences = (
        ("open", "Open due diligence of {}", one_for(OFFICER)),
        ("a", "Check the finances of {}", one_for(FINANCE, CHIEF_FINANCE)),
        ("bcd", "Check policies, effect and statements of {}", one_for(OFFICER)),
        ("conclude", "Conclude the checks of {}", one_for(OFFICER, FINANCE)),
    )
    return [
        Task(words.format(counted(many[key], "bid")), href, roles, due)
        for key, words, roles in sentences
        if many[key]
    ]


def of_decisions(rounds: Sequence[Round], at: datetime) -> list[Task]:
    """Sheets to be written, signed and published; R1.10-5 says by when."""
    today = london_date(at)
    terms = terms_on(today)
    sheets = list(
        Decision.objects.filter(Q(status__in=(SIGNING, SIGNED, NOT_AGREED)) | Q(round__status=DECIDING))
        .prefetch_related("signatures", "lines")
        .order_by("reference")
    )
    begun = {one.round_id for one in sheets}
    found = [
        Task(
            f"Write the decision sheet of {one.code}",
            place("staff:decision_new"),
            one_for(OFFICER),
            one.decision_on,
        )
        for one in rounds
        if one.status == DECIDING and one.pk not in begun
    ]
    for one in sheets:
        href = place("staff:decision", one.public_id)
        if one.status == SIGNING:
            found.append(Task(f"Sign decision {one.reference}", href, unsigned(one, terms), one.dated))
        elif one.status in (SIGNED, NOT_AGREED) and one.signed_at:
            due = after_working_days(london_date(one.signed_at), terms.publication_due_working_days)
            found.append(Task(f"Publish decision {one.reference}", href, one_for(OFFICER, MONITORING), due))
    return found


def unsigned(sheet: Decision, terms: Terms) -> frozenset[str]:
    """Roles whose signature is still wanted: three above the threshold of clause 1.10."""
    signed = {one.role for one in sheet.signatures.all() if one.voided_at is None}
    needs_three = any(one.amount_pence > terms.signature_threshold_pence for one in sheet.lines.all())
    return frozenset(SIGNATORIES if needs_three else (DECISION_MAKER,)) - signed


def of_agreements() -> list[Task]:
    """Offers out, and those accepted that wait for our signature."""
    rows = Agreement.objects.filter(status__in=(OFFERED, ACCEPTED)).select_related("line__organisation")
    found = []
    for one in rows.order_by("lapses_on", "pk")[:50]:
        href, whose = place("staff:agreement", one.public_id), str(one.line.organisation)
        if one.status == ACCEPTED:
            found.append(
                Task(f"Sign agreement {one.reference}", href, one_for(DECISION_MAKER), one.lapses_on)
            )
        else:
            found.append(Task(f"Accept the offer {one.reference}", href, due=one.lapses_on, whose=whose))
    return found


def of_contracts(at: datetime) -> list[Task]:
    """Extensions and next contracts whose day has come near or passed (2.1 c, 3.9)."""
    found = []
    for row in contracts.running(london_date(at)):
        asked = contracts.running_of(row, at=at)
        href, first = place("staff:contract", row.public_id), min(asked.terms.reprocurement_lead_months)
        extend = extension_due(row.ends_on, asked.terms)
        opens, follow = recommission_window(row.latest_end, asked.terms)
        if asked.may_extend and asked.today >= add_months(row.ends_on, -first):
            found.append(Task(f"Decide the extension of {row}", href, one_for(OFFICER), extend))
        if not asked.is_followed and asked.today >= opens:
            found.append(Task(f"Decide what follows {row}", href, one_for(OFFICER), follow))
    return found


BANK_STEPS = {"asked": "Call back about", "called": "Approve"}


def of_bank_details() -> list[Task]:
    """Details to be called back and to be approved: money waits for them (R4.12-2)."""
    rows = BankAccount.objects.filter(status__in=BANK_STEPS).select_related("organisation")
    return [
        Task(
            f"{BANK_STEPS[one.status]} the bank details of {one.organisation}",
            place("staff:bank_account", one.public_id),
            one_for(FINANCE, CHIEF_FINANCE),
        )
        for one in rows.order_by("asked_at", "pk")[:20]
    ]


def of_letters_and_papers(failed: int, today: date) -> list[Task]:
    """Letters that did not go out, and governing documents past their review (R0-1)."""
    found = []
    if failed:
        href = place("staff:letters", asked="?state=failed")
        found.append(Task(f"Look at {counted(failed, 'letter')} that failed", href, one_for(OFFICER)))
    for one in documents_past_review(today)[:20]:
        href = place("staff:document", one.public_id)
        found.append(Task(f"Review “{one}”", href, one_for(one.owner_role), one.review_on))
    return found


def of_questions() -> list[Task]:
    """Questions about a round without an answer, bids too late, and bids keyed from paper but not sent."""
    asked = Clarification.objects.filter(published_at=None).values_list("round__public_id", "round__code")
    found = [
        Task(f"Answer {counted(many, 'question')} about {code}", place("staff:round", key), one_for(OFFICER))
        for (key, code), many in Counter(asked).items()
    ]
    late = waiting(LateAttempt.objects.filter(application__extended_until=None), "application__")
    if many := late.values("application").distinct().count():
        words = f"Look at {counted(many, 'bid')} that came too late"
        found.append(Task(words, place("staff:late_bids"), one_for(OFFICER)))
    keyed = waiting(Application.objects.filter(entered_by_office=True), "")
    if many := keyed.count():
        words = f"Send {counted(many, 'bid')} keyed from paper"
        found.append(Task(words, place("staff:bids", asked=f"?state={DRAFT}"), one_for(OFFICER)))
    return found


def waiting(rows: QuerySet, before: str) -> QuerySet:  # type: ignore[type-arg]
    """Drafts of rounds that still take bids."""
    return rows.filter(**{f"{before}status": DRAFT, f"{before}round__status__in": (PUBLISHED, SIFTING)})
