"""Contracts: one from its tender to its signatures (sheet 200-25), six taken over from before (3.9)."""

from datetime import date
from typing import Any

from almoner.demo.sheets import HEAD, sign
from almoner.demo.world import World, on, pence, table
from almoner.do.agreements import actions as agreements
from almoner.do.agreements.contracting import Signed, TakenOver
from almoner.do.agreements.models import Contract
from almoner.do.agreements.reviewing import Reviewed
from almoner.do.agreements.varying import Proposal
from almoner.do.decisions import actions as decisions
from almoner.do.decisions.models import Decision
from almoner.do.procurement import actions
from almoner.do.procurement.awarding import Confirmation, Part
from almoner.do.procurement.models import Lot, Procurement
from almoner.do.procurement.planning import LotDetails, TenderDetails
from almoner.ground.accounts.models import Person
from almoner.plan.funds import actions as funds
from almoner.plan.funds.details import BudgetLine

TITLE, DATED = "Sexual violence service: new contract from April 2026", date(2025, 9, 18)
KEPT_ON, SIGNED_ON = date(2026, 11, 2), date(2025, 10, 8)
STATED = "Decided before the office used this system; value as stated"


def award(world: World) -> None:
    """Tendered in 2025, decided in September, signed after the standstill."""
    row, officer = table("contracts")["tender"], world.people["officer"]
    tender = evaluated(world, planned(world, row), row)
    sheet = decided(world, tender)
    agreements.announce(sheet, by=officer, at=on(date(2025, 9, 22), "10:00"))
    tender = Procurement.objects.get(pk=tender.pk)
    keep_days(world, tender, row, after=date(2025, 9, 1))
    lot = Lot.objects.select_related("procurement").get(procurement=tender)
    contract = agreements.make_contract(lot, by=officer, at=on(date(2025, 10, 6), "11:00"))
    said = Signed("Ivo Rookwood (demo)", "Chief executive", date(2025, 10, 7),
                  world.people["commissioner"].name, "Commissioner", SIGNED_ON)  # fmt: skip
    paper = world.papers["contract"]
    at = on(date(2025, 10, 9), "09:30")
    contract = agreements.record_signatures(contract, by=officer, at=at, said=said, copy=paper)
    agreements.settle_copy(contract, by=officer, at=on(date(2025, 10, 20), "15:00"), copy=paper)


def planned(world: World, row: dict[str, Any]) -> Procurement:
    """With the first year's budget, which the Ministry had named by then."""
    stream = world.streams["MOJ-DASV"]
    places = table("money")["budgets"]
    sums = next(one["pounds"] for one in places["lines"] if one["stream"] == "MOJ-DASV")
    budget = funds.set_budget(
        world.funds["VF"],
        by=world.people["chief_finance"],
        at=on(date(2025, 2, 3), "09:00"),
        line=BudgetLine(stream, "2026/27", "services"),
        amount_pence=pence(sums[places["years"].index("2026/27")]),
    )
    details = TenderDetails(
        title=row["title"],
        service=row["service"],
        budget=budget,
        priority=world.priorities["Q4"],
        route="light_touch",
        options="A grant round, a contract and a service of our own were compared.",
        rationale="A service of this size needs staff for years, and several could provide it.",
        equality_note="Assessed with the need: languages, access and hours are in the specification.",
        starts_on=row["starts_on"],
        initial_end=row["initial_end"],
        extension_months=tuple(row["extensions"]),
        needs_assessed_on=row["milestones"]["needs"],
        need_source=row["need_source"],
        is_free=True,
        is_confidential=True,
        needs_no_report=True,
        team_reference="7F-2025-041 (demo)",
    )
    officer, at = world.people["officer"], on(date(2025, 2, 4), "10:00")
    made: Procurement = actions.plan(None, by=officer, at=at, details=details)
    lot = LotDetails(row["title"], pence(row["pounds"]), row["volume"])
    actions.keep_lot(made, by=officer, at=at, details=lot)
    return made


