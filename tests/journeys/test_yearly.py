"""Money that goes on from year to year: core grants of the next year, and a contract that is varied."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import launch
from tests.journeys import buying, granting
from tests.journeys.acts import Stage
from tests.journeys.deciding import publish_sheet, sign
from tests.server import ROOT, Server

pytestmark = [pytest.mark.journey, pytest.mark.slow]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launch() as found:
        yield found


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def stage(request: pytest.FixtureRequest, browser: Browser, tmp_path: Path) -> Iterator[Stage]:
    server = Server(tmp_path, workers=1)
    found = Stage(server, browser, has_scripts=request.param)
    server.almoner("migrate")
    command = [sys.executable, "-m", "tests.journeys.yearly_office"]
    subprocess.run(command, cwd=ROOT, env=server.surroundings(), check=True)
    try:
        yield found
    finally:
        if server.process is not None:
            server.kill()


@pytest.mark.timeout(600)
def test_core_grants_from_the_new_year_to_agreements_signed_by_both(stage: Stage) -> None:
    stage.on("2026-12-14")
    for act in (granting.begin, granting.change, granting.agree, granting.check, granting.write, sign):
        act(stage)
    for act in (publish_sheet, granting.accept, granting.countersign):
        act(stage)
    assert stage.faults == []


@pytest.mark.timeout(600)
def test_a_contract_from_its_tender_to_its_first_variation(stage: Stage) -> None:
    stage.on("2026-12-14")
    for act in (buying.tender, buying.evaluate, buying.recommend, buying.write, sign, publish_sheet):
        act(stage)
    stage.on("2027-01-11")
    for act in (buying.make, buying.review, buying.next_year, sign, publish_sheet, buying.joined):
        act(stage)
    for act in (buying.vary, sign, publish_sheet, buying.make_variation):
        act(stage)
    assert stage.faults == []
