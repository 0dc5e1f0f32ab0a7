"""R4.20-4: a bid loses its names and texts on the day after its last, and nothing of it is left anywhere."""

import time
from datetime import UTC, date, datetime, timedelta
from itertools import chain

import pytest
from django.db import models

from almoner.analyse.organisations.passport import Document
from almoner.do.agreements import keeping
from almoner.do.agreements.jobs import anonymise_bids
from almoner.do.agreements.models import Agreement
from almoner.do.applications import actions as bids
from almoner.do.applications.casework import Comment, LateAcceptance, LateAttempt, Overlap
from almoner.do.applications.models import Application, ConsortiumPartner, MatchLine, UsedDocument
from almoner.do.applications.reasons import BANK
from almoner.do.decisions.models import DecisionLine
from almoner.do.diligence.models import Case, Check, StatementCheck
from almoner.do.evaluation.actions import anonymise
from almoner.do.evaluation.models import Opening, Panel, Score, ScoreCorrection
from almoner.do.rounds.models import Round
from almoner.ground.audit.models import Line, Reason
from almoner.ground.audit.verify import verify
from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.ground.files import sweep
from almoner.ground.files.blobs import blobs
from almoner.ground.files.models import StoredFile
from almoner.ground.files.store import put_bytes
from almoner.ground.questions.models import Answer, AnswerSheet
from almoner.ground.search import index
from almoner.ground.workflow.models import Letter
from tests.builders import NOW, a_document, a_file, a_person, an_organisation, kept
from tests.do.agreements.answered import CLOSED, HEARD, an_answered_round, bid_in
from tests.do.evaluation.panels import an_officer
from tests.once_made import rows_now

pytestmark = pytest.mark.django_db
CANARY = "canarykeptinside"
CODES = {
    "digest_salt", "public_id", "reference", "token", "rule", "topic", "other_reference", "frozen_digest",
    "privacy_accepted_version", "contract", "purpose", "subject",
}  # fmt: skip
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)


def midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def run_on(day: date) -> None:
    """The worker's job at noon."""
    anonymise_bids(midnight(day) + timedelta(hours=12))


def erased() -> set[str]:
    return set(Application.objects.exclude(anonymised_at=None).values_list("status", flat=True))


def a_draft_never_sent(round: Round) -> Application:
    sheet = kept(AnswerSheet(question_set=round.question_set))
    draft = Application(
        reference=f"{round.code}-099", round=round, organisation=an_organisation(), sheet=sheet,
        title=CANARY, contact=a_person(), started_at=NOW, last_saved_at=NOW,
    )  # fmt: skip
    return kept(draft)


def test_4_20_each_bid_is_erased_on_the_day_after_its_last_and_not_before():
    round = an_answered_round()
    a_draft_never_sent(round)
    ended = Agreement.objects.get().ends_on

    found = []
    for last in (CLOSED.replace(year=2029), HEARD.replace(year=2029), ended.replace(year=ended.year + 7)):
        run_on(last)
        before = erased()
        run_on(last + timedelta(days=1))
        found.append((before, erased()))

    unsent, unsuccessful = {"draft"}, {"draft", "reserve", "refused"}
    assert found == [
        (set(), unsent),
        (unsent, unsuccessful),
        (unsuccessful, unsuccessful | {"awarded"}),
    ]
    assert verify() == []


def test_4_20_the_day_is_london_and_a_bid_under_way_has_none():
    bid = bid_in(an_answered_round(), "refused")
    bid.answered_at = datetime(2027, 4, 6, 23, 30, tzinfo=UTC)
    kept(bid)
    draft = a_draft_never_sent(bid.round)

    days = [keeping.ended_on(bid), keeping.ended_on(draft)]
    bid.round.status = "deciding"
    kept(bid.round)

    assert days == [date(2027, 4, 7), CLOSED]
    assert keeping.ended_on(draft) is None


def test_4_20_a_lapsed_offer_counts_from_the_day_it_lapsed_and_an_award_without_agreement_has_no_end():
    bid, agreement = bid_in(an_answered_round(), "awarded"), Agreement.objects.get()
    agreement.ends_on = None
    kept(agreement)
    unknown, many = keeping.ended_on(bid), keeping.many_without_end()
    agreement.status, bid.status = "lapsed", "lapsed"
    kept(agreement, bid)

    assert (unknown, many) == (None, 1)
    assert keeping.ended_on(bid) == agreement.lapses_on


