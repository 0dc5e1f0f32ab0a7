"""A home on the disk with drafts that are ready to be sent, each by a person of its own who is signed in.

`python -m tests.threats.home FOLDER DRAFTS` fills the database there and prints what a test needs, as JSON.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.server import ROOT, Server


@dataclass(frozen=True)
class Ready:
    """One draft with the session of its lead."""

    cookie: str
    bid: str
    organisation: str


def fill(server: Server, drafts: int) -> list[Ready]:
    """Make the drafts in the server's home, by another process."""
    command = [sys.executable, "-m", "tests.threats.home", str(drafts)]
    done = subprocess.run(command, cwd=ROOT, env=server.surroundings(), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    return [Ready(**one) for one in json.loads(done.stdout.splitlines()[-1])]


def main(drafts: int) -> None:
    from tests.bench.copies import copies_of
    from tests.bench.rows import signed_in
    from tests.threats import world as small

    world = small.World()
    small.people(world)
    small.group(world, "own")
    round = small.a_round(world, "27R1", small.OPEN)
    draft = small.a_draft(world, "own_draft", round, "own", small.moment(12, 9, 12))
    found = [
        Ready(signed_in(one.contact), one.public_id, one.organisation.public_id)
        for one in copies_of(draft, drafts)
    ]
    print(json.dumps([vars(one) for one in found]))


if __name__ == "__main__":
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "almoner.config.settings"
    Path(os.environ["ALMONER_HOME"]).mkdir(parents=True, exist_ok=True)
    django.setup()
    main(int(sys.argv[1]))
