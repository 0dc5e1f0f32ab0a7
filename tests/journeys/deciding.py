"""From the decision sheet to the agreement, the register and the auditor's file."""

import json
from datetime import date

from tests.journeys.acts import BID, Stage, path_of
from tests.journeys.walker import day_of

CHARITY = "Saltmarsh Boxing (demo)"
WORDS = {
    "area_affected": "Tendring",
    "author_role": "Commissioning officer",
    "enquiries_to": "office@example.org",
    "strategic_links": "Prevents crime among the young.",
    "csp_regard": "The partnership supports the bid.",
    "equality_note": "The hall is step-free.",
    "mpm_note": "Within the budget, and of a fair price.",
}


def write(stage: Stage) -> None:
    officer = stage.person("Olive Officer").go("/office/decisions/").press("Start a sheet")
    officer.fill({"title": "Community safety grants", "kind": "money"})
    officer.page.locator('main [name="round"]').select_option(index=1)
    officer.press("Start the sheet").press("Fill from the panel's recommendations")
    open_sheet(stage, date(2027, 2, 1))


def open_sheet(stage: Stage, dated: date) -> None:
    """From the page of a sheet with its lines: its words, its descriptions, a reason for every doubt."""
    officer = stage.person("Olive Officer")
    page = stage.known["decision"] = path_of(officer)
    officer.press("Edit the words").fill(WORDS | day_of("dated", dated))
    for one in officer.page.locator('main textarea[name^="section_"]').all():
        if not one.input_value():
            one.fill("Considered.")
    officer.press("Save").follow("Read the descriptions")
    for one in officer.page.locator('main [name="line"]').all():
        one.check()
    officer.press("Keep").go(page)
    if officer.reads("Answer for the lines"):
        answers = {"outcome": "none", "reason": "It is free to those it is for."}
        officer.follow("Answer for the lines").fill(answers).press("Keep the answers").go(page)
    for one in officer.page.locator('main textarea[name^="reason_"]').all():
        one.fill("It is worth it all the same.")
    officer.press("Open for signature")
    assert officer.reads("has been written to") or officer.reads("Take back to edit"), officer.words()


def sign(stage: Stage) -> None:
    for name in ("Mona Monitoring", "Chidi Chief-Finance", "Dara Decision"):
        one = stage.person(name).go(stage.known["decision"]).press("Read and sign")
        if one.reads("Confirm it is me"):
            one.press("Confirm it is me")
        one.fill({"word": "yes"}).press("Sign")
        assert path_of(one) == stage.known["decision"], one.words()


def announce(stage: Stage) -> None:
    assert stage.anybody().go("/register/").reads("Awards will stand here")
    publish_sheet(stage)


def publish_sheet(stage: Stage) -> None:
    officer = stage.person("Olive Officer").go(stage.known["decision"]).press("Publish and tell everybody")
    officer.press("Publish and tell everybody now")
    assert path_of(officer) == stage.known["decision"], officer.words()


def agree(stage: Stage) -> None:
    lead = stage.person("Lena Lead").go("/apply/").follow("Read the agreement")
    lead.fill({"name": "Lena Lead", "position": "Chair", "has_authority": True}).press("Sign the agreement")
    assert lead.reads("You have signed"), lead.words()
    dara = stage.person("Dara Decision").go("/office/agreements/").follow("26R2").press("Read and sign")
    if dara.reads("Confirm it is me"):
        dara.press("Confirm it is me")
    dara.press("Sign for the body")
    assert dara.reads("Signed by us"), dara.words()
    assert lead.go(path_of(lead)).reads("Signed by both of us")


def publish(stage: Stage) -> None:
    visitor = stage.anybody().go("/register/")
    assert visitor.reads(CHARITY), visitor.words()
    visitor.follow("Boxing not robberies")
    assert visitor.reads("£12,400"), visitor.words()
    visitor.go("/decisions/").leave(visitor.page.locator("main a[href^='/decisions/']").first)
    assert visitor.reads(CHARITY), visitor.words()
    grants = json.loads(visitor.page.request.get(visitor.address + "/register/grants.json").text())["grants"]
    assert [(one["title"], one["amountAwarded"]) for one in grants] == [("Boxing not robberies", 12400)]
    visitor.go(f"/register/rounds/{ROUND_CODE}/")


def audit(stage: Stage) -> None:
    auditor = stage.person("Audrey Auditor").go("/office/audit/").follow(BID)
    assert auditor.reads(CHARITY), auditor.words()


ROUND_CODE = BID.partition("-")[0].lower()
