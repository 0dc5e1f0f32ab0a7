"""Chapters 1.10 and 4.21: sign, then publish, then report; everybody hears with a reason."""

from __future__ import annotations

from almoner.policy.days import working_days_between
from almoner.policy.findings import Force, Verdict, judge, met, not_met
from almoner.policy.rule import rule
from almoner.policy.sheets import Line, Sheet
from almoner.policy.words import counted, listed


@rule("1.10", id="R1.10-4", asks="Is it signed before it is published?", force=Force.MUST)
def published_after_signing(sheet: Sheet) -> Verdict:
    if not sheet.is_fully_signed:
        return not_met("It is not fully signed.", "First every signature, then publication.")
    last = max(one.signed_on for one in sheet.signatures if one.digest == sheet.digest)
    if sheet.published_on is None or last <= sheet.published_on:
        return met()
    return not_met(
        "It was published before the last signature.", "Record what happened and tell the auditor."
    )


@rule("1.10", id="R1.10-5", asks="Is a signed decision published promptly?", force=Force.SHOULD)
def published_promptly(sheet: Sheet) -> Verdict:
    if not sheet.is_fully_signed:
        return judge("It is not fully signed, so the time for publishing has not begun.")
    last = max(one.signed_on for one in sheet.signatures if one.digest == sheet.digest)
    waited = working_days_between(last, sheet.published_on or sheet.today, sheet.bank_holidays)
    if waited <= sheet.terms.publication_due_working_days:
        return met()
    told = "was published only after" if sheet.published_on else "has waited for"
    return not_met(
        f"Since the last signature it {told} {counted(waited, 'working day')}; "
        f"{sheet.terms.publication_due_working_days} are allowed.",
        "Publish it, or say what holds it back.",
    )


@rule("1.10", id="R1.10-7", asks="Was it reported to the Police, Fire and Crime Panel?", force=Force.RECORD)
def reported_to_the_scrutiny_panel(sheet: Sheet) -> Verdict:
    if sheet.reported_on is not None:
        return met()
    return not_met(
        "It is not yet reported to the Police, Fire and Crime Panel.", "Put it in the next report."
    )


@rule(
    "3.3",
    id="R3.3-4",
    asks="Will every unsuccessful applicant hear a clear reason?",
    force=Force.MUST,
    about="refusals",
)
def refusals_have_reasons(sheet: Sheet) -> Verdict:
    bare = [one.reference for one in sheet.refusals if not (one.reason.strip() and one.criterion.strip())]
    if not bare:
        return met()
    return not_met(
        f"No clear reason is ready for {listed(bare)}.",
        "Give each at least one reason, tied to a criterion.",
    )


@rule(
    "4.21", id="R4.21-1", asks="Does each award name who, what and how much?", force=Force.MUST, about="lines"
)
def says_who_what_and_how_much(sheet: Sheet) -> Verdict:
    wrong = [line.recipient or "a line without a name" for line in sheet.lines if not _is_told(line)]
    if not wrong:
        return met()
    return not_met(
        f"Not ready for the register: {listed(wrong)}.",
        "Every award, of any size, has an organisation, a short description and a value.",
    )


@rule(
    "4.21",
    id="R4.21-2",
    asks="Are the descriptions short and safe to publish?",
    force=Force.MUST,
    about="lines",
)
def descriptions_are_fit_to_publish(sheet: Sheet) -> Verdict:
    longest = sheet.terms.description_chars_max
    wrong = [
        f"{line.recipient} (over {longest} characters)"
        for line in sheet.lines
        if len(line.description) > longest
    ]
    wrong += [
        f"{line.recipient} (not checked)" for line in sheet.lines if not line.description_checked_by.strip()
    ]
    if not wrong:
        return met()
    return not_met(
        f"Descriptions not fit to publish: {listed(wrong)}.",
        "Keep them short, and have someone look for personal details and addresses of refuges.",
    )


@rule("4.21", id="R4.21-3", asks="Is everything withheld accounted for?", force=Force.MUST, about="withheld")
def withholding_is_accounted_for(sheet: Sheet) -> Verdict:
    bare = [
        one.what
        for one in sheet.withheld
        if not (one.ground.strip() and one.approved_by.strip() and one.has_placeholder)
    ]
    if not bare:
        return met()
    return not_met(
        f"Withheld without a ground, an approver or a placeholder: {listed(bare)}.",
        "Give all three, so that readers see that something is left out and why.",
    )


@rule(
    "4.21",
    id="R4.21-6",
    asks="Is each core partner known by an identifier?",
    force=Force.SHOULD,
    about="lines",
)
def partners_have_identifiers(sheet: Sheet) -> Verdict:
    bare = [line.recipient for line in sheet.lines if line.lacks_identifier]
    if not bare:
        return met()
    return not_met(
        f"Public bodies without an identifier of a register: {listed(bare)}.",
        "Add it to the organisation, so that the open data names them as everybody does; or say why not.",
    )


def _is_told(line: Line) -> bool:
    return bool(line.recipient.strip() and line.description.strip() and line.amount_pence > 0)
