"""Saving answers side by side: two colleagues never overwrite each other, and nothing typed is lost."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from almoner.ground.core.refusals import Clash
from almoner.ground.questions.checking import kept_answers
from almoner.ground.questions.cleaning import clean
from almoner.ground.questions.layout import alike, layout_of
from almoner.ground.questions.limits import broken_limits
from almoner.ground.questions.models import Answer, AnswerSheet, Question
from almoner.ground.questions.refusing import Unclear
from almoner.ground.questions.shapes import KEY
from almoner.ground.workflow.act import Act

FIELDS = ["value", "version", "saved_by", "saved_at"]


@dataclass
class Saved:
    """What came of one post, by the question's key.

    `clashes` were saved by somebody else meanwhile and are not overwritten; `errors` could not be read.
    Both still stand in what was posted, so the page shows them again. `warnings` are saved, over a limit.
    """

    saved: dict[str, Answer] = field(default_factory=dict)
    clashes: dict[str, Clash] = field(default_factory=dict)
    errors: dict[str, Unclear] = field(default_factory=dict)
    warnings: dict[str, list[str]] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        """All that was posted is now kept."""
        return not self.clashes and not self.errors

    def stamps(self) -> dict[str, str]:
        """The stamps the page must hold from now on: of what was saved, and of what the others saved."""
        theirs = {key: stamp(clash.version, clash.theirs) for key, clash in self.clashes.items()}
        return {key: stamp_of(answer) for key, answer in self.saved.items()} | theirs


def print_of(value: object) -> str:
    """A short fingerprint of a value."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def stamp(version: int, value: object) -> str:
    """Goes to the page with an answer and comes back: its version and the fingerprint of its value."""
    return f"{version}.{print_of(value)}"


def stamp_of(answer: Answer | None) -> str:
    return stamp(answer.version, answer.value) if answer else stamp(0, None)


def stamps_of(sheet: AnswerSheet) -> dict[str, str]:
    """Stamps as they are now: for answers that are to replace whatever stands there."""
    return {key: stamp_of(answer) for key, answer in kept_answers(sheet).items()}


def version_in(seen: str | int) -> int:
    number = str(seen).split(".")[0]
    return int(number) if number.isascii() and number.isdigit() and len(number) < 10 else 0


def was_touched(seen: str | int, value: object) -> bool:
    """Has the person changed what their page showed? Without a fingerprint we take it that they have."""
    return str(seen).partition(".")[2] != print_of(value)


def read(question: Question, raw: object, result: Saved) -> tuple[bool, object]:
    """Whether it could be read, and the value; what is over a limit is read with a warning."""
    try:
        value = clean(question, raw)
    except Unclear as no:
        result.errors[question.key] = no
        return False, None
    if sentences := broken_limits(question, value):
        result.warnings[question.key] = sentences
    return True, value


def is_stale(answer: Answer | None, seen: str | int) -> bool:
    return (answer.version if answer else 0) != version_in(seen)


def same(one: object, other: object) -> bool:
    return alike(one, other) and print_of(one) == print_of(other)


def save_answers(
    act: Act, sheet: AnswerSheet, raw_by_key: Mapping[str, object], versions: Mapping[str, str | int]
) -> Saved:
    """Save what changed of a post, inside the subject's own action. Costs the same for 1 answer and for 60.

    The action's own row (the sheet, or the one thing that points to it) holds back a colleague's first save.
    A key that is not posted is left alone, and so is an unknown one; an unchanged answer writes nothing.
    """
    result = Saved()
    known = layout_of(sheet).by_key
    asked = {known[key].pk: known[key] for key in raw_by_key if KEY.fullmatch(key) and key in known}
    held = Answer.objects.select_for_update().filter(sheet=sheet, question__in=list(asked))
    kept = {answer.question_id: answer for answer in held}
    fresh: list[Answer] = []
    changed: list[Answer] = []
    for number, question in asked.items():
        answer, seen = kept.get(number), versions.get(question.key, "")
        could_be_read, value = read(question, raw_by_key[question.key], result)
        if not could_be_read or same(value, answer.value if answer else None) or not was_touched(seen, value):
            continue
        if answer and is_stale(answer, seen):
            result.clashes[question.key] = Clash(question.key, answer.value, value, answer.version)
            continue
        (changed if answer else fresh).append(
            written(act, answer or Answer(sheet=sheet, version=0), question, value)
        )
    write(act, fresh, changed, result)
    act.note(saved=sorted(result.saved), clashed=sorted(result.clashes))
    return result


def written(act: Act, answer: Answer, question: Question, value: object) -> Answer:
    answer.question, answer.value = question, value
    answer.version += 1
    answer.saved_by, answer.saved_at = act.by, act.at
    return answer


def write(act: Act, fresh: list[Answer], changed: list[Answer], result: Saved) -> None:
    """One changed answer, as autosave posts it, is saved without reading it back."""
    made = act.add_all(fresh)
    made += [act.save(changed[0])] if len(changed) == 1 else act.save_all(changed, FIELDS)
    result.saved = {answer.question.key: answer for answer in made}
