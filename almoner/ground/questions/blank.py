"""The empty form to download (R4.3-3): PDF to print, Word to fill in and send back."""

from datetime import datetime

from docx import Document

from almoner.ground.core import pdf
from almoner.ground.questions import states, word_parts
from almoner.ground.questions.display import Table
from almoner.ground.questions.models import Question
from almoner.ground.questions.outline import Entry, OutlineTopic, outline
from almoner.ground.questions.paper import TEMPLATE, YES_NO_WORDS, Paper, blank_rows, blank_values

ATTACH = "Attach the file when you send this form."
HOW = "Type in the grey fields and tick the boxes. They grow as you type."


def blank_pdf(paper: Paper, *, made_at: datetime) -> bytes:
    return pdf.compile(TEMPLATE, blank_values(paper), made_at=made_at)


def blank_word(paper: Paper, *, form_id: str, made_at: datetime) -> bytes:
    """`form_id`, the set's public id, comes back from `word.form_of`: no old form passes for a new one."""
    document = word_parts.new_document(paper.title, form_id, made_at)
    document.add_heading(paper.title, 0)
    for text in (paper.subtitle, *paper.preface, HOW):
        word_parts.add_text(document, text)
    for topic in outline(paper.layout, paper.band, paper.criteria):
        add_topic(document, paper, topic)
    return word_parts.content_of(document)


def add_topic(document: Document, paper: Paper, one: OutlineTopic) -> None:
    document.add_heading(f"{one.number}. {one.topic.title}", 1)
    word_parts.add_text(document, one.topic.intro)
    for title, lines in paper.sections.get(one.topic.component, ()):
        document.add_heading(title, 2)
        for line in lines:
            if isinstance(line, Table):
                word_parts.add_table(document, line.heads, [list(row) for row in line.rows])
            else:
                word_parts.add_text(document, line)
    for entry in one.entries:
        add_entry(document, entry)


def add_entry(document: Document, entry: Entry) -> None:
    question = entry.question
    optional = "" if question.required else " (optional)"
    document.add_heading(f"{entry.number} {question.label}{optional}", 2)
    for note in entry.notes:
        word_parts.add_text(document, note, quiet=True)
    if question.kind == states.FILE:
        word_parts.add_text(document, ATTACH)
    elif question.kind == states.TABLE:
        heads = [column["title"] for column in question.columns]
        word_parts.add_table(document, heads, [[""] * len(heads)] * blank_rows(question), question.key)
    elif options := options_of(question):
        word_parts.add_options(document, question.key, question.label, options)
    else:
        word_parts.add_field(document, question.key, question.label)


def options_of(question: Question) -> dict[str, str]:
    if question.kind == states.YES_NO:
        return {label.lower(): label for label in YES_NO_WORDS}
    return question.option_words() if question.kind in states.CHOOSING else {}
