"""From the round in draft to the bid that is sent."""

import re

from tests.journeys.acts import BID, ROUND, Stage, path_of
from tests.journeys.bid import TOPICS


def publish(stage: Stage) -> None:
    officer = stage.person("Olive Officer")
    officer.go("/office/").go("/office/rounds/").follow(ROUND).follow("Checks and publication")
    for one in officer.page.locator("main textarea").all():
        one.fill("The office has thought about it.")
    officer.press("Publish")
    assert officer.page.locator(".govuk-error-summary").count() == 0
    stage.known["round"] = path_of(officer).split("/")[3]


def read_invitation(stage: Stage) -> None:
    visitor = stage.anybody().go("/").go("/rounds/").follow(ROUND)
    assert visitor.reads("Apply")
    visitor.follow("Check if you can apply")
    for name in ("areas", "priorities"):
        visitor.page.locator(f'main [name="{name}"]').first.check()
    visitor.page.locator('main [name="kind"][value="charity"]').check()
    visitor.fill({"amount_pence": "12,400", "replaces_statutory": "no"}).press("Check")
    assert visitor.reads("You can apply"), visitor.words()
    visitor.context.close()


def apply(stage: Stage) -> None:
    lead = stage.person("Lena Lead")
    lead.go("/rounds/").follow(ROUND).press("Apply")
    bid = stage.known["bid_page"] = path_of(lead.leave(lead.page.locator("main button").first))
    for key, values in TOPICS.items():
        lead.go(f"{bid}topics/{key}/").fill(values).press("Save and go to the list")
        assert path_of(lead) == bid, lead.words()
    for _partner in ("CSP", "police"):
        lead.go(f"{bid}topics/endorsements/").press("Ask them for support")


def support(stage: Stage) -> None:
    token = stage.secret_link("select token from applications_endorsement where kind = 'csp'")
    partner = stage.anybody().go(f"/endorse/{token}/")
    partner.fill({"answer": "supports", "name": "Cora Safety, manager"}).press("Send my answer")
    assert partner.reads("Thank you"), partner.words()
    partner.context.close()


def send(stage: Stage) -> None:
    lead = stage.person("Lena Lead").go(stage.known["bid_page"] + "check/").press("Send the bid")
    assert lead.reads(BID), lead.words()
    lead.go(stage.known["bid_page"] + "receipt/")
    assert re.search(BID, lead.words())
