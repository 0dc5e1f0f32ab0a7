"""Reports of grants: at mid-year and at the end, accepted, asked about, late (4.13)."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from almoner.demo.world import World, on, pence, table
from almoner.do.agreements.models import Agreement
from almoner.ground.accounts.models import Person
from almoner.ground.core.money import share
from almoner.policy import monitoring as policy
from almoner.review.monitoring import actions
from almoner.review.monitoring.facts import told
from almoner.review.monitoring.models import END, MID, Return
from almoner.review.monitoring.queries import whole
from almoner.review.monitoring.writing import Declared, Said

NARRATIVE = {
    MID: "The sessions began in the first month and run every week. Partners send people; most come back.",
    END: "Most of those who came took part ten times and more. Partners say that they see the difference.",
}
FEWER = "Referrals came later than we thought; the school asked us to wait until after the examinations."
LESS = "Fewer sessions were held than planned in the first months."
NOT_MEASURED = "Some left before they were asked a second time."
QUESTIONS = {
    "25R1-008": "The hall was free from March. What was its money spent on?",
    "25R1-012": "How did you count the people: each once, or each time they came?",
}
KEPT = "The last invoices came after the report was written; the treasurer has shown them to us."
VACANT = {"25R2-008": "One of the two sessional posts was never filled; we will not need all of the money."}
AGAIN = "24R1-009"
OPENED_ON, WRITTEN_ON, SETTLED_ON = date(2025, 9, 30), date(2025, 11, 10), date(2025, 11, 21)
LATE = {AGAIN: (date(2026, 2, 17), date(2026, 2, 20))}
LAST_DAY = date(2026, 12, 8)
ASKED_AFTER, ACCEPTED_AFTER, BEFORE = timedelta(days=6), timedelta(days=8), timedelta(days=3)
REMINDED_UNTIL = date(2026, 12, 9)


def plan(world: World, code: str) -> None:
    """By itself, as soon as both have signed."""
    at = on(table("rounds")[code]["signed"] + timedelta(days=1), "08:10")
    found = Agreement.objects.filter(line__application__round__code=code, status="signed")
    for one in found.select_related("line__application", "line__decision").order_by("id"):
        actions.plan_returns(one, by=None, at=at)


def of_round(code: str, stage: str) -> list[Return]:
    found = whole(Return.objects.filter(agreement__line__application__round__code=code, stage=stage))
    return list(found.order_by("agreement"))


def of_bid(reference: str, stage: str) -> Return:
    return whole(Return.objects.all()).get(agreement__line__application__reference=reference, stage=stage)


def bid_of(report: Return) -> str:
    return report.agreement.reference.removeprefix("GA-")


def mid_year(world: World, code: str) -> None:
    """All came in time; they are accepted some days before the second instalment is due."""
    seen = on(table("rounds")[code]["release"] + timedelta(days=203), "11:00")
    for one in of_round(code, MID):
        sent_on = one.due_on - BEFORE
        report = send(remind_of(one, sent_on), sent_on)
        actions.accept_return(report, by=officer(world), at=seen)


def fall_behind(world: World) -> None:
    """Before the panel of 25R1 an accepted report is opened again; until it comes no other award (R4.8-2)."""
    reason = "The receipts that we asked for do not add up to what the report says was spent."
    actions.reopen(of_bid(AGAIN, MID), by=officer(world), at=on(OPENED_ON, "15:30"), reason=reason)


def at_the_end(world: World, code: str) -> None:
    """End reports as they stand on the demonstration's day; what is late is reminded of."""
    if AGAIN.startswith(code):
        report = send(of_bid(AGAIN, MID), WRITTEN_ON)
        actions.accept_return(report, by=officer(world), at=on(SETTLED_ON, "11:00"))
    for one in of_round(code, END):
        row = table("returns")[bid_of(one)]
        if END in row:
            settle(world, one, row.get("end_state", "accepted"))
        else:
            remind_of(one, REMINDED_UNTIL)


def remind_of(report: Return, until: date) -> Return:
    """Each letter on its day, and the day after the report was due, until it came."""
    terms = told(report, on(until)).terms
    for days in sorted((*terms.report_reminder_days, 1)):
        if (day := report.due_on + timedelta(days=days)) < until:
            report = actions.remind(report, by=None, at=on(day, "07:00"))
    return report


def settle(world: World, report: Return, state: str) -> None:
    sent_on, accepted_on = LATE.get(
        bid_of(report), (report.due_on - BEFORE, min(report.due_on + ACCEPTED_AFTER, LAST_DAY))
    )
    report = send(remind_of(report, sent_on), sent_on)
    if state == "queried":
        at = on(report.due_on + ASKED_AFTER, "14:00")
        actions.query_return(report, by=officer(world), at=at, question=QUESTIONS[bid_of(report)])
    elif state == "accepted":
        left = told(report, report.sent_at or on(sent_on)).unspent_pence > 0
        at, because = on(accepted_on, "15:30"), KEPT if left else ""
        actions.accept_return(report, by=officer(world), at=at, kept_because=because)


def officer(world: World) -> Person:
    return world.people["second_officer"]


def send(report: Return, day: date) -> Return:
    """By the lead who accepted the agreement, with the figures of the table."""
    row = table("returns")[bid_of(report)][report.stage]
    agreement = report.agreement
    lead = agreement.accepted_by
    made: Return = actions.submit_return(
        report,
        by=lead,
        at=on(day, "16:00"),
        said=said(report, row, on(day)),
        version=report.version,
        declared=Declared(agreement.accepted_name, agreement.accepted_position, True),
    )
    return made


def said(report: Return, row: list[Any], at: datetime) -> Said:
    """Spending as planned, line by line; each measure as near its target as the number of people is."""
    reached, spent = row
    lines, before = list(report.spending.all()), told(report, at)
    sums = share(pence(spent), [one.planned_pence for one in lines])
    results = [replace(one, achieved=result_of(one, report, reached)) for one in before.measures]
    found = replace(before, people_reached=reached)
    return Said(
        narrative=NARRATIVE[report.stage],
        people_reached=reached,
        people_because=FEWER if policy.reaches_too_few(found) else "",
        changes=VACANT.get(bid_of(report), ""),
        achieved={
            measure.pk: (one.achieved, NOT_MEASURED if policy.is_short(one, found) else "")
            for measure, one in zip(report.measures.all(), results, strict=True)
        },
        spent={
            line.pk: (sum_of, LESS if policy.differs(replace(one, spent_pence=sum_of), found) else "")
            for line, one, sum_of in zip(lines, before.spending, sums, strict=True)
        },
    )


def result_of(measure: policy.Achieved, report: Return, reached: int) -> str:
    """What is to be measured comes out as well as the number of people did."""
    target = policy.figure_in(measure.target)
    if target is None or not report.people_promised:
        return "As promised"
    found = round(float(target) * min(reached / report.people_promised, 1.1))
    if measure.target.endswith("%"):
        return f"{min(found, 100)}%"
    return f"{found if report.is_final else found // 2}"
