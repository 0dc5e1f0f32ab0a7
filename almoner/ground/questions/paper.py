"""What a form says on paper, blank or filled, as plain values: Word and PDF print the same."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from almoner.ground.questions import states
from almoner.ground.questions.display import Table, read_topics
from almoner.ground.questions.layout import Layout, Values
from almoner.ground.questions.models import Question
from almoner.ground.questions.outline import Entry, outline

TEMPLATE = Path(__file__).parent / "typst" / "form.typ"
LONG_RUN = re.compile(r"\S{30}(?=\S)")
BLANK_ROWS, MOST_BLANK_ROWS = 6, 20
WORDS_A_LINE, LINES_WITHOUT_LIMIT, MOST_LINES = 10, 12, 40
YES_NO_WORDS = ("Yes", "No")
Lines = Sequence[str | Table]
Sections = Mapping[str, Sequence[tuple[str, Lines]]]


@dataclass(frozen=True)
class Paper:
    """One document. `sections` are the subject's own pages, by component: titles with lines or tables."""

    layout: Layout
    title: str
    band: str = ""
    subtitle: str = ""
    preface: Sequence[str] = ()
    sections: Sections = field(default_factory=dict)
    criteria: Mapping[str, str] = field(default_factory=dict)
    number: str = ""


def breakable(text: str) -> str:
    """Long addresses and the like may break, so that no letter runs off the sheet."""
    return LONG_RUN.sub(lambda match: match[0] + "\u200b", text)


def paragraphs(text: str) -> list[list[str]]:
    """Paragraphs, each as its lines."""
    parts = re.split(r"\n\s*\n", text.strip())
    return [[breakable(line) for line in part.split("\n")] for part in parts if part.strip()]


def table_values(table: Table) -> dict[str, Any]:
    return {
        "heads": list(table.heads),
        "rows": [[breakable(cell) for cell in row] for row in table.rows],
        "totals": list(table.totals),
        "figures": list(table.figures) or [False] * len(table.heads),
    }


def section_values(paper: Paper, component: str) -> list[dict[str, Any]]:
    return [
        {
            "title": title,
            "lines": [
                {"table": table_values(line)} if isinstance(line, Table) else {"text": paragraphs(line)}
                for line in lines
            ],
        }
        for title, lines in paper.sections.get(component, ())
    ]


def head_values(paper: Paper) -> dict[str, Any]:
    return {
        "title": paper.title,
        "subtitle": paper.subtitle,
        "number": paper.number,
        "preface": [paragraphs(text) for text in paper.preface],
    }


def option_labels(question: Question) -> list[str]:
    if question.kind == states.YES_NO:
        return list(YES_NO_WORDS)
    return list(question.option_words().values()) if question.kind in states.CHOOSING else []


def blank_rows(question: Question) -> int:
    return min(max(question.smallest or 0, question.largest or BLANK_ROWS), MOST_BLANK_ROWS)


def lines_to_write(question: Question) -> int:
    """How much room an answer gets on paper, in lines."""
    if question.kind != states.LONG_TEXT:
        return 1
    wanted = (question.word_limit or LINES_WITHOUT_LIMIT * WORDS_A_LINE) // WORDS_A_LINE + 2
    return min(wanted, MOST_LINES)


def blank_entry(entry: Entry) -> dict[str, Any]:
    question = entry.question
    heads = [column["title"] for column in question.columns] if question.kind == states.TABLE else []
    return {
        "label": f"{entry.number} {question.label}{'' if question.required else ' (optional)'}",
        "notes": [paragraphs(note) for note in entry.notes],
        "options": option_labels(question),
        "table": {"heads": heads, "rows": [[""] * len(heads)] * blank_rows(question)} if heads else None,
        "lines": 0 if option_labels(question) or heads else lines_to_write(question),
        "attach": question.kind == states.FILE,
    }


def blank_values(paper: Paper) -> dict[str, Any]:
    return head_values(paper) | {
        "topics": [
            {
                "title": f"{one.number}. {one.topic.title}",
                "intro": paragraphs(one.topic.intro),
                "sections": section_values(paper, one.topic.component),
                "entries": [blank_entry(entry) for entry in one.entries],
            }
            for one in outline(paper.layout, paper.band, paper.criteria)
        ]
    }


def filled_values(paper: Paper, answers: Values, file_names: Mapping[str, str]) -> dict[str, Any]:
    """Only what is asked in the light of the answers."""
    return head_values(paper) | {
        "topics": [
            {
                "title": f"{at}. {one.topic.title}",
                "intro": [],
                "sections": section_values(paper, one.topic.component),
                "entries": [
                    {
                        "label": answer.question.label,
                        "answer": paragraphs(answer.text),
                        "table": table_values(answer.table) if answer.table else None,
                    }
                    for answer in one.answers
                ],
            }
            for at, one in enumerate(read_topics(paper.layout, paper.band, answers, file_names), start=1)
        ]
    }
