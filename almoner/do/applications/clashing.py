"""Two colleagues on one page: nothing is overwritten unseen, and nothing typed is lost."""

from collections.abc import Iterable, Mapping
from typing import Any

from almoner.do.applications.models import Application
from almoner.do.applications.parts import Parts, parts_of
from almoner.ground.core.refusals import Refused
from almoner.ground.core.rows import plain_value
from almoner.ground.questions.saving import print_of

CHANGED = (
    "A colleague saved another answer to this meanwhile. "
    "Both are shown: choose one or join them, and save again."
)


class ChangedMeanwhile(Refused):
    """Nothing of the post was saved; `theirs` is what stands there now, by field."""

    def __init__(self, theirs: Mapping[str, Any]) -> None:
        super().__init__([CHANGED], {name: [CHANGED] for name in theirs})
        self.theirs = dict(theirs)


def column_print(name: str, value: Any) -> str:
    """A short fingerprint of a column's value; of a row it points to, of its key."""
    field = Application._meta.get_field(name)
    plain = value.pk if hasattr(value, "pk") else value
    return print_of(plain_value(field, plain))  # type: ignore[arg-type]


def column_prints(bid: Application, names: Iterable[str]) -> dict[str, str]:
    """What the page must hold to tell later whether a colleague changed a column."""
    return {name: column_print(name, current(bid, name)) for name in names}


def current(bid: Application, name: str) -> Any:
    return getattr(bid, Application._meta.get_field(name).attname)  # type: ignore[union-attr]


def changed_columns(bid: Application, values: Mapping[str, Any], seen: Mapping[str, str]) -> dict[str, Any]:
    """Those of `values` to be saved; refuses where a colleague and this person both changed a column."""
    changed, theirs = {}, {}
    for name, value in values.items():
        now, mine = column_print(name, current(bid, name)), column_print(name, value)
        if mine == now or mine == seen.get(name):
            continue
        if seen.get(name, now) != now:
            theirs[name] = getattr(bid, name)
        else:
            changed[name] = value
    if theirs:
        raise ChangedMeanwhile(theirs)
    return changed


def part_print(parts: Parts, *kinds: str) -> str:
    """A short fingerprint of whole parts of a bid: its areas, its budget."""
    return print_of([row.content for kind in kinds for row in parts.of(kind)])


def must_be_as_seen(bid: Application, seen: str, field: str, *kinds: str) -> None:
    """Refuses to replace a part that a colleague changed after this person's page was made."""
    if seen and seen != part_print(parts_of([bid])[bid.pk], *kinds):
        raise ChangedMeanwhile({field: ""})
