"""How far a draft is: each topic of its form as not begun, begun, done, or waiting for another (4.9)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from almoner.do.applications import parts
from almoner.do.applications.gathering import Whole
from almoner.ground.questions.checking import DONE, EMPTY, STARTED, topic_states
from almoner.ground.questions.layout import visible_topics
from almoner.ground.questions.models import Topic
from almoner.policy.findings import Finding

WAITING, OPTIONAL = "waiting", "optional"
RULES = {
    "basics": ("R3.2-1", "R4.2-2", "R4.2-4"),
    "priorities": ("R1.1-1-bid", "R4.3-1", "R5.2c-1-bid"),
    "areas": ("R4.11-3",),
    "partners": ("R1.9-3",),
    "continuation": ("R4.8-1",),
    "afterwards": ("R4.7-1",),
    "safeguarding": ("R4.22-1",),
    "endorsements": ("R4.6-1",),
    "budget": ("R4.20-1",),
    "declarations": ("R4.16-1", "R4.20-2"),
}
BEGUN: dict[str, Callable[[Whole], bool]] = {
    "basics": lambda whole: bool(whole.bid.summary or whole.bid.ask_pence or whole.bid.starts_on),
    "priorities": lambda whole: bool(whole.parts.of(parts.PRIORITY)),
    "areas": lambda whole: bool(whole.areas),
    "partners": lambda whole: bool(whole.parts.of(parts.PARTNER)),
    "continuation": lambda whole: bool(whole.bid.continues_id),
    "afterwards": lambda whole: bool(whole.bid.afterwards or whole.bid.afterwards_note),
    "safeguarding": lambda whole: whole.bid.involves_children is not None,
    "endorsements": lambda whole: bool(whole.parts.of(parts.ENDORSEMENT)),
    "budget": lambda whole: bool(whole.parts.of(parts.BUDGET)),
    "documents": lambda whole: bool(whole.parts.of(parts.DOCUMENT)),
    "declarations": lambda whole: whole.bid.has_read_plan or whole.bid.declares_true,
}
NEEDED: dict[str, Callable[[Whole], bool]] = {
    "basics": lambda whole: all(
        (whole.bid.title, whole.bid.summary, whole.bid.starts_on, whole.bid.ends_on, whole.bid.differs_note)
    ),
    "declarations": lambda whole: all(
        (whole.bid.declares_true, whole.bid.no_double_funding, whole.bid.is_not_statutory)
    ),
}
ASIDE = {
    "partners": "Only if others share the money",
    "continuation": "Only if this goes on from an earlier award",
}


@dataclass(frozen=True)
class Task:
    """One topic of the form; `state` is empty, started, done, waiting or optional."""

    topic: Topic
    state: str
    hint: str = ""

    @property
    def is_done(self) -> bool:
        return self.state in (DONE, OPTIONAL)


def tasks(whole: Whole, found: Sequence[Finding]) -> list[Task]:
    """Every topic that this bid is asked, in the form's order."""
    states = topic_states(whole.layout, whole.bid.sheet.band, whole.answers)
    unmet = {one.rule for one in found if one.blocks}
    return [
        Task(topic, states.get(topic.key, EMPTY), "")
        if topic.asks_questions
        else component_task(whole, topic, unmet)
        for topic in visible_topics(whole.layout, whole.bid.sheet.band, whole.answers)
    ]


def component_task(whole: Whole, topic: Topic, unmet: set[str]) -> Task:
    kind = topic.component
    begun = kind in BEGUN and BEGUN[kind](whole)
    if kind == "endorsements" and not whole.areas:
        return Task(topic, WAITING, "Choose the areas first")
    if kind in ASIDE and not begun:
        return Task(topic, OPTIONAL, ASIDE[kind])
    wants = kind not in NEEDED or NEEDED[kind](whole)
    if wants and not unmet.intersection(RULES.get(kind, ())) and (begun or kind == "documents"):
        return Task(topic, DONE)
    return Task(topic, STARTED if begun else EMPTY)


def counted(all_tasks: Sequence[Task]) -> tuple[int, int]:
    """How many topics are done, of how many."""
    return sum(one.is_done for one in all_tasks), len(all_tasks)
