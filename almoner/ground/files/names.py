"""What a file may be called. Some names are put right, others are refused with the reason."""

import re
import unicodedata
from dataclasses import dataclass

from almoner.ground.files.refusal import Unwanted

ENDINGS = {
    "pdf": "pdf", "docx": "docx", "xlsx": "xlsx", "odt": "odt", "png": "png", "jpg": "jpg", "jpeg": "jpg",
}  # fmt: skip
RUNS = (
    "bat chm cmd dll docm dotm exe hta htm html jar js jse lnk msi php phtml pif pptm ps1 scr svg vb vbe vbs "
    "wsf wsh xhtml xlam xlsm xltm zip rar 7z"
)
MISLEADS = frozenset(RUNS.split())
TURNS_TEXT = re.compile("[\u202a-\u202e\u2066-\u2069]")
UNSEEN = re.compile("[\u00ad\u061c\u200b-\u200f\u2060-\u2064\ufeff]")
NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*]')
DEVICES = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)
LONGEST = 120


@dataclass(frozen=True)
class FileName:
    """The cleaned name, and the kind its ending promises."""

    text: str
    kind: str


def read_name(raw: str) -> FileName:
    """The name without folders and odd characters; refuses one that means to mislead."""
    if "\0" in raw:
        raise Unwanted("Its name holds a character that is not allowed. Rename the file.")
    if TURNS_TEXT.search(raw):
        raise Unwanted("Its name holds characters that turn the text round. Rename the file.")
    name = clean(re.split(r"[\\/]", raw)[-1])
    stem, _, ending = name.rpartition(".")
    kind = ENDINGS.get(ending.lower())
    if kind is None:
        raise Unwanted(
            "It must be a PDF, Word (.docx), Excel (.xlsx), OpenDocument text (.odt), PNG or JPEG file."
        )
    if any(part.strip().lower() in MISLEADS for part in stem.split(".")[1:]):
        raise Unwanted("Its name has two endings. Rename the file so that it has one.")
    return FileName(f"{safe_stem(stem)}.{kind}", kind)


def clean(name: str) -> str:
    """Letters put together, no control characters, no surrogates, no characters a disk refuses."""
    whole = unicodedata.normalize("NFC", UNSEEN.sub("", name))
    kept = (" " if unicodedata.category(one) in ("Cc", "Cs", "Zl", "Zp", "Co") else one for one in whole)
    return NOT_IN_NAMES.sub("-", " ".join("".join(kept).split()))


def safe_stem(stem: str) -> str:
    short = stem.strip(" .")[:LONGEST].rstrip(" .")
    if not short or DEVICES.match(short):
        return f"file-{short}".rstrip("-")
    return short