def test_4_20_the_rounds_own_terms_hold():
    round = an_answered_round()
    round.terms = round.terms | {"retention_unsuccessful_years": 3}
    kept(round)

    run_on(HEARD.replace(year=2030))
    before = erased()
    run_on(HEARD.replace(year=2030) + timedelta(days=1))

    assert (before, erased()) == (set(), {"reserve", "refused"})


def words_of(row: models.Model) -> list[str]:
    """Columns that hold free text."""
    texts = (models.CharField, models.TextField)
    fields = [one for one in row._meta.concrete_fields if isinstance(one, texts) and not one.choices]
    return [one.name for one in fields if one.name not in CODES]


def planted(row: models.Model) -> models.Model:
    for name in words_of(row):
        setattr(row, name, CANARY)
    return row


def rows_about(bid: Application) -> list[models.Model]:
    """Every row that points to the bid; a table that no test fills fails."""
    tables = [one.related_model for one in Application._meta.related_objects]
    found = [list(table.objects.filter(application=bid)) for table in tables if table is not DecisionLine]
    assert [table.__name__ for table, rows in zip(tables, found, strict=False) if not rows] == []
    return list(chain.from_iterable(found))


def full_of_words(bid: Application) -> None:
    """A row in every table, the same word in every column of text, also in files, reasons and letters."""
    officer, by = an_officer(), {"application": bid}
    bids.consult(
        bid,
        by=officer,
        at=NOW,
        asked="Canary",
        asked_email="canary@example.org",
        question=CANARY,
        summary=CANARY,
    )
    score = Score.objects.filter(application=bid).first()
    seat, organisation = score.member, bid.organisation
    case = bid.diligence or kept(
        Case(organisation=organisation, subject=bid.reference, amount_pence=1, opened_at=NOW)
    )
    kept(
        Comment(**by, topic="need", text="", by=officer, at=NOW),
        LateAttempt(**by, by=officer, arrived_at=NOW),
        Opening(**by, member=seat, first_at=NOW, last_at=NOW),
        LateAcceptance(**by, until=NOW, reason="", granted_by=officer, granted_at=NOW),
        Overlap(**by, other_reference="24R1-001", other_title="", because=[]),
        Overlap(application=bid_in(bid.round, "reserve"), other_reference=bid.reference, other_title=CANARY),
        MatchLine(**by, source="", kind="cash", standing="secured", amount_pence=1),
        ConsortiumPartner(**by, name="", percent=10),
        Check(case=case, item="a", result="pass", checker=officer, checked_at=NOW, answers={"why": CANARY}),
        StatementCheck(case=case, claim="", asked=""),
        ScoreCorrection(score=score, value=4, reason="", asked_by=officer, asked_at=NOW),
    )
    if not UsedDocument.objects.filter(**by).exists():
        kept(UsedDocument(**by, document=a_document(organisation)))
    rows = [one for one in rows_about(bid) if not isinstance(one, Score)]
    parts = [*case.checks.all(), *case.statements.all(), *ScoreCorrection.objects.all()]
    kept(*[planted(one) for one in (*rows, *parts)])
    letter = bid.endorsements.first()
    letter.letter = a_file(f"{CANARY}.pdf")
    planted(bid)
    bid.title, bid.diligence, bid.original = CANARY, planted(case), a_file(f"{CANARY}.pdf")
    bid.outcome_reasons = [{"code": "weak_need", "words": CANARY, "criterion": "need"}]
    said = Answer.objects.filter(sheet=bid.sheet, question__kind="long_text").first()
    said.value = CANARY
    kept(bid, case, letter, said)
    index.put("bid", str(bid.pk), CANARY, CANARY, scope="staff")


def holds(word: str) -> set[str]:
    """Tables in which the word stands anywhere."""
    return {
        model._meta.db_table
        for model, rows in rows_now()
        if any(word in str(value) for row in rows for value in row)
    }


