"""Where the published bank tables lie when they are here; they are never part of the repository."""

from tests.demo.tables import FOLDER

SHARED = FOLDER.parent / "bacs"
ABSENT = "the published weight table is not here: set ALMONER_REFERENCE to the folder beside it"
