"""A handful of small real documents, used again and again by all organisations of the demonstration."""

import io
from datetime import datetime

import docx
import typst

from almoner.demo.world import World, table
from almoner.ground.files.store import put_bytes

BANNER = "Demonstration document: everything in it is invented."


def build(world: World, at: datetime) -> None:
    for kind, text in table("papers").items():
        world.papers[kind] = put_bytes(pdf(kind.replace("_", " ").capitalize(), text, at), f"{kind}.pdf")
    world.papers["equality"] = put_bytes(word("Equality policy. Everybody is welcome."), "equality.docx")


def pdf(title: str, text: str, at: datetime) -> bytes:
    head = f'#set document(title: "{title}")\n#set text(lang: "en", region: "GB")\n'
    source = f"{head}= {title}\n{text}\n\n_{BANNER}_\n"
    made: bytes = typst.compile(source.encode(), timestamp=int(at.timestamp()))
    return made


def word(text: str) -> bytes:
    paper = docx.Document()
    paper.add_paragraph(text)
    paper.add_paragraph(BANNER)
    content = io.BytesIO()
    paper.save(content)
    return content.getvalue()
