"""Whether a person sits on a panel: asked of `evaluation`, which stands above the rooms that know people."""

from almoner.ground.accounts.models import Person


def is_panel_member(person: Person) -> bool:
    return False
