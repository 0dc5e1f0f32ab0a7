"""One bid from the invitation to the register, by everybody who has a hand in it, in a real browser.

Each page is looked at twice, wide and narrow: nothing for axe to find, nothing that scrolls sideways.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import launch
from tests.journeys import applying, deciding, judging
from tests.journeys.acts import Stage
from tests.server import Server

pytestmark = [pytest.mark.journey, pytest.mark.slow]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launch() as found:
        yield found


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def stage(request: pytest.FixtureRequest, browser: Browser, tmp_path: Path) -> Iterator[Stage]:
    server = Server(tmp_path, workers=1)
    found = Stage(server, browser, has_scripts=request.param)
    found.build()
    try:
        yield found
    finally:
        if server.process is not None:
            server.kill()


@pytest.mark.timeout(600)
def test_one_bid_from_invitation_to_register(stage: Stage) -> None:
    stage.on("2026-12-11")
    for act in (applying.publish, applying.read_invitation, applying.apply, applying.support, applying.send):
        act(stage)
    stage.on("2027-01-18")
    for act in (judging.sift, judging.convene, judging.declare, judging.start_scoring, judging.score):
        act(stage)
    stage.on("2027-01-27")
    for act in (judging.meet, judging.check, deciding.write, deciding.sign):
        act(stage)
    stage.on("2027-02-10")
    for act in (deciding.announce, deciding.agree, deciding.publish, deciding.audit):
        act(stage)
    assert stage.faults == []
