"""From the closed round to the panel's recommendation and the checks."""

from tests.journeys.acts import BID, ROUND, Stage, path_of
from tests.journeys.office import MEMBERS, email_of
from tests.journeys.walker import Walker

REASON = "The bid shows it, and the office has read it twice."
SCORES = {"points": "4", "comment": "A clear link to the need."}


def sift(stage: Stage) -> None:
    officer = stage.person("Olive Officer")
    officer.go("/office/rounds/").follow(ROUND).press("Close the round")
    officer.go("/office/bids/").follow(BID)
    page = stage.known["bid"] = path_of(officer)
    for tab in ("application", "support", "diligence", "panel", "decision", "record"):
        officer.go(f"{page}{tab}/")
    officer.go(f"{page}checks/")
    for number in range(2):
        form = officer.page.locator("main form").filter(has=officer.page.locator("[name=is_met]")).nth(number)
        form.locator("[name=is_met][value=yes]").check()
        form.locator("[name=reason]").fill(REASON)
        officer.leave(form.get_by_role("button"))
    officer.go(f"{page}checks/").press("Find it eligible")


def convene(stage: Stage) -> None:
    officer = stage.person("Olive Officer")
    officer.go("/office/rounds/").follow(ROUND).follow("Panel", exact=True).press("Hand the bids to a panel")
    officer.go("/office/rounds/").follow(ROUND).follow("Panel", exact=True)
    page = stage.known["panel"] = path_of(officer)
    for number, name in enumerate(MEMBERS):
        officer.go(f"{page}members/")
        officer.fill({"email": email_of(name), "represents": f"Partner {number + 1}"})
        officer.fill(({"is_voluntary_sector": True}, {"is_chair": True}, {}, {})[number])
        officer.leave(officer.page.locator("main form button").first)
        assert officer.reads(name), officer.words()


def declare(stage: Stage) -> None:
    bid = stage.known["bid"].split("/")[3]
    for name in MEMBERS:
        member = stage.person(name).go("/panel/").follow(ROUND).press("I promise")
        if name == "Sten Panel":
            member.fill({f"bid_{bid}": "yes", f"nature_{bid}": "I coach there."})
        else:
            member.fill({f"bid_{bid}": "no"})
        member.press("Save")
    sten = stage.person("Sten Panel")
    ways = ("panel/bids/{}/", "panel/bids/{}/interest/", "office/bids/{}/", "apply/bids/{}/")
    assert [sten.status_of("/" + one.format(bid)) for one in ways] == [404] * len(ways)


def start_scoring(stage: Stage) -> None:
    officer = stage.person("Olive Officer").go(stage.known["panel"]).follow("Who reads what")
    officer.press("Give out the bids").press("Open scoring and write to the members")


def score(stage: Stage) -> None:
    bid = stage.known["bid"].split("/")[3]
    for name in MEMBERS[:3]:
        member = stage.person(name).go("/panel/").follow(ROUND).follow(BID).press("Open this bid")
        score_all(member)
        member.press("Save: this bid is scored")
        assert member.reads("1 of 1 scored"), member.words()
    assert stage.person("Sten Panel").status_of(f"/panel/bids/{bid}/") == 404


def score_all(member: Walker) -> None:
    for field in member.page.locator('main textarea[name^="comment_"]').all():
        code = (field.get_attribute("name") or "").removeprefix("comment_")
        member.fill({f"{name}_{code}": value for name, value in SCORES.items()})


def meet(stage: Stage) -> None:
    officer = stage.person("Olive Officer").go(stage.known["panel"] + "meeting/")
    for name in MEMBERS:
        officer.page.locator("main label").filter(has_text=name).click()
    officer.press("Open the meeting").follow(BID)
    officer.fill({"outcome": "recommend", "amount_pence": "12,400", "minute": "All agreed."})
    officer.press("Minute it, back to the list")
    for part in ("ranking", "balance", "scores", "close"):
        officer.go(f"{stage.known['panel']}{part}/")
    officer.go(stage.known["panel"] + "close/")
    for one in officer.page.locator('main textarea[name^="reason_"]').all():
        one.fill(REASON)
    officer.fill({"minutes": "The panel met and agreed."})
    officer.leave(officer.page.locator("main form button").first)
    assert officer.go(stage.known["panel"]).reads("Closed"), officer.words()


def check(stage: Stage) -> None:
    tab = stage.known["bid"] + "diligence/"
    officer = stage.person("Olive Officer").go(tab).press("Open the checks")
    finance = stage.person("Fenn Finance").go(tab).follow("Record check a")
    finance.fill({"result": "pass", "note": REASON, "irregularities": "no", "overdue_at_regulator": "no"})
    finance.press("Record the check")
    policies = {"register_active": "yes", "unrelated_trustees": "5"}
    for item, more in (("b", policies), ("c", {}), ("d", {})):
        officer.go(tab).follow(f"Record check {item}")
        officer.fill({"result": "pass", "note": REASON, **more})
        if item == "b":
            paper = officer.page.locator("main option").filter(has_text="safeguarding").get_attribute("value")
            officer.fill({"document": paper or ""})
        officer.press("Record the check")
        assert path_of(officer) == tab, officer.words()
    officer.press("Conclude the checks").fill({"overall": "pass"}).press("Conclude")
    assert path_of(officer) == tab, officer.words()
