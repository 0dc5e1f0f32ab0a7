"""The subcommands answer in words, and honestly in their exit code."""

import argparse
import json
import os
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import override_settings

from almoner.cli import command, demo, doctor, health, migrate, verify
from almoner.cli.health import BAD, LOOK, WELL, Finding
from almoner.ground.accounts.models import Person
from almoner.ground.audit.record import Entry, append
from almoner.ground.core import clock as the_clock
from almoner.ground.notices import worker
from almoner.ground.workflow.models import FAILED, Letter

pytestmark = pytest.mark.django_db


def run(module, *words: str) -> int:
    parser = argparse.ArgumentParser()
    module.arguments(parser)
    return module.run(parser.parse_args(words))


def an_entry(**changes) -> Entry:
    plain = {
        "actor": "system",
        "role": "system",
        "action": "office.settle_body",
        "clause": "1.1",
        "thing": "",
    }
    return Entry(**{"at": the_clock.now(), **plain, **changes})


def test_help_names_every_subcommand(capsys):
    with pytest.raises(SystemExit) as end:
        command.main(["--help"])

    said = capsys.readouterr().out
    assert end.value.code == 0
    assert [name for name in command.SUBCOMMANDS if f"\n    {name}" not in said] == []


@pytest.mark.parametrize("words", [[], ["dance"]])
def test_what_is_not_understood_is_exit_code_2(words, capsys):
    with pytest.raises(SystemExit) as end:
        command.main(words)

    assert end.value.code == 2


def test_clauses_gives_68_objects_as_json(capsys):
    assert command.main(["clauses", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)

    assert len(found) == 68
    assert {one["status"] for one in found} <= {"kept", "not yet"}
    assert {one["how"] for one in found} <= {"rule", "action", "page", "report", "people"}
    assert found[0]["clause"] == "1.1"


def test_clauses_gives_a_line_each(capsys):
    assert command.main(["clauses"]) == 0

    assert len(capsys.readouterr().out.splitlines()) == 68


def test_migrate_check_says_when_nothing_waits(capsys):
    assert run(migrate, "--check") == 0
    assert capsys.readouterr().out == "The database is up to date.\n"


def test_verify_says_that_all_is_well_and_exports(tmp_path, capsys):
    append(an_entry())

    assert run(verify, "--export", str(tmp_path / "record")) == 0
    assert "All is well: 1 lines, 0 checkpoints, 0 held by others." in capsys.readouterr().out
    assert len((tmp_path / "record" / "lines.jsonl").read_text().splitlines()) == 1


def test_verify_finds_a_row_that_no_action_made(capsys):
    Person(email="stranger@example.org").save()

    assert run(verify) == 1
    assert "NOT WELL: 1 things are wrong." in capsys.readouterr().out


def test_verify_says_when_a_checkpoint_cannot_be_read(tmp_path, capsys):
    assert run(verify, "--checkpoint", str(tmp_path / "none")) == 2
    assert "Cannot go on" in capsys.readouterr().err


def test_the_demonstration_is_not_made_over_people(capsys):
    Person(email="somebody@example.org").save()

    assert (run(demo), run(demo, "--if-empty")) == (1, 0)
    assert capsys.readouterr().err == "There are people in this database already; nothing was made.\n"


def test_the_demonstration_is_not_made_outside_one(capsys):
    with override_settings(DEMO=False):
        assert run(demo) == 1
    assert capsys.readouterr().err == "The demonstration is made only where ALMONER_DEMO=1 is set.\n"


def test_doctor_is_content_with_a_demonstration(capsys):
    worker.beat(the_clock.now())

    assert run(doctor) == 0
    assert "The database is up to date." in capsys.readouterr().out


def test_doctor_quiet_leaves_out_what_is_well(capsys):
    worker.beat(the_clock.now())
    run(doctor, "--quiet")

    assert WELL not in {line[:4] for line in capsys.readouterr().out.splitlines()}


def test_doctor_finds_what_a_real_office_must_not_leave_so():
    real = {
        "DEMO": False,
        "PUBLIC_ADDRESS": "http://grants.example.org",
        "SMTP_ADDRESS": "",
        "CLAMD_SOCKET": "",
    }
    with override_settings(**real):
        found = {finding.words: finding.state for finding in health.environment()}

    assert found == {
        "The public address is http://grants.example.org.": BAD,
        "Letters go nowhere.": BAD,
        "Uploads are not scanned for viruses.": LOOK,
        f"The settings make sense; this home is {settings.HOME}.": WELL,
    }


def test_doctor_misses_the_worker_after_three_minutes(clock):
    worker.beat(clock.moment)
    states = [next(health.the_worker()).state]
    clock.forward(minutes=3)
    states.append(next(health.the_worker()).state)

    assert states == [WELL, LOOK]


def test_doctor_counts_letters_that_could_not_be_sent(clock):
    worker.beat(clock.moment)
    Letter(
        to="a@example.org", template="x", state=FAILED, created_at=clock.moment, next_try_at=clock.moment
    ).save()

    assert list(health.the_worker())[1] == Finding(
        LOOK, "1 letter could not be sent.", "see the staff page of letters"
    )


@pytest.mark.parametrize(("ahead", "state"), [(timedelta(seconds=5), WELL), (timedelta(seconds=6), BAD)])
def test_doctor_sees_a_record_ahead_of_the_clock(clock, ahead, state):
    append(an_entry(at=clock.moment + ahead))
    with override_settings(PINNED_DAY=None):
        assert next(health.the_clock()).state == state


@pytest.mark.parametrize(("mode", "states"), [(0o600, [WELL]), (0o640, [BAD, WELL])])
def test_doctor_looks_at_who_may_read_the_key(tmp_path, mode, states):
    (tmp_path / "checkpoint.key").touch()
    os.chmod(tmp_path / "checkpoint.key", mode)
    with override_settings(HOME=tmp_path):
        assert [finding.state for finding in health.secrets()] == states


def test_a_check_that_fails_is_a_finding(monkeypatch):
    def broken():
        raise OSError("no disk")

    monkeypatch.setattr(health, "CHECKS", (broken,))

    assert list(health.look()) == [
        Finding(BAD, "Could not look at “broken”: no disk.", "see docs/running.md")
    ]
