"""Income for tests, made by the same actions as people use."""

from almoner.ground.core.refusals import Allowed
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.plan.funds import receiving
from almoner.plan.funds.details import YearDetails
from almoner.plan.funds.income import StreamYear, WonMoney
from almoner.plan.funds.models import FundingStream
from tests.builders import NOW, a_person, a_stream


def a_year(
    pence: int = 30_000_000, *, stream: FundingStream | None = None, year: str = "2026/27", **terms
) -> StreamYear:
    """What a stream is expected to bring; of the local stream unless another is given."""
    details = YearDetails(pence, **terms)
    by = a_person("finance")
    return receiving.begin_year(stream or a_stream(), by=by, at=NOW, financial_year=year, details=details)


@action("tests.won", clause="1.8", may=lambda person, thing: Allowed("tests"), system=True)
def won(act: Act, stream: FundingStream, *, year: str, bid: str, pence: int) -> WonMoney:
    return receiving.win(act, stream, year, bid=bid, amount_pence=pence)


@action("tests.accepted", clause="1.8", may=lambda person, thing: Allowed("tests"), system=True)
def accepted(act: Act, nothing: None, *, bid: str, decision: str) -> list[WonMoney]:
    return receiving.accept(act, bid=bid, decision=decision)


def won_money(
    pence: int = 10_000_000, *, stream=None, year: str = "2026/27", bid: str = "E-26-01"
) -> WonMoney:
    """Won, and not accepted yet."""
    return won(stream or a_stream(), by=None, at=NOW, year=year, bid=bid, pence=pence)
