"""The organisations, who acts for them, and their passports: documents and figures renewed every May."""

from datetime import date
from typing import Any

from almoner.analyse.organisations import actions, keeping
from almoner.analyse.organisations.details import Details
from almoner.analyse.organisations.keeping import Paper, YearFigures
from almoner.analyse.organisations.models import COLLEAGUE, HELPER, Organisation
from almoner.analyse.organisations.passport import Document
from almoner.demo.cast import person
from almoner.demo.world import World, on, pence, table
from almoner.ground.accounts.models import Person

REGISTERED = date(2024, 5, 13)
YEARS = (2024, 2025, 2026)
SPENT_OF_INCOME = 0.97
BESIDES = {
    "O01": (("Dora Pell (demo)", COLLEAGUE), ("Amos Reed (demo)", HELPER)),
    "O02": (("Lena Frost (demo)", COLLEAGUE),),
    "O07": (("Ruth Bellamy (demo)", COLLEAGUE),),
    "O16": (("Theo Garland (demo)", HELPER),),
    "O20": (("Mina Crane (demo)", COLLEAGUE), ("Bert Holm (demo)", HELPER)),
}
OLD_REVIEW = date(2022, 5, 1)


def build(world: World) -> None:
    rows = table("organisations")
    for key, row in rows.items():
        register(world, key, row)
        for place, (name, kind) in enumerate(BESIDES.get(key, ()), start=1):
            join(world, key, f"{key}_member{place}", name, kind)


def register(world: World, key: str, row: dict[str, Any]) -> None:
    at = on(REGISTERED)
    number = key[1:]
    lead = person(world, f"{key}_lead", f"{row['lead']} (demo)", at=at, job_title="Manager")
    is_company = row["number"].startswith("99000") and len(row["number"]) == len("99000004")
    world.organisations[key] = actions.register(
        None,
        by=lead,
        at=at,
        details=Details(
            name=row["name"],
            kind=row["kind"],
            charity_number="" if is_company else row["number"],
            company_number=row["number"] if is_company else "",
            purpose=f"{row['does']}.",
            founded_year=1988 + int(number) % 30,
            annual_income_pence=pence(row["income"]),
            staff_count=row["income"] // 32_000,
            volunteer_count=6 + int(number) * 7 % 40,
            address=f"{number} Invented Road\n{world.areas[row['area']].name}",
            postcode=row["postcode"],
            address_is_withheld=row.get("withheld", False),
            home_area=world.areas[row["area"]],
            email=f"contact{number}@example.org",
            phone=f"01632 9600{number}",
            connections="None.",
        ),
    )


def join(world: World, key: str, who: str, name: str, kind: str) -> None:
    """A colleague or helper comes by an invitation of the lead."""
    made = person(world, who, name, at=on(REGISTERED, "14:00"))
    asked = actions.invite(
        world.organisations[key],
        by=world.people[f"{key}_lead"],
        at=on(REGISTERED, "15:00"),
        email=made.email,
        kind=kind,
    )
    actions.take_invitation(asked, by=made, at=on(REGISTERED, "16:30"))


def renew(world: World, year: int) -> None:
    """Every May: last year's accounts, the safeguarding policy's review, at times insurance."""
    for key, row in table("organisations").items():
        organisation, lead = world.organisations[key], world.people[f"{key}_lead"]
        for paper in papers_of(row, year):
            keep(world, organisation, lead, paper, year)
        if year == YEARS[0] or row.get("papers") != "late_accounts":
            figures(world, key, date(year, 3, 31), row["cash"])
    if year == YEARS[-1]:
        figures(world, "O08", date(year, 9, 30), 6_400, at=date(year, 12, 2))


def papers_of(row: dict[str, Any], year: int) -> list[str]:
    has = row.get("papers", "")
    first, last = year == YEARS[0], year == YEARS[-1]
    wanted = {
        "governing": first,
        "data_protection": first,
        "bank_statements": has == "statements",
        "accounts": has != "statements" and (first or has != "late_accounts"),
        "safeguarding": first or has != "old_safeguarding",
        "insurance": last or (first and row["income"] > 150_000),
    }
    return [kind for kind, is_wanted in wanted.items() if is_wanted]


def keep(world: World, organisation: Organisation, lead: Person, kind: str, year: int) -> None:
    reviewed, ends = date(year, 5, 6), None
    if kind == "safeguarding" and organisation == world.organisations["O18"]:
        reviewed = OLD_REVIEW
    if kind == "insurance":
        ends = date(year + 1, 4, 30)
    if kind == "safeguarding" and organisation == world.organisations["O13"] and year == YEARS[-1]:
        ends = date(year, 10, 31)
    keeping.keep_document(
        organisation,
        by=lead,
        at=on(date(year, 5, 20), "11:00"),
        paper=Paper(
            kind=kind,
            title=f"{kind.replace('_', ' ').capitalize()} {year}",
            reviewed_on=reviewed if kind == "safeguarding" else None,
            expires_on=ends,
        ),
        file=world.papers[kind],
    )


def figures(world: World, key: str, year_end: date, cash: int, at: date | None = None) -> None:
    """Income and reserves as in the table; a group without accounts gives them from its bank statements."""
    row, organisation = table_row(key), world.organisations[key]
    income = pence(row["income"])
    spent = round(income * SPENT_OF_INCOME)
    document = (
        Document.objects.filter(
            organisation=organisation, kind__in=("accounts", "bank_statements"), replaced_by=None
        )
        .order_by("-id")
        .first()
    )
    keeping.record_accounts(
        organisation,
        by=world.people[f"{key}_lead"],
        at=on(at or date(year_end.year, 5, 20), "11:30"),
        figures=YearFigures(
            year_end=year_end,
            income_pence=income,
            expenditure_pence=spent,
            cash_pence=pence(cash),
            free_reserves_pence=spent * row["months"] // 12,
            was_examined=row.get("papers") != "statements",
        ),
        document=document,
    )


def table_row(key: str) -> dict[str, Any]:
    found: dict[str, Any] = table("organisations")[key]
    return found
