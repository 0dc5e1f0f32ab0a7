"""Every test sees a demonstration office on one pinned day, in a home of its own."""

import os
import tempfile

os.environ.setdefault("ALMONER_DEMO", "1")
os.environ.setdefault("ALMONER_HOME", tempfile.mkdtemp(prefix="almoner-tests-"))
