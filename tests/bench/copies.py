"""Many bids like one: each of a group of its own, with its lead, papers, answers, partners and budget.

The rows are copied table by table inside an action, so that the record covers every one of them.
"""

import copy
from collections.abc import Iterable
from typing import Any

from almoner.analyse.organisations.models import Membership, Organisation
from almoner.do.applications.models import Application
from almoner.do.applications.states import DRAFT
from almoner.do.applications.submitting import searchable
from almoner.ground.accounts.models import Person
from almoner.ground.core.refusals import Allowed
from almoner.ground.core.rows import Kept
from almoner.ground.search import index
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from tests.builders import NOW

AT_ONCE = 100
PARTS = ("priorities", "areas", "budget_lines", "match_lines", "endorsements")


def like(row: Kept, **changes: Any) -> Any:
    """The same values in a row of its own, with fresh keys wherever there may be only one."""
    made = copy.copy(row)
    made._state = copy.copy(row._state)
    made._state.adding = True
    made._state.fields_cache = {}
    made.pk = None
    for one in row._meta.concrete_fields:
        if one.name == "digest_salt" or (one.unique and one.has_default()):
            setattr(made, one.attname, one.get_default())
    for name, value in changes.items():
        setattr(made, name, value)
    return made


def copies_of(bid: Application, many: int, *, first: int = 1) -> list[Application]:
    """So many bids like this one, in the same round and state; their references count from `first`."""
    found: list[Application] = []
    for start in range(first, first + many, AT_ONCE):
        numbers = range(start, min(start + AT_ONCE, first + many))
        found += copied(bid, by=None, at=NOW, numbers=numbers)
    return found


@action("tests.bench_copied", clause="0", may=lambda person, thing: Allowed("tests"), system=True)
def copied(act: Act, bid: Application, *, numbers: Iterable[int]) -> list[Application]:
    numbers = list(numbers)
    people = act.add_all(
        like(bid.contact, name=f"Lead {one}", email=f"lead{one}@example.org") for one in numbers
    )
    groups = act.add_all(
        like(bid.organisation, name=f"Group {one}", charity_number=str(2_000_000 + one)) for one in numbers
    )
    add_group(act, bid.organisation, groups, people)
    sheets = act.add_all(like(bid.sheet) for _ in numbers)
    bids = act.add_all(
        like(bid, reference=f"{bid.round.code}-C{number:05d}", title=f"{bid.title} {number}", contact=person,
             organisation=group, sheet=sheet, submitted_by=person if bid.submitted_by_id else None)
        for number, person, group, sheet in zip(numbers, people, groups, sheets, strict=True)
    )  # fmt: skip
    for answer in bid.sheet.answers.all():
        act.add_all(like(answer, sheet=sheet) for sheet in sheets)
    for name in PARTS:
        for part in getattr(bid, name).all():
            act.add_all(like(part, application=one) for one in bids)
    if bid.status != DRAFT:
        words = searchable(bid)
        for one in bids:
            index.put("bid", str(one.pk), one.title, words, scope="staff")
    return bids


def add_group(act: Act, known: Organisation, groups: list[Organisation], people: list[Person]) -> None:
    """Its lead and its papers."""
    member = Membership.objects.filter(organisation=known, kind="lead").first()
    pairs = zip(groups, people, strict=True)
    act.add_all(like(member, organisation=group, person=person) for group, person in pairs)
    for paper in known.documents.all():
        act.add_all(like(paper, organisation=group) for group in groups)
