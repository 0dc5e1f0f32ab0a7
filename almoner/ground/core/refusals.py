"""The ways in which the office says no, each with its reason in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NoReturn

from almoner.policy.findings import Finding


@dataclass(frozen=True)
class Allowed:
    """Yes: `role` is what the person acts as, and is written in the record."""

    role: str

    def __bool__(self) -> bool:
        return True


@dataclass(frozen=True)
class Denied:
    """No, and why."""

    reason: str

    def __bool__(self) -> bool:
        return False


Answer = Allowed | Denied


class NotAllowed(Exception):
    """The person may not do this."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Refused(Exception):
    """The rules or the state of things do not let this be done now.

    `reasons` are sentences for people; `by_field` gives those that belong to a form field.
    """

    def __init__(self, reasons: Iterable[str] | str, by_field: dict[str, list[str]] | None = None) -> None:
        self.reasons = [reasons] if isinstance(reasons, str) else list(reasons)
        self.by_field = by_field or {}
        super().__init__("; ".join(self.reasons))


class Clash(Exception):
    """Somebody else saved the same thing meanwhile; both texts are kept for the person to choose."""

    def __init__(self, field: str, theirs: object, mine: object, version: int) -> None:
        super().__init__(f"{field} was changed by somebody else.")
        self.field, self.theirs, self.mine, self.version = field, theirs, mine, version


def refuse(field: str, sentence: str) -> NoReturn:
    """One sentence, beside the field that it is about."""
    raise Refused(sentence, {field: [sentence]})


def refuse_unless(*checks: tuple[str, object, str]) -> None:
    """Each is a field, whether it is fine, and the sentence if not; all that is wrong is said at once."""
    by_field: dict[str, list[str]] = {}
    for field, is_fine, sentence in checks:
        if not is_fine:
            by_field.setdefault(field, []).append(sentence)
    if by_field:
        raise Refused([one for many in by_field.values() for one in many], by_field)


def must_stand(found: Iterable[Finding]) -> None:
    """What the rules hold up is refused, in their own words."""
    if held_up := [one for one in found if one.holds_up]:
        raise Refused([f"{one.because} {one.remedy}".strip() for one in held_up])
