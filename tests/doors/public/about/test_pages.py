"""The front page, the strategy, how to check, and the statements."""

import json

import pytest
from django.conf import settings
from django.test import override_settings

from almoner.cli import command
from almoner.ground.audit import keys
from almoner.ground.audit.checkpoints import sign_checkpoint
from almoner.ground.office.models import GoverningDocument
from tests.builders import NOW, TODAY, kept
from tests.doors.public.register.test_pages import words_of
from tests.publish.awards import an_answered_round, an_award

pytestmark = pytest.mark.django_db


def test_the_front_page_says_what_is_open_and_what_is_to_come(client):
    usual = {"status": "published", "available_pence": 15_000_000, "guide_max_pence": 2_000_000}
    opens, closes = NOW.replace(day=1), NOW.replace(day=22, hour=17)
    an_answered_round(
        "26R2", **usual, title="Open now", opens_at=opens, closes_at=closes, who_can_apply="Local groups."
    )
    an_answered_round("27R1", **usual, title="To come", opens_at=closes, closes_at=closes.replace(day=30))

    words = words_of(client, "/")

    assert "Open now Open Closes Tuesday 22 December 2026, 5pm in 12 days" in words
    assert "To give £150,000 usually up to £20,000 each Who Local groups. Read the invitation" in words
    assert "To come opens Tuesday 22 December 2026" in words


def test_the_front_page_shows_the_last_ten_awards(client):
    for number in range(12):
        an_award(100_000, title=f"Project no {number}")

    words = words_of(client, "/")

    assert "12 awards, £12,000 together" in words
    assert (words.count("Project no"), "Project no 11" in words, "Project no 1 " in words) == (
        10,
        True,
        False,
    )


def test_every_clause_is_there_with_its_state_and_counts(client):
    an_award()

    words = words_of(client, "/strategy/")

    assert "68 clauses" in words
    assert "1 decision over £2,000, 1 signed by three, 1 published, 0 reported" in words
    page = client.get("/strategy/").content.decode()
    assert page.count('class="app-clauses__row"') == 68


def test_the_states_part_the_clauses_between_them(client):
    def rows(show):
        return client.get(f"/strategy/?show={show}").content.decode().count('class="app-clauses__row"')

    assert rows("kept") + rows("not-yet") == 68
    assert (rows("kept") > 0, rows("nonsense")) == (True, 68)
    assert (
        ">Kept</strong>"
        not in client.get("/strategy/?show=not-yet")
        .content.decode()
        .split("<main")[1]
        .split("app-chapter")[1]
    )


def test_page_data_and_command_say_the_same(client, capsys):
    told = client.get("/strategy/clauses.json").json()
    command.main(["clauses", "--json"])
    said = json.loads(capsys.readouterr().out)

    assert [{name: one[name] for name in said[0]} for one in told] == said


def test_the_checkpoint_the_keys_and_the_program_can_be_kept(client):
    newest = sign_checkpoint(NOW)

    assert client.get("/checked/checkpoint.txt").content.decode() == newest.text
    assert client.get("/checked/keys.txt").content.decode() == "".join(
        f"{key}\n" for key in keys.public_keys()
    )
    program = settings.PACKAGE.parent / "verify_audit.py"
    assert client.get("/checked/verify_audit.py").content == program.read_bytes()
    assert newest.text.split()[0] in words_of(client, "/checked/")


def test_privacy_names_the_offices_own_notice(client):
    without = words_of(client, "/privacy/")
    notice = GoverningDocument(
        kind="privacy",
        title="Privacy notice",
        version="3",
        dated=TODAY,
        owner_role="monitoring",
        recorded_at=NOW,
        web_address="https://office.example.org/privacy",
    )
    kept(notice)

    assert ("full notice" in without, "Privacy notice, version 3" in words_of(client, "/privacy/")) == (
        False,
        True,
    )


def test_the_foot_of_every_page_leads_to_the_statements(client):
    foot = client.get("/").content.decode().split("<footer")[1]

    assert [f'href="/{one}/"' in foot for one in ("checked", "accessibility", "privacy")] == [True] * 3


def test_robots_may_read_what_is_public_but_no_demonstration(client):
    shown = client.get("/robots.txt").content.decode()
    with override_settings(DEMO=False):
        real = client.get("/robots.txt").content.decode()

    assert shown == "User-agent: *\nDisallow: /\n"
    assert "Disallow: /office/\n" in real
    assert "Disallow: /register" not in real
