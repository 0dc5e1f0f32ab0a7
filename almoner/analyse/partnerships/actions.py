"""Keeping the list of partners, and of the strategies that decisions have regard to."""

from dataclasses import asdict, dataclass
from datetime import date

from almoner.analyse.areas.queries import by_code
from almoner.analyse.partnerships import access
from almoner.analyse.partnerships.models import KINDS, Partnership, PartnershipArea, Strategy
from almoner.ground.core.refusals import Refused, refuse_unless
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action


@dataclass(frozen=True)
class PartnershipDetails:
    code: str
    name: str
    kind: str
    starts_on: date
    ends_on: date | None = None
    contact_name: str = ""
    contact_email: str = ""
    website: str = ""
    plan_title: str = ""
    plan_ends_on: date | None = None
    plan_priorities: str = ""


@action("partnerships.keep", clause="3.12", may=access.may_keep_partnerships, system=True)
def keep(
    act: Act, partnership: Partnership | None, *, details: PartnershipDetails, areas: tuple[str, ...]
) -> Partnership:
    """Add a partner (`None`) or change one, with the codes of all areas it covers (3.12)."""
    refuse_wrong(partnership, details)
    found = by_code(areas)
    if not areas or set(areas) - found.keys():
        raise Refused("Choose at least one area.", {"areas": ["Choose at least one area from the list."]})
    row = partnership or Partnership()
    for name, value in asdict(details).items():
        setattr(row, name, value)
    row = act.save(row) if partnership else act.add(row)
    covered = {one.area_id: one for one in row.covers.all()}
    wanted = {area.pk: area for area in found.values()}
    act.remove_all(one for key, one in covered.items() if key not in wanted)
    act.add_all(
        PartnershipArea(partnership=row, area=area) for key, area in wanted.items() if key not in covered
    )
    return row


def refuse_wrong(partnership: Partnership | None, details: PartnershipDetails) -> None:
    others = Partnership.objects.exclude(pk=partnership.pk if partnership else 0)
    if details.kind not in dict(KINDS):
        raise Refused("Choose what kind of partner it is.", {"kind": ["Choose what kind of partner it is."]})
    if others.filter(code=details.code).exists():
        raise Refused("This code is in use.", {"code": ["This code is in use. Choose another."]})
    if details.ends_on and details.ends_on < details.starts_on:
        raise Refused("The last day is before the first.", {"ends_on": ["Choose a later day."]})


@dataclass(frozen=True)
class StrategyDetails:
    board: str
    title: str
    starts_on: date
    ends_on: date | None = None
    website: str = ""
    priorities: str = ""
    left_on: date | None = None


@action("partnerships.keep_strategy", clause="8.5", may=access.may_keep_partnerships)
def keep_strategy(act: Act, strategy: Strategy | None, *, details: StrategyDetails) -> Strategy:
    """Add a partner's strategy (`None`) or change one."""
    board, title = details.board.strip(), details.title.strip()
    others = Strategy.objects.exclude(pk=strategy.pk if strategy else 0).filter(board=board, title=title)
    last = details.ends_on
    refuse_unless(
        ("board", board, "Say whose strategy it is."),
        ("title", title, "Enter its title."),
        ("title", not others.exists(), "This strategy is kept already."),
        ("ends_on", last is None or last >= details.starts_on, "Choose a later day than the first."),
    )
    row = strategy or Strategy()
    for name, value in asdict(details).items():
        setattr(row, name, value.strip() if isinstance(value, str) else value)
    return act.save(row) if strategy else act.add(row)