def test_4_20_no_word_of_a_bid_is_left_anywhere_in_the_database():
    round = an_answered_round()
    bid = bid_in(round, "refused")
    contact = bid.contact.email
    full_of_words(bid)
    assert len(holds(CANARY)) > 15
    things = {one.thing for one in Line.objects.filter(thing__endswith=f"application:{bid.pk}")}
    assert Letter.objects.filter(values__reference=bid.reference).count() >= 2

    run_on(HEARD.replace(year=2029) + timedelta(days=1))

    assert holds(CANARY) == set()
    assert holds(contact) - {"accounts_person"} == set()
    assert not Reason.objects.filter(line__thing__in=things).exists()
    assert not Letter.objects.filter(values__reference=bid.reference).exists()
    assert index.find("bid", CANARY) == []
    bid.refresh_from_db()
    assert (bid.title, bid.contact, bid.submitted_by, bid.frozen_digest) == ("Name erased", None, None, "")
    assert (bid.ask_pence, bid.status, bid.areas.count()) == (480_000, "refused", 1)
    told = bid.outcome_reasons[0]
    assert (told["code"], told["words"]) == ("weak_need", BANK["weak_need"]["words"])
    scores = list(bid.scores.values_list("comment", "value"))
    assert [(comment, value > 0) for comment, value in scores] == [("", True)] * len(scores)
    assert set(bid.sheet.answers.values_list("question__kind", flat=True)) <= {"number", "money", "date"}
    assert verify() == []


def test_4_20_the_name_of_an_award_stays_as_published_and_minutes_go_with_the_last_bid():
    round = an_answered_round()
    bid, ended = bid_in(round, "awarded"), Agreement.objects.get().ends_on
    title = bid.title
    run_on(HEARD.replace(year=2029) + timedelta(days=1))
    minutes = Panel.objects.get().minutes

    run_on(ended.replace(year=ended.year + 7) + timedelta(days=1))

    bid.refresh_from_db()
    assert (bid.title, bid.summary, bid.awarded_pence) == (title, "", 480_000)
    assert DecisionLine.objects.get(application=bid).description
    assert (minutes != "", Panel.objects.get().minutes) == (True, "")


def test_4_20_files_go_with_their_content_unless_something_else_uses_them(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    bid = bid_in(an_answered_round(), "refused")
    own, shared = put_bytes(PDF, "own.pdf"), put_bytes(PDF + b"%", "shared.pdf")
    bid.original, bid.copy = kept(own.row(by=None, at=NOW)), kept(shared.row(by=None, at=NOW))
    kept(bid)
    a_document(bid.organisation, file=bid.copy)

    run_on(HEARD.replace(year=2029) + timedelta(days=1))
    sweep.orphans(now=time.time() + 2 * sweep.DAY)

    assert [StoredFile.objects.filter(sha256=one.sha256).count() for one in (own, shared)] == [0, 1]
    assert [blobs().holds(one.sha256) for one in (own, shared)] == [False, True]
    assert Document.objects.filter(file=bid.copy_id).exists()


def test_4_20_an_officer_erases_what_is_due_with_a_reason_and_nobody_else_does():
    bid = bid_in(an_answered_round(), "refused")
    late = midnight(HEARD.replace(year=2029) + timedelta(days=1))
    once = {"ended_on": HEARD, "reason": "The worker stood still."}

    for by, at, more in (
        (an_officer(), late - timedelta(days=1), {}),
        (an_officer(), late, {"reason": " "}),
        (an_officer(), late, {"ended_on": None}),
    ):
        with pytest.raises(Refused):
            anonymise(bid, by=by, at=at, **(once | more))
    with pytest.raises(NotAllowed):
        anonymise(bid, by=a_person("finance"), at=late, **once)
    anonymise(bid, by=an_officer(), at=late, **once)

    assert list(Reason.objects.values_list("text", flat=True).order_by("-pk"))[:1] == [
        "The worker stood still."
    ]
    with pytest.raises(Refused, match="erased already"):
        anonymise(bid, by=None, at=late, **once)
    with pytest.raises(Refused, match="erased"):
        bids.withdraw(bid, by=an_officer(), at=late, reason="Late")
