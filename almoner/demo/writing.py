"""What an invented bid says: sentences of its theme and figures of its own; it always reads the same."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from almoner.demo.world import pence, table
from almoner.ground.core.money import share

Row = dict[str, Any]
CHILDREN = frozenset(
    {"sport", "youth", "restorative", "roads", "water", "families", "digital", "refuge", "mentoring"}
)
AT_RISK = frozenset({"refuge", "victims", "women", "table", "night"})
OWN = frozenset({"who", "do"})
SHORT_FORM, STANDARD_FORM = 500_000, 2_000_000
COSTS = (
    ("staff", "Workers for the sessions, with on-costs", 52),
    ("activities", "Materials, food and small costs of the sessions", 18),
    ("venue", "Hall and light", 16),
    ("travel", "Fares of people who come and of volunteers", 8),
    ("overheads", "Insurance, telephone and the books", 6),
)
SMALL_COSTS = (("equipment", "Equipment as listed in the quotes", 80), ("activities", "Training day", 20))


@dataclass(frozen=True)
class Text:
    """One bid's words: `say` picks sentences of its theme and puts in its place and figures."""

    reference: str
    row: Row
    place: str
    starts_on: date

    def luck(self, topic: str = "") -> random.Random:
        return random.Random(f"{self.reference} {topic}")  # nosec B311 (no secret)

    def figures(self, topic: str = "") -> dict[str, Any]:
        """The bid's own, or another set for one topic, so that figures do not repeat everywhere."""
        luck = self.luck(topic)
        n = luck.randrange(40, 260)
        if not topic:
            n = self.row.get("people", n)
        m, k = luck.randrange(n // 3, n * 2 // 3), luck.randrange(9, min(n, 30))
        return {"place": self.place, "n": n, "m": m, "k": k}

    def say(self, topic: str, many: int, *, theme: str = "", apart: str = "") -> list[str]:
        sentences = table("words")[theme or self.row["theme"]][topic]
        chosen = self.luck(topic + apart).sample(sentences, min(many, len(sentences)))
        return [one.format(**self.figures("" if topic in OWN else topic)) for one in chosen]

    @property
    def ask_pence(self) -> int:
        return pence(self.row["ask"])

    @property
    def is_short(self) -> bool:
        return self.ask_pence <= SHORT_FORM

    def summary(self) -> str:
        first = self.say("do", 1, apart="summary")[0]
        return (
            self.row.get("summary")
            or f"{self.row['title']} in {self.place}: {first[0].lower()}{first[1:]}"[:300]
        )

    def impact(self) -> str:
        return " ".join(self.say("impact", 2))


def basics(text: Text, *, has_policy: bool) -> Row:
    """The columns of the bid itself. Groups without a safeguarding policy work with neither group at risk."""
    row = text.row
    values: Row = {
        "title": row["title"],
        "summary": text.summary(),
        "ask_pence": text.ask_pence,
        "cost_pence": pence(row["cost"]),
        "starts_on": text.starts_on,
        "ends_on": text.starts_on + timedelta(days=364),
        "grounds": [text.luck().choice(["hidden_need", "novel_approach", "innovative_pilot"])],
        "involves_children": has_policy and row["theme"] in CHILDREN,
        "involves_adults_at_risk": has_policy and row["theme"] in AT_RISK,
        "afterwards": text.luck().choice(["own_income", "seeking", "mainstream", "ends"]),
        "afterwards_note": text.say("after", 1, theme="general")[0],
        "differs_note": table("words")[row["theme"]]["differs"],
        "helped_by_cvs": text.luck().random() < 0.3,
    }
    if text.ask_pence > STANDARD_FORM:
        values["over_guide_reason"] = (
            "The waiting list is longer than one worker can see; with two, nobody waits beyond a month."
        )
    return values


def answers(text: Text) -> Row:
    """The answers that the band of the bid asks for."""
    said: Row = {
        "need": " ".join(text.say("need", 2) + text.say("evidence", 1, theme="general")),
        "people_reached": str(text.figures()["n"]),
        "activities": " ".join(text.say("do", 2)),
        "outcomes": outcomes(text),
    }
    if text.is_short:
        return said
    said |= {
        "beneficiaries": " ".join(text.say("who", 1) + text.say("reach", 2, theme="general")),
        "milestones": milestones(text),
        "innovation": " ".join(text.say("new", 1) + text.say("impact", 1, apart="new")),
        "equality": " ".join(text.say("care", 2, theme="general")),
        "publicity": text.say("publicity", 1, theme="general")[0],
    }
    if text.ask_pence > STANDARD_FORM:
        said["risks"] = [{"risk": one, "answer": two} for one, two in table("words")["general"]["risks"]]
    return said


def outcomes(text: Text) -> list[Row]:
    keys = ("kind", "measure", "baseline", "target", "how")
    rows = table("words")[text.row["theme"]]["measures"]
    return [dict(zip(keys, (one.format(**text.figures()) for one in row), strict=True)) for row in rows]


def milestones(text: Text) -> list[Row]:
    steps = (
        ("Workers, rooms and volunteers are there", 30),
        ("First session; questions asked for the first time", 60),
        ("Half-way look with the partners", 180),
        ("Last session; questions asked again; report", 350),
    )
    return [
        {"step": words, "done_by": (text.starts_on + timedelta(days=days)).isoformat()}
        for words, days in steps
    ]


def budget(text: Text) -> tuple[list[Row], list[Row]]:
    """Cost lines and match lines that add up to the request and the cost."""
    row, costs = text.row, SMALL_COSTS if text.is_short else COSTS
    weights = [one[2] for one in costs]
    ours = share(text.ask_pence, weights)
    cash = share(pence(row["cash"]), weights)
    lines: list[Row] = [
        {"category": category, "description": words, "cost_pence": mine + theirs, "ours_pence": mine}
        for (category, words, _), mine, theirs in zip(costs, ours, cash, strict=True)
    ]
    if row["kind"]:
        words = "Volunteers' time at the usual rate"
        lines.append(
            {
                "category": "volunteers",
                "description": words,
                "cost_pence": pence(row["kind"]),
                "ours_pence": 0,
            }
        )
    if missing := row.get("lines_short"):
        lines[0]["ours_pence"] -= pence(missing)
        lines[0]["cost_pence"] -= pence(missing)
    return lines, match(row)


def match(row: Row) -> list[Row]:
    found = []
    if row["cash"]:
        found.append(
            {"source": "A local trust (invented)", "kind": "cash", "standing": "secured",
             "amount_pence": pence(row["cash"]), "evidence": "Letter of award"}
        )  # fmt: skip
    if row["kind"]:
        found.append(
            {"source": "Our volunteers", "kind": "in_kind", "standing": "pledged",
             "amount_pence": pence(row["kind"]), "evidence": ""}
        )  # fmt: skip
    return found
