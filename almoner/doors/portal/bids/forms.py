"""Forms of a bid. A draft may leave everything empty; what must be there is asked when it is sent."""

from collections.abc import Iterable
from typing import Any

from almoner.analyse.organisations.models import EarlierAward
from almoner.do.applications.models import AFTERWARDS, Application
from almoner.do.rounds.models import GROUNDS, Round
from almoner.ground.core import money
from almoner.ground.ui.dates import DayField
from almoner.ground.ui.fields import (
    ChoiceField,
    EmailField,
    LongTextField,
    ManyField,
    MoneyField,
    SelectField,
    TextField,
    TickField,
    UploadField,
    WholeNumberField,
    YesNoField,
)
from almoner.ground.ui.forms import Form
from almoner.ground.ui.looks import Look

AFTERWARDS_HINTS = {
    "ends": "For example: a course that is over, and what people learned stays.",
    "own_income": "Say roughly how much a year, and from what.",
    "seeking": "Say whom you have asked.",
}


class DraftForm(Form):
    """Shows what is needed and lets a draft go without it."""

    def full_clean(self) -> None:
        wanted = {name: field.required for name, field in self.fields.items()}
        for field in self.fields.values():
            field.required = False
        super().full_clean()
        for name, required in wanted.items():
            self.fields[name].required = required


class BasicsForm(DraftForm):
    title = TextField(label="What is the project called?", max_length=140)
    summary = LongTextField(
        label="What is it, in one or two sentences?",
        help_text="This is published if you are awarded money. Name no person and no secret address.",
        look=Look(rows=3, characters=300),
    )
    ask_pence = MoneyField(label="How much do you ask of us?")
    cost_pence = MoneyField(
        label="What does the whole project cost?",
        help_text="With money and help from others. If you ask us for all of it, enter the same sum.",
    )
    over_guide_reason = LongTextField(
        label="Only if you ask for more than the usual limit: why?",
        required=False,
        look=Look(rows=3, words=100),
    )
    starts_on = DayField(label="First day of the project", help_text="For example, 3 5 2027")
    ends_on = DayField(label="Last day of the project", help_text="Normally within a year of the first day.")
    grounds = ManyField(label="Why does it belong to this fund?", help_text="Choose all that apply.")
    differs_note = LongTextField(
        label="How does it differ from what is there already?",
        help_text="Why we ask: we do not fund the same thing twice (clause 4.4). Say what you add.",
        look=Look(rows=4, words=100),
    )

    def __init__(self, *args: Any, round: Round, **options: Any) -> None:
        super().__init__(*args, **options)
        limit = money.in_words(round.guide_max_pence)
        self.fields["ask_pence"].help_text = (
            f"This round gives at most {limit}."
            if round.max_is_strict
            else f"Grants are generally up to {limit} (clause 4.2); more is unlikely to be successful."
        )
        if round.grounds:
            known = dict(GROUNDS)
            self.fields["grounds"].choices = [(one, known[one]) for one in round.grounds]  # type: ignore[attr-defined]
        else:
            del self.fields["grounds"]
        if round.max_is_strict:
            del self.fields["over_guide_reason"]


class AfterwardsForm(DraftForm):
    afterwards = ChoiceField(
        label="What happens when our money ends?",
        choices=AFTERWARDS,
        look=Look(hints=AFTERWARDS_HINTS),
    )
    afterwards_note = LongTextField(
        label="In one or two sentences",
        help_text="Why we ask: this fund is not a lasting source of money (clause 4.7).",
        look=Look(rows=3, words=60),
    )


class SafeguardingForm(DraftForm):
    involves_children = YesNoField(
        label="Do children or young people under 18 take part, or are they helped?",
    )
    involves_adults_at_risk = YesNoField(
        label="Do adults at risk take part, or are they helped?",
        help_text="For example people with dementia or a learning disability, or who fled from violence.",
    )


class ContinuationForm(DraftForm):
    reveals = {}
    continues = SelectField(label="Does this project go on from one of these awards?", required=False)
    continuation_delivered = LongTextField(
        label="What did the earlier money do?",
        help_text="We filled in what we know. Put it right or add to it.",
        look=Look(rows=6, words=200),
    )
    continuation_develops = LongTextField(
        label="How does this bid take it further?",
        help_text="Why we ask: more money is given where the project develops (clause 4.8).",
        look=Look(rows=6, words=200),
    )

    def __init__(self, *args: Any, awards: Iterable[EarlierAward], **options: Any) -> None:
        super().__init__(*args, **options)
        self.awards = {str(one.pk): one for one in awards}
        choices = [("", "No, it is a new project"), *((pk, str(one)) for pk, one in self.awards.items())]
        self.fields["continues"].choices = choices  # type: ignore[attr-defined]


