"""Sheets beside the rounds that nothing else asks for: core money of 2024, and one that was not agreed."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from almoner.demo.sheets import begin, fill, sign, sign_and_publish, written_at
from almoner.demo.world import World, on, pence, table
from almoner.do.decisions import actions, wording
from almoner.do.decisions.models import Decision

NO_BID = "No bid was asked for: "


@dataclass(frozen=True)
class Given:
    """One line without a bid: to whom, from which budget, for which priority."""

    title: str
    description: str
    pence: int
    budget: tuple[str, str, str]
    priority: str
    because: str
    organisation: str = ""


def sheet_of(world: World, reference: str, title: str, dated: date, lines: list[Given]) -> Decision:
    sheet = begin(world, title, reference, dated)
    for one in lines:
        actions.set_line(sheet, by=world.people["officer"], at=written_at(sheet), **fields(world, one))
    rows = list(sheet.lines.select_related("organisation", "budget__fund", "budget__stream"))
    texts = {
        1: f"To decide on: {title}.",
        2: wording.recommendation_text(rows),
        3: lines[0].because,
        9: wording.financial_text(rows),
        10: wording.legal_text(rows),
    }
    return fill(world, sheet, texts)


def fields(world: World, one: Given) -> dict[str, Any]:
    budget = world.budgets[one.budget]
    return {
        "budget": budget,
        "organisation": world.organisations.get(one.organisation),
        "priority": world.priorities[one.priority],
        "title": one.title,
        "description": one.description,
        "description_was_checked": True,
        "amount_pence": one.pence,
        "purpose": budget.fund.purpose,
        "statutory_basis": budget.fund.statutory_basis,
        "reasons": one.because,
        "contrary_reason": NO_BID + one.because,
    }


def core_lines(budget: tuple[str, str, str], priority: str) -> list[Given]:
    because = "statutory partners are paid under yearly agreements and report every quarter."
    return [
        Given(one["name"], f"Yearly core share for {one['name'].removesuffix(' (demo)')}.",
              pence(one["pounds"]), budget, priority, because)
        for one in table("money")["core"]["partners"]
    ]  # fmt: skip


def core_of_2024(world: World) -> None:
    dated = date(2024, 3, 13)
    lines = core_lines(("CSF", "2024/25", "core LOCAL"), "P12")
    sheet = sheet_of(world, "040-24D", "Core funding allocations 2024/25 (demo copy)", dated, lines)
    sign_and_publish(world, sheet, dated)


def stalking_not_agreed(world: World) -> None:
    """The commissioner does not agree, and says why."""
    dated = date(2026, 10, 8)
    because = "the service runs already, under a contract that was competed in 2023."
    line = Given(
        "Stalking advocacy, half a year more", "Advocates for people who are stalked, October to March.",
        9_500_000, ("VF", "2026/27", "services MOJ-CORE"), "Q4", because, "O38",
    )  # fmt: skip
    sheet = sheet_of(world, "119-26", "Stalking advocacy extension", dated, [line])
    sheet = sign(world, sheet, dated, signers=("chief_finance", "monitoring"))
    actions.sign(
        sheet, by=world.people["commissioner"], at=on(dated, "16:00"), agrees=False, digest=sheet.digest,
        comment="The provider's last two returns are missing. I will decide when I have read them.",
    )  # fmt: skip
