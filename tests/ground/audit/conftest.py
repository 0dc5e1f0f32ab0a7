"""The database that insiders tamper with: the demonstration where there is one, else a small office."""

import pytest

from tests.ground.audit.office import a_small_office


@pytest.fixture
def filled(request, db) -> None:
    try:
        request.getfixturevalue("demo_database")
    except pytest.FixtureLookupError:
        a_small_office()
