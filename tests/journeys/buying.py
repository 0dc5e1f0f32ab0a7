"""A service that is bought: tendered, decided, signed outside, varied by a decision of its own (3.9)."""

from datetime import date

from tests.ground.files.making import plain_pdf
from tests.journeys.acts import Stage, path_of
from tests.journeys.deciding import open_sheet
from tests.journeys.walker import day_of
from tests.journeys.yearly_office import PROVIDER, TENDER

OUT, AWARDED = date(2026, 12, 14), date(2026, 12, 15)
SIGNED = date(2027, 1, 8)


def tender(stage: Stage) -> None:
    officer = stage.person("Olive Officer").go("/office/procurements/").follow(TENDER)
    stage.known["tender"] = path_of(officer)
    officer.follow("Set a milestone").fill({"kind": "tender"} | day_of("planned_on", OUT))
    officer.fill(day_of("actual_on", OUT)).press("Save")
    officer.follow("Add a notice").fill(
        {"code": "UK4", "reference": "2026/S-4"} | day_of("published_on", OUT)
    )
    officer.press("Save").press("The tender is out")
    assert officer.reads("Close and evaluate"), officer.words()


def evaluate(stage: Stage) -> None:
    officer = stage.person("Olive Officer").press("Close and evaluate").fill({"bids": "4", "small_bids": "3"})
    officer.press("Begin the evaluation").press("Answer the ten principles")
    for letter in "abcdefghij":
        officer.fill({f"answer_{letter}": "met", f"evidence_{letter}": "It stands in the specification."})
    officer.press("Save").press("Record the confirmation")
    officer.fill({"by": "The team's lead", "reference": "7F-C-9", "checks": "pass"} | day_of("on", OUT))
    officer.press("Save").follow("Name the winner")
    officer.page.locator('main [name="winner"]').select_option(label=PROVIDER)
    officer.fill({"percent": "100"}).press("Save")
    assert officer.reads(f"Winner: {PROVIDER}"), officer.words()


def recommend(stage: Stage) -> None:
    officer = stage.person("Olive Officer").press("Recommend the winner")
    assert officer.reads("put it to decision"), officer.words()


def write(stage: Stage) -> None:
    stage.person("Olive Officer").press("Put it to decision").press("Make the sheet")
    open_sheet(stage, OUT)


def make(stage: Stage) -> None:
    """After the standstill; both signed on paper."""
    officer = stage.person("Olive Officer").go(stage.known["tender"]).follow("Set a milestone")
    officer.fill({"kind": "award_notice"} | day_of("actual_on", AWARDED)).press("Save")
    officer.press("Make the contract of lot 1").follow("Contract of this lot").press("Record the signatures")
    paper = stage.server.home / "contract.pdf"
    paper.write_bytes(plain_pdf())
    officer.fill({"provider_name": "Ivo Rookwood", "provider_position": "Chief executive"})
    officer.fill({"our_name": "Dara Decision", "our_title": "Commissioner", "payments_a_year": "4"})
    officer.fill(day_of("provider_on", SIGNED) | day_of("our_on", SIGNED)).put("paper", paper).press("Save")
    for words in ("Running", "£150,000"):
        assert officer.reads(words), officer.words()
    stage.known["contract"] = path_of(officer)


def review(stage: Stage) -> None:
    officer = stage.person("Olive Officer").go(stage.known["contract"]).press("Review it")
    officer.fill(day_of("covers_from", date(2026, 1, 1)) | day_of("covers_to", date(2026, 12, 31)))
    officer.fill({"promised": "A service from January.", "delivered": "It began in time.", "rating": "met"})
    officer.fill({"feedback": "Two of the first ten answered.", "conclusion": "go_on"}).press("Save")
    mona = stage.person("Mona Monitoring").go(stage.known["contract"]).press("Read and close review 1")
    mona.fill({"note": "The first return was read."}).press("Close the review")
    assert mona.reads("Conclusion: go on as it is"), mona.words()


def next_year(stage: Stage) -> None:
    """The next year's budget is set; its money is put on a sheet."""
    finance = stage.person("Fenn Finance").go("/office/money/").follow("Victims' Fund")
    finance.press("Set a budget").choose("stream")
    finance.fill(
        {"financial_year": "2027/28", "line": "services", "amount_pence": "900000", "reason": "Board"}
    )
    finance.press("Save")
    officer = stage.person("Olive Officer").go("/office/contracts/").press("Decide a year's money")
    officer.page.locator("main input[type=checkbox]").check()
    officer.choose("priority").press("Make the sheet")
    open_sheet(stage, date(2027, 1, 11))


def joined(stage: Stage) -> None:
    officer = stage.person("Olive Officer").go(stage.known["contract"])
    assert officer.page.locator("main tr", has_text="2027/28").first.inner_text().count("£120,000") == 2


def vary(stage: Stage) -> None:
    officer = stage.person("Olive Officer").go(stage.known["contract"]).press("Vary it")
    officer.fill({"kind": "price", "added_pence": "4000", "because": "A second room in the north."})
    officer.press("Save").press("Put it to decision").choose("priority", "budget_1")
    officer.fill({"pence_1": "4000"}).press("Save")
    open_sheet(stage, date(2027, 1, 11))


def make_variation(stage: Stage) -> None:
    officer = stage.person("Olive Officer").go(stage.known["contract"]).press("Make variation 1")
    officer.press("Save")
    for words in ("The contract is varied", "£154,000"):
        assert officer.reads(words), officer.words()
