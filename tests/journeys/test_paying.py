"""From the year's budget to money on its way: a finance officer, the Chief Finance Officer, a recipient."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import launch
from tests.journeys.acts import Stage, path_of
from tests.server import ROOT, Server

pytestmark = [pytest.mark.journey, pytest.mark.slow]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launch() as found:
        yield found


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def stage(request: pytest.FixtureRequest, browser: Browser, tmp_path: Path) -> Iterator[Stage]:
    server = Server(tmp_path, workers=1, with_worker=True)
    found = Stage(server, browser, has_scripts=request.param)
    server.almoner("migrate")
    command = [sys.executable, "-m", "tests.journeys.paying_office"]
    subprocess.run(command, cwd=ROOT, env=server.surroundings(), check=True)
    try:
        yield found
    finally:
        if server.process is not None:
            server.kill()


@pytest.mark.timeout(400)
def test_from_the_years_budget_to_money_on_its_way(stage: Stage) -> None:
    stage.on("2026-12-10")
    for act in (budget, promise_read, make_run, release, send, promise_kept):
        act(stage)
    assert stage.faults == []


def budget(stage: Stage) -> None:
    finance = stage.person("Fenn Finance").go("/office/money/").follow("Community Safety")
    finance.press("Set a budget")
    finance.fill({"financial_year": "2027/28", "line": "rounds", "amount_pence": "150000", "reason": "Board"})
    finance.page.locator('main [name="stream"]').select_option(index=1)
    finance.press("Save").go("/office/money/?year=2027/28")
    assert finance.reads("£150,000"), finance.words()


def promise_read(stage: Stage) -> None:
    lead = stage.person("Lena Lead").go("/apply/").follow("GA-")
    assert lead.reads("It goes into our next pay run."), lead.words()
    stage.known["agreement"] = path_of(lead)


def make_run(stage: Stage) -> None:
    finance = stage.person("Fenn Finance").go("/office/payments/")
    assert finance.reads("Can be paid now: £2,000.01"), finance.words()
    finance.press("Make a pay run").press("Make the run").follow("RUN-0001")
    finance.press("Ask for its release").press("Ask")
    assert finance.reads("You made this run, so somebody else releases it."), finance.words()
    stage.known["run"] = path_of(finance)


def release(stage: Stage) -> None:
    chief = stage.person("Chidi Chief-Finance").go("/office/").follow("Look at RUN-0001")
    chief.press("Look and release").press("Confirm it is me").press("Release £2,000.01")
    assert path_of(chief) == stage.known["run"], chief.words()


def send(stage: Stage) -> None:
    finance = stage.person("Fenn Finance")
    for _ in range(30):
        if finance.go(stage.known["run"]).reads("Download RUN-0001.txt"):
            break
        finance.page.wait_for_timeout(1_000)
    finance.press("The bank has the file").press("The bank has it")
    assert finance.reads("With the bank"), finance.words()


def promise_kept(stage: Stage) -> None:
    lead = stage.person("Lena Lead").go(stage.known["agreement"])
    assert lead.reads("It should be in your account on 14 Dec 2026."), lead.words()