def evaluated(world: World, tender: Procurement, row: dict[str, Any]) -> Procurement:
    officer = world.people["officer"]
    tender = actions.publish(tender, by=officer, at=on(row["milestones"]["tender"], "09:00"))
    tender = actions.close(tender, by=officer, at=on(date(2025, 5, 30), "13:00"), bids=4, small_bids=3)
    at = on(date(2025, 8, 29), "14:00")
    keep_days(world, tender, row, before=date(2025, 9, 1))
    answers = {letter: ("met", words) for letter, words in row["principles"].items()}
    tender = actions.answer_principles(tender, by=officer, at=at, answers=answers)
    said = Confirmation("Procurement lead, seven forces (demo)", date(2025, 8, 27), "7F-C-2025-041", "pass")
    tender = actions.confirm(tender, by=officer, at=at, said=said)
    parts = [Part(*one) for one in row["parts"]]
    winner = world.organisations[row["org"]]
    actions.name_winner(tender, by=officer, at=at, lot=tender.lots.get(), winner=winner, parts=parts)
    done: Procurement = actions.recommend(tender, by=officer, at=at)
    return done


def keep_days(
    world: World, tender: Procurement, row: dict[str, Any], *, before: date = date.max, after: date = date.min
) -> None:
    """Milestones and notices of the days between."""
    officer = world.people["officer"]
    for kind, day in row["milestones"].items():
        if after <= day < before:
            actions.set_milestone(
                tender, by=officer, at=on(max(day, date(2025, 2, 4)), "16:00"), kind=kind, planned_on=day,
                actual_on=day,
            )  # fmt: skip
    for code, day in row["notices"].items():
        if after <= day < before:
            actions.add_notice(
                tender, by=officer, at=on(day, "16:10"), code=code, published_on=day,
                reference=f"2025/S-{code[2:]}-demo",
            )  # fmt: skip


def decided(world: World, tender: Procurement) -> Decision:
    officer, at = world.people["officer"], on(date(2025, 9, 12), "15:00")
    sheet = decisions.compose_contract(tender, by=officer, at=at, dated=DATED, reference="200-25")
    sheet = decisions.revise(sheet, by=officer, at=at, values=HEAD | {"title": TITLE})
    sheet = decisions.check_descriptions(sheet, by=officer, at=at, lines=list(sheet.lines.all()))
    return sign(world, sheet, DATED)


def take_over_all(world: World) -> None:
    """Those that began before: the tables have no sheet of theirs, so the ledger has no money of theirs."""
    officer = world.people["officer"]
    for place, one in enumerate(table("contracts")["taken_over"]):
        details = TakenOver(
            title=one["title"],
            service=one["service"],
            provider=world.organisations[one["org"]],
            fund=world.funds[one["fund"]],
            starts_on=one["starts_on"],
            initial_end=one["initial_end"],
            annual_pence=pence(one["pounds"]),
            decided_in=STATED,
            signed_on=one["starts_on"],
            extension_months=tuple(one["extensions"]),
            extensions_used=one.get("used", 0),
        )
        at = on(KEPT_ON, f"10:{place:02d}")
        row = agreements.take_over(None, by=officer, at=at, details=details)
        if "review" in one:
            review(world, row, one["review"])
        if "note" in one:
            agreements.plan_next(row, by=officer, at=at, review_on=None, note=one["note"])
            second_half_year(row, officer)


def review(world: World, row: Contract, said: dict[str, str]) -> None:
    """Of the year to September: written by one officer, closed by another (2.1 i)."""
    facts = Reviewed(covers_from=date(2025, 10, 1), covers_to=date(2026, 9, 30), **said)
    at = on(KEPT_ON, "10:15")
    written = agreements.open_review(row, by=world.people["officer"], at=at, said=facts)
    agreements.close_review(
        written, by=world.people["second_officer"], at=on(KEPT_ON, "10:25"),
        note="The quarterly returns and the answers of those who use it were read.",
    )  # fmt: skip


def second_half_year(row: Contract, officer: Person) -> None:
    """Proposed and confirmed, but the commissioner did not agree (119-26)."""
    at = on(KEPT_ON, "10:30")
    asked = Proposal(
        kind="extension",
        because="Half a year more, October to March, as put to decision 119-26.",
        months=row.extension_months[1],
        added_pence=9_500_000,
        confirmed_by="Procurement lead, seven forces (demo)",
        confirmed_on=date(2026, 9, 25),
        confirmation="7F-E-2026-077",
    )
    link = agreements.propose_variation(row, by=officer, at=at, proposal=asked)
    agreements.give_up_variation(link, by=officer, at=at, reason="Not agreed in decision 119-26.")
