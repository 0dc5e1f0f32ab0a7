"""Settings come from the environment, and nonsense is refused in one sentence before anything starts."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LONG = "x" * 32
ASK = "from almoner.config import settings as s; print(repr(({})))"


def start(tmp_path, ask: str = "'started'", **surroundings: str) -> tuple[int, str, str]:
    """A fresh Python that only reads the settings."""
    plain = {
        name: value for name, value in os.environ.items() if not name.startswith(("ALMONER_", "DATABASE_"))
    }
    done = subprocess.run(
        [sys.executable, "-c", ASK.format(ask)],
        cwd=ROOT,
        env={**plain, "ALMONER_HOME": str(tmp_path), **surroundings},
        capture_output=True,
        text=True,
    )
    return done.returncode, done.stdout.strip(), done.stderr.strip()


DEMO = {"ALMONER_DEMO": "1"}
REAL = {
    "ALMONER_SECRET": LONG,
    "ALMONER_ADDRESS": "https://grants.example.org",
    "ALMONER_HOSTS": "grants.example.org",
}


@pytest.mark.parametrize(
    ("surroundings", "sentence"),
    [
        ({}, "set ALMONER_SECRET to a long random text (or ALMONER_DEMO=1 to look around)."),
        (
            {"ALMONER_SECRET": "almoner-demonstration-secret-not-for-real-use"},
            "set ALMONER_SECRET to a long random text (or ALMONER_DEMO=1 to look around).",
        ),
        ({"ALMONER_SECRET": "x" * 31}, "ALMONER_SECRET must have at least 32 characters."),
        ({"ALMONER_DEMO": "perhaps"}, "ALMONER_DEMO must be 1 or 0, not “perhaps”."),
        ({**REAL, "ALMONER_DEBUG": "1"}, "ALMONER_DEBUG=1 is only for a demonstration (ALMONER_DEMO=1)."),
        (
            {**DEMO, "ALMONER_TODAY": "31.12.2026"},
            "ALMONER_TODAY must be a date such as 2026-12-10, not “31.12.2026”.",
        ),
        (
            {**REAL, "ALMONER_TODAY": "2026-12-10"},
            "ALMONER_TODAY is only for a demonstration (ALMONER_DEMO=1).",
        ),
        ({**DEMO, "ALMONER_UPLOAD_MB": "5."}, "ALMONER_UPLOAD_MB must be a whole number, not “5.”."),
        ({**DEMO, "ALMONER_UPLOAD_MB": "0"}, "ALMONER_UPLOAD_MB must be from 1 to 200, not 0."),
        ({**DEMO, "ALMONER_UPLOAD_MB": "201"}, "ALMONER_UPLOAD_MB must be from 1 to 200, not 201."),
        (
            {**DEMO, "DATABASE_URL": "mysql://localhost/x"},
            "DATABASE_URL must look like postgresql://user:password@host:5432/name.",
        ),
        (
            {**REAL, "ALMONER_ADDRESS": "grants.example.org"},
            "ALMONER_ADDRESS must look like https://grants.example.org, not “grants.example.org”.",
        ),
        (
            {**REAL, "ALMONER_ADDRESS": "https://grants.example.org/here"},
            "ALMONER_ADDRESS must look like https://grants.example.org, not “https://grants.example.org/here”.",
        ),
        (
            {**REAL, "ALMONER_HOSTS": "other.example.org"},
            "ALMONER_HOSTS must name grants.example.org, which stands in ALMONER_ADDRESS.",
        ),
        ({**REAL, "ALMONER_HOSTS": "*"}, "ALMONER_HOSTS must name hosts one by one, not “*”."),
        (
            {**DEMO, "ALMONER_BANK_KEYS": "short"},
            "ALMONER_BANK_KEYS must be keys of 32 bytes in base64 (44 letters each).",
        ),
        ({**DEMO, "ALMONER_LOG": "LOUD"}, "ALMONER_LOG must be debug, info, warning or error, not “loud”."),
    ],
)  # fmt: skip
def test_nonsense_is_refused_in_one_sentence(tmp_path, surroundings, sentence):
    code, _, said = start(tmp_path, **surroundings)

    assert (code, said) == (1, f"Almoner cannot start: {sentence}")


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("")

    code, _, said = start(tmp_path, ALMONER_DEMO="1", ALMONER_HOME=str(tmp_path / "file" / "home"))

    assert code == 1
    assert said.startswith(
        f"Almoner cannot start: the folder {tmp_path}/file/home (ALMONER_HOME) cannot be made:"
    )


def test_a_demonstration_needs_nothing(tmp_path):
    assert start(tmp_path, "s.DEMO, s.PINNED_DAY.isoformat(), s.DEBUG", ALMONER_DEMO="1") == (
        0, "(True, '2026-12-10', False)", "",
    )  # fmt: skip


def test_a_real_office_needs_a_secret_and_its_address(tmp_path):
    ask = "s.DEMO, s.PINNED_DAY, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_HSTS_SECONDS"

    assert start(tmp_path, ask, **REAL) == (
        0, "(False, None, True, True, 31536000)", "",
    )  # fmt: skip


def test_one_host_is_enough_said(tmp_path):
    surroundings = {"ALMONER_SECRET": LONG, "ALMONER_ADDRESS": "https://grants.example.org"}

    assert (
        start(tmp_path, "s.ALLOWED_HOSTS", **surroundings)[1]
        == "['grants.example.org', '127.0.0.1', 'localhost']"
    )


def test_a_proxy_is_believed_only_when_there_is_one(tmp_path):
    ask = "s.SECURE_PROXY_SSL_HEADER, s.ALLAUTH_TRUSTED_PROXY_COUNT"

    assert start(tmp_path, ask, **REAL)[1] == "(None, 0)"
    assert (
        start(tmp_path, ask, **REAL, ALMONER_BEHIND_PROXY="1")[1]
        == "(('HTTP_X_FORWARDED_PROTO', 'https'), 1)"
    )
