"""Pilots of the development fund that are suitable to scale, and what became of each (3.2)."""

from datetime import date

from almoner.demo import ad_hoc
from almoner.demo.sheets import sign
from almoner.demo.world import World, on
from almoner.do.agreements.models import Agreement
from almoner.do.decisions import actions as decisions
from almoner.do.decisions.models import Decision
from almoner.do.decisions.subsidies import Subsidy
from almoner.do.decisions.subsidising import Judged
from almoner.do.graduation import actions
from almoner.do.graduation.models import Graduation
from almoner.do.proposals.models import Proposal

ROPES = "GA-24R1-001"
FOUND = {
    ROPES: (
        date(2026, 2, 9),
        "Two in three stayed to the end, and their stops by police halved.",
    ),
    "GA-24R2-003": (date(2026, 5, 11), "Calls about the pier at night fell by a third while it ran."),
    "GA-25R1-009": (date(2026, 11, 9), "Four libraries asked for it; no one who came was defrauded since."),
    "GA-25R1-003": (date(2026, 12, 3), "Other seaside towns could do the same with their own workshops."),
}
LEFT = "GA-24R2-003", date(2026, 9, 14), "The council's leisure contract pays for the evenings from now on."


def mark_all(world: World) -> None:
    """Four are marked over the year; one of them is not taken on."""
    for reference, (day, reason) in FOUND.items():
        agreement = Agreement.objects.get(reference=reference)
        actions.mark(agreement, by=world.people["second_officer"], at=on(day, "11:20"), reason=reason)
    reference, day, reason = LEFT
    row = Graduation.objects.get(agreement__reference=reference)
    actions.leave(row, by=world.people["officer"], at=on(day, "15:00"), reason=reason)


def ropes_to_the_larger_fund(world: World) -> None:
    """By an ad-hoc proposal on 131-26; the decision-maker has yet to sign."""
    row = Graduation.objects.get(agreement__reference=ROPES)
    at, dated = on(date(2026, 11, 20), "10:00"), date(2026, 12, 7)
    row = actions.propose(row, by=world.people["officer"], at=at, details=ad_hoc.ropes_details(world))
    proposal: Proposal = row.proposal
    ad_hoc.checked(world, proposal, at)
    title = "Moving the ‘Ropes’ pilot into the Community Safety Fund"
    sheet = ad_hoc.on_a_sheet(world, proposal, "131-26", title, dated)
    confirm_other_money(world, sheet)
    sign(world, sheet, dated, signers=("chief_finance", "monitoring"))


def confirm_other_money(world: World, sheet: Decision) -> None:
    """Lessons are sold as well as given: minimal assistance, and the recipient says what it had (2.1 g)."""
    officer, at = world.people["officer"], on(date(2026, 12, 2), "17:00")
    line, why = sheet.lines.get(), "The gym sells boxing lessons in the same three districts."
    judged = Judged("minimal", why, True, True, True, True)
    decisions.judge_subsidies(sheet, by=officer, at=at, judged=judged, lines=[line])
    row = decisions.notify_minimal(Subsidy.objects.get(line=line), by=officer, at=at)
    lead, answered = world.people["O01_lead"], on(date(2026, 12, 3), "19:40")
    decisions.declare_minimal(row, by=lead, at=answered, declared_pence=1_250_000)
