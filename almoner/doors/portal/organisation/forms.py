"""Forms about an organisation, its people, its documents and its accounts."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from almoner.analyse.areas.models import Area
from almoner.analyse.organisations.details import Details
from almoner.analyse.organisations.models import KINDS, MEMBER_KINDS
from almoner.analyse.organisations.passport import DOCUMENT_KINDS
from almoner.ground.core.money import MOST_PENCE
from almoner.ground.ui.dates import DayField
from almoner.ground.ui.fields import (
    ChoiceField,
    EmailField,
    LongTextField,
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
from almoner.policy.org_numbers import REGISTER_WORDS

POUNDS = Look(width="10", prefix="£")


class DetailsForm(Form):
    name = TextField(
        label="Name of the organisation", max_length=200, help_text="As in its governing document."
    )
    kind = ChoiceField(label="What kind of organisation is it?", choices=KINDS)
    charity_number = TextField(
        label="Charity number, if it has one", max_length=12, required=False, look=Look(width="10")
    )
    company_number = TextField(
        label="Company number, if it has one", max_length=12, required=False, look=Look(width="10"),
        help_text="A CIO has one that begins with CE. Short numbers are filled up with noughts.",
    )  # fmt: skip
    public_body_id = TextField(
        label="Identifier, if it is a public body", max_length=20, required=False, look=Look(width="20"),
        help_text=f"Like GB-LAE-ESS. {REGISTER_WORDS}. Leave it empty if you do not know it.",
    )  # fmt: skip
    purpose = LongTextField(
        label="What does it do?", max_length=2_000, required=False, look=Look(words=75, rows=4)
    )
    founded_year = WholeNumberField(label="Year it began", required=False, least=1000, most=9999)
    annual_income_pence = MoneyField(label="Income in a year", required=False, look=POUNDS)
    staff_count = WholeNumberField(label="People employed", required=False, most=100_000)
    volunteer_count = WholeNumberField(label="Volunteers", required=False, most=100_000)
    address = LongTextField(label="Postal address", max_length=400, required=False, look=Look(rows=4))
    postcode = TextField(
        label="Postcode", max_length=10, required=False, look=Look(width="10", autocomplete="postal-code")
    )
    home_area = SelectField(label="Which area is it based in?", required=False)
    address_is_withheld = TickField(
        label="The address must never be published, for example because it is a refuge", required=False
    )
    email = EmailField(label="Email address of the organisation", required=False)
    phone = TextField(
        label="Telephone", max_length=30, required=False, look=Look(width="20", autocomplete="tel")
    )
    website = TextField(label="Website", max_length=200, required=False, look=Look(autocomplete="url"))
    connections = LongTextField(
        label="Is anybody in it connected with the commissioner, the office or the police?",
        max_length=2_000, required=False, look=Look(rows=3),
        help_text="For example a trustee who is a serving officer. It does not bar you; it must be known.",
    )  # fmt: skip
    is_another = TickField(
        label="An organisation with a like name is here already, and ours is another one", required=False
    )

    def __init__(self, *args: Any, areas: Iterable[Area], **options: Any) -> None:
        super().__init__(*args, **options)
        self.areas = {one.code: one for one in areas}
        choices = [("", "Choose"), *((code, one.name) for code, one in self.areas.items())]
        self.fields["home_area"].choices = choices  # type: ignore[attr-defined]

    def details(self) -> Details:
        given = {name: value for name, value in self.cleaned_data.items() if name != "is_another"}
        return Details(**(given | {"home_area": self.areas.get(given["home_area"])}))


class InviteForm(Form):
    email = EmailField(label="Email address of the person", max_length=254)
    kind = ChoiceField(label="What may they do?", choices=MEMBER_KINDS)


class MemberForm(Form):
    kind = ChoiceField(label="What may they do?", choices=MEMBER_KINDS)


class ConfirmForm(Form):
    """Nothing to answer: the button is the answer."""


class DocumentForm(Form):
    kind = SelectField(label="What is it?", choices=DOCUMENT_KINDS)
    title = TextField(label="Title", max_length=200, help_text="For example: Constitution, adopted May 2021.")
    file = UploadField(label="File", help_text="PDF, Word, Excel, OpenDocument text, PNG or JPEG.")
    reviewed_on = DayField(
        label="When was it last reviewed?", required=False, help_text="Needed for a safeguarding policy."
    )
    expires_on = DayField(
        label="When does it run out?", required=False, help_text="Needed for insurance. Leave empty if never."
    )


class AccountsForm(Form):
    year_end = DayField(label="Last day of the year of accounts", help_text="For example, 31 3 2026")
    income_pence = MoneyField(label="Income", look=POUNDS)
    expenditure_pence = MoneyField(label="Spending", look=POUNDS)
    cash_pence = MoneyField(
        label="Cash and money in the bank on that day", least=-MOST_PENCE, look=POUNDS,
        help_text="Put a minus in front if the account was overdrawn.",
    )  # fmt: skip
    free_reserves_pence = MoneyField(
        label="Free reserves", look=POUNDS, help_text="Not tied to a purpose by whoever gave it."
    )
    was_examined = YesNoField(label="Were the accounts independently examined or audited?")

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["year_end"].last = today  # type: ignore[attr-defined]