class DeclarationsForm(DraftForm):
    has_read_plan = TickField(label="I have read the priorities of the Police and Crime Plan")
    is_not_statutory = TickField(label="This grant does not replace what a public body must pay for by law")
    no_double_funding = TickField(label="Nobody else pays for the same costs")
    privacy = TickField(label="I have read how personal information is used")
    declares_true = TickField(label="What this bid says is true, and I may send it for the organisation")
    helped_by_cvs = YesNoField(
        label="Did a Council for Voluntary Service help you with this bid?",
        required=False,
        help_text="It makes no difference to your bid. We use it to see whether help pays off.",
    )


class PrioritiesForm(DraftForm):
    chosen = ManyField(
        label="Which priorities does the project serve?",
        help_text="One is enough. Choose those for which you can say what will change.",
    )
    main = SelectField(label="If you chose several: which is the main one?", required=False)

    def __init__(self, *args: Any, priorities: Iterable[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.priorities = {str(one.pk): one for one in priorities}
        titles = [(pk, one.title) for pk, one in self.priorities.items()]
        self.fields["chosen"].choices = titles  # type: ignore[attr-defined]
        self.fields["main"].choices = [("", "The first of them"), *titles]  # type: ignore[attr-defined]
        hints = {pk: one.description for pk, one in self.priorities.items() if one.description}
        self.fields["chosen"].look = Look(hints=hints)  # type: ignore[attr-defined]
        for pk, one in self.priorities.items():
            self.fields[f"impact_{pk}"] = LongTextField(
                label=f"What will change for “{one.title}”?",
                help_text="Scored. For example: “Fewer fights around the station on Friday evenings.”",
                look=Look(rows=4, words=150),
            )
        self.reveals = {"chosen": {pk: (f"impact_{pk}",) for pk in self.priorities}}  # type: ignore[misc]

    def rows(self) -> list[tuple[Any, str]]:
        """The main priority first."""
        chosen = list(self.cleaned_data["chosen"])
        main = self.cleaned_data.get("main")
        chosen.sort(key=lambda pk: pk != main)
        return [(self.priorities[pk], self.cleaned_data.get(f"impact_{pk}", "")) for pk in chosen]


class AreasForm(DraftForm):
    def __init__(self, *args: Any, areas: Iterable[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.areas = {f"share_{one.pk}": one for one in areas}
        for name, one in self.areas.items():
            self.fields[name] = WholeNumberField(
                label=one.name, most=100, required=True, look=Look(width="3", suffix="%")
            )

    def shares(self) -> list[tuple[Any, int]]:
        return [
            (area, self.cleaned_data[name]) for name, area in self.areas.items() if self.cleaned_data[name]
        ]


class DocumentsForm(DraftForm):
    chosen = ManyField(label="Which documents go with this bid?")

    def __init__(self, *args: Any, documents: Iterable[tuple[Any, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        held = list(documents)
        self.documents = {one.public_id: one for one, _ in held}
        self.fields["chosen"].choices = [  # type: ignore[attr-defined]
            (one.public_id, f"{one.get_kind_display()}: {one.title}") for one, _ in held
        ]
        self.fields["chosen"].look = Look(hints={one.public_id: words for one, words in held})  # type: ignore[attr-defined]


class AskForm(Form):
    partner_name = TextField(label="Who is asked?", max_length=160, help_text="A name and what they do.")
    partner_email = EmailField(label="Their email address", max_length=254)


class NoAskForm(Form):
    reason = TextField(
        label="Why do you not ask them?",
        max_length=300,
        help_text="The panel reads it. For example: “The refuge’s place must stay secret.”",
    )


class LetterForm(Form):
    letter = UploadField(label="Their letter of support", help_text="PDF, Word, OpenDocument or a picture.")


class WithdrawForm(Form):
    reason = TextField(label="Why do you take it back?", max_length=300)


class CommentForm(Form):
    text = LongTextField(label="Add a comment for your colleagues", max_length=2000, look=Look(rows=3))


class StartForm(Form):
    organisation = ChoiceField(label="For which organisation?")
    continues = SelectField(
        label="Does it go on from an earlier award?",
        required=False,
        help_text="If so we fill in what was promised and done.",
    )

    def __init__(
        self, *args: Any, organisations: Iterable[Any], awards: Iterable[EarlierAward], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.organisations = {one.public_id: one for one in organisations}
        self.awards = {str(one.pk): one for one in awards}
        self.fields["organisation"].choices = [(pk, str(one)) for pk, one in self.organisations.items()]  # type: ignore[attr-defined]
        if not self.awards:
            del self.fields["continues"]
            return
        choices = [("", "No, it is new"), *((pk, str(one)) for pk, one in self.awards.items())]
        self.fields["continues"].choices = choices  # type: ignore[attr-defined]


def initial_of(bid: Application, names: Iterable[str]) -> dict[str, Any]:
    found = {name: getattr(bid, name) for name in names}
    if found.get("continues"):
        found["continues"] = str(found["continues"].pk)
    return found
