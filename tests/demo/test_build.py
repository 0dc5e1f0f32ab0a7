"""The demonstration is made once, whole or not at all, and only as a demonstration."""

import pytest
from django.test import override_settings

from almoner.demo import build, cast
from almoner.ground.accounts.models import Person
from almoner.ground.core.refusals import Refused
from tests.builders import NOW, a_person


@pytest.mark.django_db
def test_it_is_not_made_where_people_are():
    a_person()

    with pytest.raises(Refused, match="people in this database"):
        build.build(lambda *progress: None)
    assert Person.objects.count() == 1


@pytest.mark.django_db
def test_what_is_interrupted_leaves_nothing(monkeypatch):
    def stop(world):
        cast.build(world)
        raise KeyboardInterrupt

    monkeypatch.setattr(build, "all_steps", lambda: [("stop", stop)])

    with pytest.raises(KeyboardInterrupt):
        build.build(lambda *progress: None)
    assert Person.objects.count() == 0


@pytest.mark.django_db
@override_settings(DEMO=False)
def test_nobody_is_invented_outside_a_demonstration():
    with pytest.raises(Refused):
        cast.invent(None, by=None, at=NOW, name="Somebody", email="somebody@example.org")


def test_progress_is_shown_on_a_terminal_only(capsys, monkeypatch):
    build.on_screen("Half-way", 1, 2)
    silent = capsys.readouterr().err
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    build.on_screen("Ready", 2, 2)

    assert (silent, "Ready" in capsys.readouterr().err) == ("", True)
