"""Bank details of the small office: an account in use and a change under way for each; what is paid."""

from typing import Any

from almoner.ground.files.models import StoredFile
from tests.builders import NOW
from tests.do.payees.accounts import an_account, some_details
from tests.threats.payments import payments


def bank_details(world: Any, paper: StoredFile, name_of_account: str) -> None:
    """Each has an account in use; own asks for a change on a paper, other's is called back."""
    for name, state in (("own", "asked"), ("other", "called")):
        group, lead = world.groups[name], world.people[name]
        number = 12345670 + len(name)
        used, asked = (some_details(number + more, name_of_account) for more in (0, 1))
        chief = world.people["chief_finance"]
        world.more[f"{name}_bank"] = an_account(group, details=used, asked_by=lead, approved_by=chief)
        world.more[f"{name}_change"] = an_account(
            group, state, details=asked, asked_by=lead, at=NOW, paper=paper, is_change=True
        )
    payments(world)
