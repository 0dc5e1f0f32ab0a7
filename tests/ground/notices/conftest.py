from datetime import UTC, datetime, timedelta

import pytest

from almoner.ground.workflow.models import Letter
from tests.ground.notices import mail_server

NOON = datetime(2026, 12, 10, 12, 0, tzinfo=UTC)


@pytest.fixture
def mail(settings):
    with mail_server.running() as (behaviour, address):
        settings.SMTP_ADDRESS = address
        yield behaviour


@pytest.fixture
def folder(settings, tmp_path):
    settings.SMTP_ADDRESS = ""
    settings.LETTERS_FOLDER = tmp_path / "letters"
    return settings.LETTERS_FOLDER


def a_letter(to: str = "ada@example.org", template: str = "office/you_are_invited", **values) -> Letter:
    given = values or {"name": "Ada"}
    return Letter.objects.create(to=to, template=template, values=given, created_at=NOON, next_try_at=NOON)


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)
