"""Forms of the panel door: interests, and the points of one bid."""

from collections.abc import Iterable, Mapping
from typing import Any

from almoner.do.applications.models import Application
from almoner.do.evaluation.models import Score
from almoner.do.rounds.models import Criterion
from almoner.ground.ui.fields import ChoiceField, LongTextField, TextField, WholeNumberField
from almoner.ground.ui.forms import Form
from almoner.ground.ui.looks import Look

ANSWERS = (("no", "No interest"), ("yes", "I have an interest"))
LEAST, MOST = 0, 5
WORDS = ("No evidence", "Poor", "Weak", "Adequate", "Good", "Excellent")
MOST_WORDS = 2000


class InterestsForm(Form):
    """Two answers a bid; a bid left without an answer stays closed."""

    def __init__(
        self, *arguments: Any, bids: Iterable[Application], connected: Iterable[int], **named: Any
    ) -> None:
        super().__init__(*arguments, **named)
        self.bids, mine = list(bids), set(connected)
        self.reveals = {}  # type: ignore[misc]
        for bid in self.bids:
            name, nature = f"bid_{bid.public_id}", f"nature_{bid.public_id}"
            is_mine = bid.organisation_id in mine
            self.fields[name] = ChoiceField(
                label=f"{bid.organisation.name}: {bid.title}",
                choices=ANSWERS,
                required=False,
                initial="yes" if is_mine else "",
                help_text="You act for this organisation here." if is_mine else "",
                look=Look(inline=True, small=True),
            )
            self.fields[nature] = TextField(
                label=f"What connects you with {bid.organisation.name}?", max_length=500, required=False
            )
            self.reveals = {**self.reveals, name: {"yes": (nature,)}}  # type: ignore[misc]

    def answers(self) -> list[tuple[Application, bool, str]]:
        """Those that were answered: the bid, whether there is an interest, and which."""
        said = self.cleaned_data
        return [
            (one, said[f"bid_{one.public_id}"] == "yes", said.get(f"nature_{one.public_id}", ""))
            for one in self.bids
            if said.get(f"bid_{one.public_id}")
        ]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        for one in self.bids:
            name = f"nature_{one.public_id}"
            if said.get(f"bid_{one.public_id}") == "yes" and not said.get(name):
                self.add_error(name, f"Say what connects you with {one.organisation.name}.")
        return said


class InterestForm(Form):
    nature = LongTextField(
        label="What connects you with the organisation or the bid?",
        help_text="For example: I am a trustee; my sister works there; I helped to write the bid.",
        max_length=500,
        look=Look(rows=3),
    )


class ScoresForm(Form):
    """Points from 0 to 5 and a sentence why, for each criterion; `version` is what the page showed."""

    def __init__(
        self, *arguments: Any, criteria: Iterable[Criterion], scores: Mapping[str, Score], **named: Any
    ) -> None:
        super().__init__(*arguments, **named)
        self.criteria = list(criteria)
        for one in self.criteria:
            known = scores.get(one.code)
            self.fields[f"points_{one.code}"] = ChoiceField(
                label=f"{one.title} ({one.weight}%)",
                choices=[(str(number), anchor(one, number)) for number in range(LEAST, MOST + 1)],
                initial=str(known.value) if known else "",
                look=Look(small=True),
            )
            self.fields[f"comment_{one.code}"] = LongTextField(
                label=f"Why? {one.title}",
                initial=known.comment if known else "",
                max_length=MOST_WORDS,
                look=Look(rows=2),
            )
            self.fields[f"version_{one.code}"] = WholeNumberField(
                required=False, initial=known.version if known else 0
            )

    def full_clean(self) -> None:
        """Half a form can be saved; what is missing is asked for when the bid is said to be scored."""
        for field in self.fields.values():
            field.required = False
        super().full_clean()
        for name, field in self.fields.items():
            field.required = not name.startswith("version_")

    def values(self) -> dict[str, tuple[int, str]]:
        """Criteria with points; a comment alone waits for its points."""
        said = self.cleaned_data
        return {
            one.code: (int(said[f"points_{one.code}"]), said.get(f"comment_{one.code}", ""))
            for one in self.criteria
            if said.get(f"points_{one.code}")
        }

    def versions(self) -> dict[str, int]:
        said = self.cleaned_data
        return {one.code: version for one in self.criteria if (version := said.get(f"version_{one.code}"))}

    def comments_alone(self) -> list[str]:
        said = self.cleaned_data
        return [
            one.title
            for one in self.criteria
            if said.get(f"comment_{one.code}") and not said.get(f"points_{one.code}")
        ]


def anchor(criterion: Criterion, number: int) -> str:
    """`3: A clear link and a likely change`."""
    words = criterion.anchors[number] if number < len(criterion.anchors) else WORDS[number]
    return f"{number}: {words}"
