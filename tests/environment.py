"""Sets the environment before Django is loaded; pytest loads it first (see `addopts` in pyproject.toml)."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

WORKER = os.environ.get("PYTEST_XDIST_WORKER")


def a_home() -> Path:
    """A folder of this process alone. A worker of a parallel run lives inside that of the run."""
    if WORKER:
        return Path(os.environ["ALMONER_HOME"]) / WORKER
    made = Path(tempfile.mkdtemp(prefix="almoner-tests-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


HOME = a_home()
(HOME / "static").mkdir(parents=True, exist_ok=True)
TOOLS = {"ALMONER_CHROMIUM", "ALMONER_REFERENCE"}
for name in [name for name in os.environ if name.startswith("ALMONER_")]:
    if name not in TOOLS:
        del os.environ[name]
os.environ.update(ALMONER_DEMO="1", ALMONER_HOME=str(HOME), ALMONER_TODAY="2026-12-10")
