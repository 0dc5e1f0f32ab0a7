"""A bid whose time is over loses its names and texts; amounts and outcome stay (R4.20-4)."""

from datetime import date
from typing import Any

from django.db.models import Model, ProtectedError, QuerySet

from almoner.do.applications.access import may_handle
from almoner.do.applications.casework import Comment, Judgement, LateAcceptance, LateAttempt, Overlap
from almoner.do.applications.endorsements import Consultation, Endorsement
from almoner.do.applications.models import (
    Application,
    BidPriority,
    BudgetLine,
    ConsortiumPartner,
    MatchLine,
    UsedDocument,
)
from almoner.do.applications.reasons import BANK
from almoner.do.applications.states import AWARDED
from almoner.do.diligence.models import Check, StatementCheck
from almoner.ground.core.calendar import london_date
from almoner.ground.core.references import link_token
from almoner.ground.core.refusals import Refused
from almoner.ground.core.rows import row_name
from almoner.ground.files.models import StoredFile
from almoner.ground.questions.models import Answer
from almoner.ground.questions.states import CHOOSING, DATE, MONEY, NUMBER, YES_NO
from almoner.ground.search import index
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.erasing import erase_told, rows_named
from almoner.ground.workflow.frame import action
from almoner.policy.findings import Outcome, run
from almoner.policy.retention import Kept, is_kept_no_longer
from almoner.policy.terms import Terms, terms_on

NO_NAME = "Name erased"
WITHOUT_WORDS = (*CHOOSING, YES_NO, NUMBER, MONEY, DATE)
TEXTS = (
    "summary", "over_guide_reason", "afterwards_note", "differs_note", "continuation_delivered",
    "continuation_develops", "frozen_digest",
)  # fmt: skip
FILES = ("copy", "original")
GOES: tuple[tuple[type[Model], dict[str, Any]], ...] = (
    (BidPriority, {"impact": ""}),
    (BudgetLine, {"description": ""}),
    (MatchLine, {"source": "", "evidence": ""}),
    (ConsortiumPartner, {"name": "", "role": ""}),
    (Judgement, {"reason": ""}),
    (LateAcceptance, {"reason": ""}),
    (Overlap, {"other_title": NO_NAME, "note": ""}),
    (
        Endorsement,
        {
            "partner_name": "",
            "partner_email": "",
            "token": lambda row: link_token(),
            "requested_by": None,
            "no_request_reason": "",
            "letter": None,
            "comment": "",
            "answered_by_name": "",
        },
    ),
    (
        Consultation,
        {
            "asked": NO_NAME,
            "asked_email": "",
            "question": "",
            "summary": "",
            "token": lambda row: link_token(),
            "reply": "",
        },
    ),
)
REMOVED: tuple[type[Model], ...] = (Comment, LateAttempt, UsedDocument)


def terms_of(bid: Application, day: date) -> Terms:
    """The numbers of its round, which the applicant was told (R0-2)."""
    return Terms.from_dict(bid.round.terms, otherwise=terms_on(day))


def in_store(bid: Application, today: date, ended_on: date | None) -> Kept:
    return Kept(
        terms=terms_of(bid, today),
        today=today,
        was_funded=bid.status == AWARDED,
        ended_on=ended_on,
        is_anonymous=bid.anonymised_at is not None,
    )


@action("applications.anonymise", clause="4.20", may=may_handle, system=True)
def anonymise(act: Act, application: Application, *, ended_on: date | None, reason: str = "") -> Application:
    """Erase names and texts once the time is over. `ended_on` comes from where the end is known.

    An officer gives a reason; the worker needs none. Each row gets a new salt, so that the record says
    nothing of what stood there and still verifies.
    """
    must_be_over(application, london_date(act.at), ended_on)
    if act.by is not None and not reason.strip():
        raise Refused("Say why.", {"reason": ["Enter a few words."]})
    things = things_of(application)
    files = files_of(application, things)
    erase_told(act, things, application.reference)
    erase_parts(act, application)
    erase_answers(act, application)
    erase_checks(act, application)
    erase_own(act, application)
    remove_files(act, files)
    index.drop("bid", str(application.pk))
    act.because(reason)
    act.note(bid=application.reference)
    return application


