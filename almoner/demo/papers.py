"""A handful of small real documents, used again and again by all organisations of the demonstration."""

import io
from datetime import datetime

import docx
import typst

from almoner.demo.world import World
from almoner.ground.files.store import put_bytes

BANNER = "Demonstration document: everything in it is invented."
SHEETS = {
    "governing": "Constitution. The group exists to make its neighbourhood safer. At least three unrelated people run it. Two of them sign for every payment.",
    "accounts": "Annual accounts, independently examined. Income, spending, money in the bank and free reserves are given in the figures entered with this document.",
    "bank_statements": "Six months of bank statements. The closing balance of each month lies above nothing.",
    "data_protection": "Data protection policy. We keep what we need, lock it away, and delete it when it is no longer needed.",
    "safeguarding": "Safeguarding policy for children and adults at risk. A named lead, checks before anybody begins, training every year, and how to report a concern.",
    "insurance": "Public liability insurance, five million pounds.",
}


def build(world: World, at: datetime) -> None:
    for kind, text in SHEETS.items():
        world.papers[kind] = put_bytes(pdf(kind.replace("_", " ").capitalize(), text, at), f"{kind}.pdf")
    world.papers["equality"] = put_bytes(word("Equality policy. Everybody is welcome."), "equality.docx")


def pdf(title: str, text: str, at: datetime) -> bytes:
    source = f'#set document(title: "{title}")\n#set text(lang: "en", region: "GB")\n= {title}\n{text}\n\n_{BANNER}_\n'
    made: bytes = typst.compile(source.encode(), timestamp=int(at.timestamp()))
    return made


def word(text: str) -> bytes:
    paper = docx.Document()
    paper.add_paragraph(text)
    paper.add_paragraph(BANNER)
    content = io.BytesIO()
    paper.save(content)
    return content.getvalue()
