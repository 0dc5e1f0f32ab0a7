"""The county: its office, its areas, its partners, and the Police and Crime Plans in force there."""

from datetime import date
from typing import Any

from almoner.analyse.areas import actions as areas
from almoner.analyse.areas.details import AreaDetails
from almoner.analyse.areas.models import Area
from almoner.analyse.partnerships import actions as partnerships
from almoner.analyse.partnerships.actions import PartnershipDetails
from almoner.analyse.partnerships.models import CSP, CVS, POLICE
from almoner.demo.cast import BEGINNING, SINCE
from almoner.demo.world import World, on, table
from almoner.ground.accounts import roles
from almoner.ground.office import actions as office
from almoner.ground.office.settled import BodyAsSettled, DocumentAsRecorded
from almoner.plan.priorities import actions as priorities

AT = on(BEGINNING, "09:30")
COUNCILS_SINCE = date(2009, 4, 1)
TITLES = (
    (roles.DECISION_MAKER, "Police, Fire and Crime Commissioner"),
    (roles.MONITORING, "Chief Executive and Monitoring Officer"),
    (roles.CHIEF_FINANCE, "Chief Finance Officer"),
)
DOCUMENTS = (
    ("strategy", "Commissioning Strategy (demo)", "2023", date(2023, 6, 1), roles.OFFICER, date(2027, 6, 1)),
    ("plan", "Police and Crime Plan 2021 to 2024 (demo)", "1", date(2021, 10, 29), roles.OFFICER, None),
    ("regulations", "Financial Regulations (demo)", "7", date(2023, 4, 1), roles.CHIEF_FINANCE,
     date(2026, 10, 1)),
    ("privacy", "Privacy notice for grants (demo)", "1", date(2023, 6, 1), roles.MONITORING,
     date(2027, 3, 1)),
)  # fmt: skip


def build(world: World) -> None:
    the_office(world)
    the_areas(world)
    the_partners(world)
    keep_plan(world, table("county")["plans"][0])


def the_office(world: World) -> None:
    body = office.settle_body(
        None,
        by=None,
        at=AT,
        settled=BodyAsSettled(
            name="Police, Fire and Crime Commissioner for Essex (demo)",
            short_name="PFCC for Essex (demo)",
            decision_maker_title="Police, Fire and Crime Commissioner",
            deputy_title="Deputy Police, Fire and Crime Commissioner",
            area_name="Essex",
            email="grants@example.org",
            phone="01632 960100",
            address="1 Demonstration Way\nChelmsford\nZZ1 1ZZ",
            website="https://pfcc.example.org",
            org_id="GB-GOR-OT9901",
            grants_prefix="360G-almonerdemo",
            starts_on=SINCE,
        ),
    )
    for role, title in TITLES:
        office.settle_title(body, by=None, at=AT, role=role, title=title, starts_on=SINCE)
    for kind, title, version, dated, owner, review in DOCUMENTS:
        office.record_document(
            None, by=None, at=AT, document=DocumentAsRecorded(kind, title, version, dated, owner, review)
        )


def the_areas(world: World) -> None:
    rows = tuple(
        AreaDetails(
            code=code,
            name=one["name"],
            kind="unitary" if one.get("unitary") else "district",
            starts_on=COUNCILS_SINCE,
            ons_code=one["ons"],
            population=one["people"],
            row=one["tile"][0],
            column=one["tile"][1],
        )
        for code, one in table("county")["areas"].items()
    )
    areas.load(None, by=None, at=AT, rows=rows)
    world.areas = {area.code: area for area in Area.objects.all()}


def the_partners(world: World) -> None:
    """One Community Safety Partnership for each area or pair of areas; police and helpers likewise."""
    joint = table("county")["joint"]
    shared = {code for one in joint.values() for code in one["areas"]}
    places = {code: (area.name, [code]) for code, area in world.areas.items() if code not in shared}
    places |= {code: (one["name"], one["areas"]) for code, one in joint.items()}
    for code, (name, covered) in places.items():
        keep(world, CSP, code, f"{name} Community Safety Partnership (demo)", covered)
        keep(world, CVS, code, f"{name} Council for Voluntary Service (demo)", covered)
    for code, area in world.areas.items():
        keep(world, POLICE, code, f"Essex Police, {area.name} (demo)", [code])


def keep(world: World, kind: str, code: str, name: str, covered: list[str]) -> None:
    made = partnerships.keep(
        None,
        by=None,
        at=AT,
        details=PartnershipDetails(
            code=f"{kind.upper()}-{code}",
            name=name,
            kind=kind,
            starts_on=COUNCILS_SINCE,
            contact_name=f"{name.removesuffix(' (demo)')} desk",
            contact_email=f"{kind}.{code.lower()}@example.org",
            plan_title="Community safety plan 2025 to 2028 (demo)" if kind == CSP else "",
            plan_ends_on=date(2028, 3, 31) if kind == CSP else None,
            plan_priorities=PRIORITIES[len(world.partners) % len(PRIORITIES)] if kind == CSP else "",
        ),
        areas=tuple(covered),
    )
    for one in covered:
        world.partners[kind, one] = made


PRIORITIES = (
    "Anti-social behaviour in the town centre; domestic abuse; serious violence.",
    "Safer roads and lanes; fraud against older people; hidden harm.",
    "Young people and knives; violence against women and girls; confidence in reporting.",
)


def next_plan(world: World) -> None:
    keep_plan(world, table("county")["plans"][1])


def keep_plan(world: World, row: dict[str, Any]) -> None:
    """A plan with its priorities, and which earlier ones each of them carries on."""
    at = on(max(row["starts_on"], BEGINNING), "09:45")
    plan = priorities.keep_plan(
        None,
        by=None,
        at=at,
        title=row["title"],
        starts_on=row["starts_on"],
        ends_on=row["ends_on"],
        website="https://pfcc.example.org/plan",
    )
    for code, title, *earlier in row["priorities"]:
        made = priorities.keep_priority(plan, by=None, at=at, code=code, title=title)
        world.priorities[code] = made
        if earlier:
            old = tuple(world.priorities[one] for one in earlier[0].split())
            priorities.continue_priorities(made, by=None, at=at, earlier=old)
