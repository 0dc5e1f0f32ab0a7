"""Forms of the commissioning plan and of funded posts."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError

from almoner.analyse.organisations.models import Organisation
from almoner.analyse.partnerships.models import Partnership
from almoner.ground.core import money
from almoner.ground.ui.dates import DayField
from almoner.ground.ui.fields import (
    LongTextField,
    MoneyField,
    SelectField,
    TextField,
    TickField,
    WholeNumberField,
)
from almoner.ground.ui.forms import Form
from almoner.ground.ui.looks import Look
from almoner.plan.funds.models import FundingStream
from almoner.plan.intentions.models import OWNERS, POST_KINDS, CommissioningAction, Post
from almoner.plan.intentions.planning import ActionDetails
from almoner.plan.intentions.posts import PostDetails
from almoner.plan.priorities.models import Priority
from almoner.policy.intentions import parts_of_5_2

LOW = Look(rows=3)
FULL = Look(width="5")
MOST_HUNDREDTHS = 10_000


class FullTimeField(MoneyField):
    """A share of full time, typed like 1 or 0.6 and kept in hundredths."""

    def __init__(self, **options: Any) -> None:
        super().__init__(least=1, most=MOST_HUNDREDTHS, look=FULL, **options)

    def prepare_value(self, value: Any) -> Any:
        return full_time(value) if isinstance(value, int) else value

    def to_python(self, value: Any) -> int | None:
        try:
            return super().to_python(value)
        except ValidationError:
            raise ValidationError("Enter a share of full time, like 1 or 0.6.", code="invalid") from None

    def validate(self, value: Any) -> None:
        super(MoneyField, self).validate(value)
        if value is not None and not self.least <= value <= self.most:
            raise ValidationError("Enter more than nothing, and 100 at most.", code="invalid")


def full_time(hundredths: int) -> str:
    """`1`, `0.6`, `1.75`"""
    return money.plain(hundredths).rstrip("0").rstrip(".")


def choose(form: Form, field: str, pairs: Iterable[tuple[str, str]], empty: str = "Choose") -> None:
    form.fields[field].choices = [("", empty), *pairs]  # type: ignore[attr-defined]


class ActionForm(Form):
    title = TextField(label="Short name", max_length=120)
    text = LongTextField(
        label="What will be done?", max_length=500, look=Look(rows=3, characters=500),
        help_text="The public reads this if the action is published.",
    )  # fmt: skip
    letter = SelectField(label="Which part of clause 5.2 does it serve?", required=False)
    priority = SelectField(label="Which priority of the plan does it serve?", required=False)
    owner = SelectField(label="Who sees to it?", choices=OWNERS)
    due_on = DayField(label="By when?")
    partnership = SelectField(label="Partner body", required=False)
    with_whom = TextField(
        label="Boards and bodies it is done or paid with", max_length=300, required=False,
        help_text="Like a partnership board, and who pays which part.",
    )  # fmt: skip
    is_public = TickField(label="It stands on the public page", required=False)
    reason = TextField(label="If its day changes: why?", max_length=300, required=False)

    def __init__(
        self, *args: Any, priorities: Iterable[Priority], partnerships: Iterable[Partnership], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.priorities = {str(one.pk): one for one in priorities}
        self.partnerships = {one.code: one for one in partnerships}
        parts = parts_of_5_2(settings.POLICY_FOLDER).items()
        choose(self, "letter", [(key, f"{key}: {words}") for key, words in parts], "None of them")
        named = [(key, f"{one.code} {one.title}") for key, one in self.priorities.items()]
        choose(self, "priority", named, "None of them")
        choose(self, "partnership", [(key, one.name) for key, one in self.partnerships.items()], "None")

    def details(self) -> ActionDetails:
        said = {name: value for name, value in self.cleaned_data.items() if name != "reason"}
        found = {
            "priority": self.priorities.get(said["priority"]),
            "partnership": self.partnerships.get(said["partnership"]),
        }
        return ActionDetails(**(said | found))

    @staticmethod
    def initial_of(row: CommissioningAction) -> dict[str, Any]:
        code = row.partnership.code if row.partnership else ""
        return vars(row) | {"priority": str(row.priority_id or ""), "partnership": code}


class NoteForm(Form):
    noted_on = DayField(label="On which day?")
    text = LongTextField(label="What was done?", max_length=1_000, look=Look(rows=3, characters=1_000))
    is_public = TickField(label="The public may read it", required=False)


class ReasonForm(Form):
    reason = LongTextField(label="Why?", max_length=1_000, look=LOW)


class LinkForm(Form):
    serves = SelectField(label="What serves it?")

    def __init__(self, *args: Any, offered: Mapping[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        choose(self, "serves", offered.items())


class PostForm(Form):
    title = TextField(label="Name of the post", max_length=120, help_text="Never who holds it.")
    kind = SelectField(label="Kind of post", choices=POST_KINDS)
    provider = SelectField(label="Who employs it?")
    stream = SelectField(label="Which money pays for it?")
    hundredths = FullTimeField(label="Full time equivalent", help_text="Like 1 or 0.6.")
    cost_pence = MoneyField(label="Cost of a full-time year")
    funded_from = DayField(label="Funded from")
    funded_to = DayField(label="Funded until")
    caseload = WholeNumberField(label="How many people should it support at a time?", most=1_000)
    action = SelectField(label="Which action of the commissioning plan does it serve?", required=False)

    def __init__(
        self,
        *args: Any,
        providers: Iterable[Organisation],
        streams: Iterable[FundingStream],
        actions: Iterable[CommissioningAction],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.providers = {one.public_id: one for one in providers}
        self.streams = {one.code: one for one in streams}
        self.actions = {one.public_id: one for one in actions}
        choose(self, "provider", [(key, one.name) for key, one in self.providers.items()])
        choose(self, "stream", [(key, one.name) for key, one in self.streams.items()])
        choose(self, "action", [(key, one.title) for key, one in self.actions.items()], "None")

    def details(self) -> PostDetails:
        said = dict(self.cleaned_data)
        found = {
            "provider": self.providers[said["provider"]],
            "stream": self.streams[said["stream"]],
            "action": self.actions.get(said["action"]),
        }
        return PostDetails(**(said | found))

    @staticmethod
    def initial_of(row: Post) -> dict[str, Any]:
        serves = row.action.public_id if row.action else ""
        return vars(row) | {"provider": row.provider.public_id, "stream": row.stream.code, "action": serves}


class FillForm(Form):
    since = DayField(label="In post from")
    hundredths = FullTimeField(label="Full time equivalent", help_text="Like 1 or 0.6. Never who.")
    until = DayField(label="Last day, if it is past or known", required=False)


class LeaveForm(Form):
    until = DayField(label="Last day in post")


class PeopleForm(Form):
    counted_on = DayField(label="On which day?")
    people = WholeNumberField(label="How many people did the post support?", most=10_000)
