import pytest

from almoner.ground.accounts.models import Person
from tests.builders import a_person


@pytest.fixture
def admin(client) -> Person:
    """An administrator, signed in."""
    person = a_person("administrator", name="Ada Admin")
    client.force_login(person)
    return person