def must_be_over(bid: Application, today: date, ended_on: date | None) -> None:
    (found,) = run((is_kept_no_longer,), in_store(bid, today, ended_on))
    if bid.anonymised_at is not None:
        raise Refused("The texts of this bid are erased already.")
    if found.outcome is not Outcome.NOT_MET:
        raise Refused(found.because or "The time for which this bid is kept is not over.")


def parts_of(bid: Application, table: type[Model]) -> QuerySet[Any]:
    return table._default_manager.filter(application=bid)


def things_of(bid: Application) -> set[str]:
    """Names of every row of the bid's file in this room and those below."""
    rows = [bid, bid.sheet, *bid.sheet.answers.all()]
    for table in (*(table for table, _ in GOES), *REMOVED):
        rows += parts_of(bid, table)
    if bid.diligence:
        rows += [bid.diligence, *bid.diligence.checks.all(), *bid.diligence.statements.all()]
    return {row_name(row) for row in rows}


def erase_parts(act: Act, bid: Application) -> None:
    for table, becomes in GOES:
        act.erase(parts_of(bid, table), **becomes)
    for table in REMOVED:
        act.remove_all(parts_of(bid, table))
    if bid.status != AWARDED:
        act.erase(Overlap.objects.filter(other_reference=bid.reference), other_title=NO_NAME)


def erase_answers(act: Act, bid: Application) -> None:
    """Texts, tables and files go; numbers, days and choices stay, without who gave them."""
    answers = Answer.objects.filter(sheet=bid.sheet_id)
    act.remove_all(answers.exclude(question__kind__in=WITHOUT_WORDS))
    act.erase(answers.filter(question__kind__in=WITHOUT_WORDS), saved_by=None)


def erase_checks(act: Act, bid: Application) -> None:
    """What was found of the papers in words; each result stays."""
    if bid.diligence is None:
        return
    act.erase(Check.objects.filter(case=bid.diligence), note="", answers={}, document=None)
    act.erase(StatementCheck.objects.filter(case=bid.diligence), claim="", asked=NO_NAME, reply="")
    act.erase([bid.diligence], condition="")


def erase_own(act: Act, bid: Application) -> None:
    """The name of a project that was funded is published, so it stays."""
    kept_name = bid.title if bid.status == AWARDED else NO_NAME
    told = {name: [usual(one) for one in getattr(bid, name)] for name in ("sift_reasons", "outcome_reasons")}
    becomes = dict.fromkeys(TEXTS, "") | dict.fromkeys(FILES) | told
    people = {"contact": None, "submitted_by": None}
    act.erase([bid], title=kept_name, anonymised_at=act.at, **people, **becomes)


def usual(told: dict[str, str]) -> dict[str, str]:
    """A reason by its code, in the words that everybody gets."""
    code = str(told.get("code", ""))
    words = BANK[code]["words"] if code in BANK else ""
    return {"code": code, "words": words, "criterion": str(told.get("criterion", ""))}


def files_of(bid: Application, things: set[str]) -> list[StoredFile]:
    """Every file of the bid, those that were replaced too: the lines about it name them."""
    keys = rows_named(things, StoredFile._meta.db_table) | {bid.copy_id, bid.original_id}
    keys |= set(bid.endorsements.values_list("letter_id", flat=True))
    answers = bid.sheet.answers.filter(question__kind="file").values_list("value", flat=True)
    named = StoredFile.objects.filter(public_id__in=[one for one in answers if isinstance(one, str)])
    return list((StoredFile.objects.filter(pk__in=keys - {None}) | named).distinct().order_by("pk"))


def remove_files(act: Act, files: list[StoredFile]) -> None:
    """Files that nothing else uses; the sweep removes their content within a day."""
    for file in files:
        if Answer.objects.filter(question__kind="file", value=file.public_id).exists():
            continue
        try:
            act.remove(file)
        except ProtectedError:
            continue
