"""T33: what we install is locked and little, what we ship refuses to run carelessly."""

import os
import re
import subprocess
import sys
import tomllib

import pytest
from detect_secrets import SecretsCollection
from detect_secrets.settings import transient_settings

from tests.architecture.source import PRODUCT, ROOT, name_of, tracked

MOST = 15
PRODUCTION = {
    "ALMONER_SECRET": "-".join(["of", "this", "test", "only", *"abcdefghijklmnopqrstuvwxyz"]),
    "ALMONER_ADDRESS": "https://grants.example.org",
    "ALMONER_HOSTS": "grants.example.org",
    "ALMONER_SMTP": "mail.example.org:25",
}
DEBUGGING = PRODUCTION | {"ALMONER_DEBUG": "1"}


def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def locked(name: str) -> dict[str, str]:
    """Each package of a lock with its whole entry."""
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    entries = re.findall(r"^([\w.-]+)(?:\[[\w,-]+\])?==(.*?)(?=^[\w#]|\Z)", text, re.MULTILINE | re.DOTALL)
    return {package.lower(): entry for package, entry in entries}


def plain(requirement: str) -> str:
    return re.split(r"[\[<>=!~ ]", requirement)[0].lower()


@pytest.mark.parametrize("lock", ["run.txt", "dev.txt"])
def test_every_package_is_locked_with_its_hashes(lock):
    found = locked(lock)

    assert len(found) > MOST
    assert [name for name, entry in found.items() if "--hash=sha256:" not in entry] == []


def test_the_locks_hold_what_the_project_asks_for():
    run, dev = project()["dependencies"], project()["optional-dependencies"]["dev"]

    assert [one for one in run if plain(one) not in locked("run.txt")] == []
    assert [one for one in [*run, *dev] if plain(one) not in locked("dev.txt")] == []


def test_both_locks_name_the_same_versions():
    run, dev = locked("run.txt"), locked("dev.txt")

    assert {name for name in run if run[name].split()[0] != dev[name].split()[0]} == set()


def test_at_most_15_packages_are_asked_for_directly():
    assert len(project()["dependencies"]) <= MOST


def test_every_direct_package_is_explained():
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    asked = [*project()["dependencies"], *project()["optional-dependencies"]["dev"]]

    assert [one for one in asked if f"`{plain(one)}`" not in page] == []


def test_no_lock_names_where_packages_come_from():
    texts = [(ROOT / "requirements" / name).read_text() for name in ("run.txt", "dev.txt")]

    assert [
        word
        for text in texts
        for word in ("--index-url", "--extra-index", "--find-links", "://")
        if word in text
    ] == []


def test_nothing_is_loaded_from_elsewhere():
    """No page, style or script of ours reaches another host."""
    shipped = [
        path for path in tracked() if PRODUCT in path.parents and path.suffix in {".html", ".css", ".js"}
    ]
    loads = re.compile(r"(?:@import|url\(|src=|import\s|fetch\()\s*[\"'(]?\s*(?:https?:)?//", re.IGNORECASE)

    assert [name_of(path) for path in shipped if loads.search(path.read_text(encoding="utf-8"))] == []


NOT_SECRETS = {
    "almoner/config/environment.py": "the demonstration's own secret, refused elsewhere; a URL's shape",
    "almoner/ground/core/references.py": "an alphabet",
    "almoner/ground/files/zips.py": "a word of the file format",
    "docs/running.md": "a URL's shape",
}
LOOK_FOR = (
    "PrivateKeyDetector", "KeywordDetector", "BasicAuthDetector", "JwtTokenDetector",
    "AWSKeyDetector", "AzureStorageKeyDetector", "GitHubTokenDetector", "Base64HighEntropyString",
)  # fmt: skip
MADE_UP_IN_TESTS = {"Secret Keyword", "Basic Auth Credentials"}


def test_no_secret_is_committed():
    texts = {".py", ".toml", ".md", ".html", ".txt", ".sh", ".cfg", ".yml", ""}
    names = [name_of(path) for path in tracked() if path.suffix in texts and "requirements" not in path.parts]
    found = SecretsCollection(root=str(ROOT))
    with transient_settings({"plugins_used": [{"name": name} for name in LOOK_FOR]}):
        found.scan_files(*[name for name in names if name not in NOT_SECRETS])

    assert [
        f"{name}:{one.line_number} {one.type}"
        for name, one in found
        if not (name.startswith("tests/") and one.type in MADE_UP_IN_TESTS)
    ] == []


def start(tmp_path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    plain_environment = {name: value for name, value in os.environ.items() if not name.startswith("ALMONER_")}
    plain_environment.pop("DATABASE_URL", None)
    return subprocess.run(
        [sys.executable, *words], cwd=ROOT, capture_output=True, text=True,
        env=plain_environment | {"ALMONER_HOME": str(tmp_path)} | settings,
    )  # fmt: skip


def test_a_production_setting_passes_the_frameworks_own_check(tmp_path):
    done = start(
        tmp_path, "manage.py", "check", "--deploy", "--fail-level", "WARNING", ALMONER_DEMO="0", **PRODUCTION
    )

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({}, "set ALMONER_SECRET to a long random text (or ALMONER_DEMO=1 to look around)."),
        ({"ALMONER_SECRET": "short"}, "ALMONER_SECRET must have at least 32 characters."),
        (DEBUGGING, "ALMONER_DEBUG=1 is only for a demonstration (ALMONER_DEMO=1)."),
    ],
)  # fmt: skip
def test_carelessness_is_refused_in_one_sentence(tmp_path, settings, sentence):
    done = start(tmp_path, "-m", "almoner", "migrate", **settings)

    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"Almoner cannot start: {sentence}\n")
