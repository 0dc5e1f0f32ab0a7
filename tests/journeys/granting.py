"""A year of core grants: begun, copied, agreed, checked, decided, signed by both (3.5)."""

from datetime import date

from tests.journeys.acts import Stage, path_of
from tests.journeys.deciding import open_sheet
from tests.journeys.yearly_office import LEADS, PARTNERS

YEAR, CORE = "2027/28", "/office/core/?year=2027/28"


def begin(stage: Stage) -> None:
    officer = stage.person("Olive Officer").go("/office/core/").follow("Begin another year")
    officer.fill({"financial_year": YEAR}).press("Begin").go(CORE).press("Copy last year")
    officer.choose("budget").fill({"percent": "2"}).press("Copy them")
    assert officer.reads("£255,000"), officer.words()


def change(stage: Stage) -> None:
    officer = stage.person("Olive Officer").go(CORE).follow(PARTNERS[1])
    officer.fill({"amount_pence": "140000", "change_reason": "It takes over the south of the county."})
    officer.press("Save")
    assert officer.reads("£395,000"), officer.words()


def agree(stage: Stage) -> None:
    chief = stage.person("Chidi Chief-Finance").go(CORE).press("Agree for decision")
    assert chief.reads("Agreed for decision"), chief.words()


def check(stage: Stage) -> None:
    finance = stage.person("Fenn Finance").go(CORE)
    for _ in PARTNERS:
        finance.follow("Do the checks")
        finance.fill({"irregularities": "no", "note": "Last year's returns and accounts were read."})
        finance.press("Save")
    assert not finance.reads("Do the checks"), finance.words()


def write(stage: Stage) -> None:
    officer = stage.person("Olive Officer").go(CORE).press("Make the decision sheet")
    officer.choose("priority").press("Make the sheet")
    assert officer.reads("The sheet is filled"), officer.words()
    open_sheet(stage, date(2026, 12, 14))


def accept(stage: Stage) -> None:
    for name in LEADS:
        lead = stage.person(name).go("/apply/").follow("Read the agreement")
        lead.fill({"name": name, "position": "Head of service", "has_authority": True})
        lead.press("Sign the agreement")
        assert lead.reads("You have signed"), lead.words()


def countersign(stage: Stage) -> None:
    """Both on one page, each with a signature of its own."""
    dara = stage.person("Dara Decision").go("/office/agreements/").press("Read and sign 2 agreements")
    if dara.reads("Confirm it is me"):
        dara.press("Confirm it is me")
    for one in dara.page.locator('main [name="sign"]').all():
        one.check()
    dara.press("Sign for the body")
    assert dara.reads("2 agreements are signed"), dara.words()
    lead = stage.person(LEADS[0])
    assert lead.go(path_of(lead)).reads("Signed by both of us"), lead.words()
