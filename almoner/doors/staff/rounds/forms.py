"""Forms about a round: starting it, its parts, more time, word of it, answers to questions."""

from collections.abc import Iterable
from typing import Any

from almoner.analyse.areas.models import Area
from almoner.analyse.organisations.models import KINDS
from almoner.do.rounds.models import GROUNDS, RoundTemplate
from almoner.do.rounds.publicity import CHANNELS
from almoner.ground.ui.dates import DayField, MomentField
from almoner.ground.ui.fields import (
    ChoiceField,
    LongTextField,
    ManyField,
    MoneyField,
    SelectField,
    TextField,
    TickField,
    WholeNumberField,
)
from almoner.ground.ui.forms import Form
from almoner.ground.ui.looks import Look
from almoner.plan.funds.models import FundBudget
from almoner.plan.priorities.models import Priority

SHORT = Look(width="10")
CHANNELS_BY_HAND = tuple(one for one in CHANNELS if one[0] != "website")


class NewRoundForm(Form):
    template = ChoiceField(
        label="What does it begin from?", help_text="Its form, criteria, bands and texts are copied."
    )
    budget = SelectField(label="Which money?")
    code = TextField(
        label="Code", max_length=10, look=SHORT, help_text="Begins each bid's reference, like 26R2."
    )
    title = TextField(
        label="Title", max_length=160, help_text="As the public reads it, with the year it is for."
    )

    def __init__(
        self, *args: Any, templates: Iterable[RoundTemplate], budgets: Iterable[FundBudget], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.templates = {str(one.pk): one for one in templates}
        self.budgets = {str(one.pk): one for one in budgets}
        self.fields["template"].choices = [(key, one.title) for key, one in self.templates.items()]  # type: ignore[attr-defined]
        self.fields["budget"].choices = [  # type: ignore[attr-defined]
            ("", "Choose"),
            *((key, str(one)) for key, one in self.budgets.items()),
        ]


class DatesForm(Form):
    opens_at = MomentField(label="Opens", help_text="London time, like 9am.")
    closes_at = MomentField(label="Closes", help_text="London time, like 5pm. A working day is kinder.")
    grace_minutes = WholeNumberField(
        label="Minutes of grace for those already in the form",
        most=240,
        help_text="It is published with the deadline (clause 4.9).",
    )
    panel_on = DayField(label="The panel meets")
    decision_on = DayField(label="The decision is expected")
    answer_on = DayField(label="Applicants hear by", required=False)
    starts_on = DayField(label="Projects may start from", required=False)


class MoneyForm(Form):
    title = TextField(label="Title of the round", max_length=160)
    available_pence = MoneyField(label="Available in all", least=1)
    guide_max_pence = MoneyField(label="Usual most for one project", least=1)
    smallest_pence = MoneyField(label="Smallest request")
    max_is_strict = TickField(
        label="Refuse requests above the usual most (otherwise they are only discouraged)", required=False
    )


class WhoForm(Form):
    who_can_apply = LongTextField(
        label="Who can apply", help_text="Five lines, each a sentence about “you”.", look=Look(rows=6)
    )
    not_funded = LongTextField(label="What cannot be funded", help_text="A line each.", look=Look(rows=6))
    eligible_kinds = ManyField(label="Kinds of organisation that may apply", choices=KINDS)
    grounds = ManyField(
        label="Grounds of the fund, of which a bid names at least one", choices=GROUNDS, required=False
    )


class AimsForm(Form):
    priorities = ManyField(label="Priorities a bid may serve")
    areas = ManyField(label="Areas the round covers")

    def __init__(
        self, *args: Any, priorities: Iterable[Priority], areas: Iterable[Area], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.priority_of = {one.code: one for one in priorities}
        self.area_of = {one.code: one for one in areas}
        self.fields["priorities"].choices = [  # type: ignore[attr-defined]
            (code, f"{code} {one.title}") for code, one in self.priority_of.items()
        ]
        self.fields["areas"].choices = [(code, one.name) for code, one in self.area_of.items()]  # type: ignore[attr-defined]


class TextsForm(Form):
    summary = LongTextField(
        label="What the money is for", help_text="The first words of the invitation.", look=Look(rows=4)
    )
    privacy_notice = LongTextField(label="Privacy notice", look=Look(rows=8))
    privacy_version = TextField(label="Its version", max_length=20, look=SHORT)


class ReasonsForm(Form):
    approval_reference = TextField(
        label="Decision that approved the launch",
        max_length=12,
        look=SHORT,
        help_text="Its reference, like 016-26.",
    )
    rationale = LongTextField(
        label="Why a grant round?",
        help_text="Which other ways were considered, and why this one is proportionate (clause 1.9).",
        look=Look(rows=6),
    )
    equality_note = LongTextField(
        label="Effect on equality",
        help_text="What the assessment says, or why none is needed (clause 2.1 b).",
        look=Look(rows=5),
    )
    principles_note = LongTextField(
        label="How it keeps the ten principles", required=False, look=Look(rows=5)
    )


class PressForm(Form):
    press_statement = LongTextField(label="Press statement", look=Look(rows=12))
    newsletter_text = LongTextField(label="Newsletter", look=Look(rows=5))


class AnnouncedForm(Form):
    channel = ChoiceField(label="Where?", choices=CHANNELS_BY_HAND)
    made_on = DayField(label="On which day?")
    link = TextField(label="Web address (optional)", max_length=300, required=False)


class AnswerForm(Form):
    question = LongTextField(
        label="The question, as it is published",
        help_text="Take out whatever could name somebody.",
        look=Look(rows=4),
    )
    answer = LongTextField(label="Our answer, for everybody to read", look=Look(rows=6))


class ExtendForm(Form):
    until = MomentField(label="New deadline", help_text="London time. It is the same for everybody.")
    reason = LongTextField(
        label="Why?", help_text="Published on the round’s page with the old deadline.", look=Look(rows=3)
    )


class CancelForm(Form):
    reason = LongTextField(
        label="Why is the round given up?",
        help_text="Whoever has begun a draft gets this by email.",
        look=Look(rows=3),
    )


class KeepForm(Form):
    title = TextField(label="Name of the template", max_length=160)
