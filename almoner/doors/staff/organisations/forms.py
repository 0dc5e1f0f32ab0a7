"""Forms of the office about organisations."""

from collections.abc import Iterable
from typing import Any

from almoner.analyse.areas.models import Area
from almoner.analyse.organisations.models import KINDS, RETURN_STATES
from almoner.ground.core.money import MOST_PENCE
from almoner.ground.ui.dates import DayField
from almoner.ground.ui.fields import (
    ChoiceField,
    LongTextField,
    MoneyField,
    SelectField,
    TextField,
    TickField,
    YesNoField,
)
from almoner.ground.ui.forms import Form
from almoner.ground.ui.looks import Look
from almoner.plan.funds.models import Fund
from almoner.policy.org_numbers import REGISTER_WORDS

POUNDS = Look(width="10", prefix="£")
SHORT = Look(width="10")


def with_choices(form: Form, field: str, first: str, pairs: Iterable[tuple[str, str]]) -> None:
    form.fields[field].choices = [("", first), *pairs]  # type: ignore[attr-defined]


class FindForm(Form):
    """The side of the list: what to look for. Anything that cannot be read is left out."""

    words = TextField(label="Name, number or postcode", max_length=200, required=False)
    kind = SelectField(label="Kind", choices=[("", "Any"), *KINDS], required=False)
    area = SelectField(label="Area", required=False)

    def __init__(self, *args: Any, areas: Iterable[Area], **options: Any) -> None:
        super().__init__(*args, **options)
        with_choices(self, "area", "Any", [(one.code, one.name) for one in areas])

    def asked(self) -> dict[str, str]:
        self.is_valid()
        return {name: str(self.cleaned_data.get(name, "")) for name in self.fields}


class CorrectionForm(Form):
    """What the office may put right: the rest is the organisation's own to say."""

    name = TextField(label="Name", max_length=200)
    kind = ChoiceField(label="Kind", choices=KINDS)
    charity_number = TextField(label="Charity number", max_length=12, required=False, look=SHORT)
    company_number = TextField(label="Company number", max_length=12, required=False, look=SHORT)
    public_body_id = TextField(
        label="Identifier of a public body", max_length=20, required=False, look=SHORT,
        help_text=f"Like GB-LAE-ESS. {REGISTER_WORDS}.",
    )  # fmt: skip
    postcode = TextField(label="Postcode", max_length=10, required=False, look=SHORT)
    home_area = SelectField(label="Area", required=False)
    address_is_withheld = TickField(label="The address must never be published", required=False)
    is_another = TickField(label="It is not the organisation with a like name", required=False)

    def __init__(self, *args: Any, areas: Iterable[Area], **options: Any) -> None:
        super().__init__(*args, **options)
        self.areas = {one.code: one for one in areas}
        with_choices(self, "home_area", "Not known", [(code, one.name) for code, one in self.areas.items()])


class AccountsForm(Form):
    year_end = DayField(label="Last day of the year of accounts")
    income_pence = MoneyField(label="Income", look=POUNDS)
    expenditure_pence = MoneyField(label="Spending", look=POUNDS)
    cash_pence = MoneyField(
        label="Cash and bank", least=-MOST_PENCE, look=POUNDS, help_text="With a minus if overdrawn."
    )
    free_reserves_pence = MoneyField(label="Free reserves", look=POUNDS)
    was_examined = YesNoField(label="Independently examined or audited?")


class EarlierAwardForm(Form):
    reference = TextField(label="Reference", max_length=20, look=SHORT)
    title = TextField(label="What for?", max_length=200)
    fund_code = SelectField(label="Fund")
    amount_pence = MoneyField(label="Sum", least=1, look=POUNDS)
    decided_on = DayField(label="Decided on")
    ends_on = DayField(label="Ends on", required=False)
    promised = LongTextField(label="What was promised?", max_length=4_000, required=False)
    delivered = LongTextField(label="What was done?", max_length=4_000, required=False)
    return_state = ChoiceField(label="How does its report stand?", choices=RETURN_STATES)

    def __init__(self, *args: Any, funds: Iterable[Fund], **options: Any) -> None:
        super().__init__(*args, **options)
        with_choices(self, "fund_code", "Choose", [(one.code, one.name) for one in funds])


class ReturnForm(Form):
    state = ChoiceField(label="How does its report stand?", choices=RETURN_STATES)
    delivered = LongTextField(label="What was done?", max_length=4_000, required=False)
