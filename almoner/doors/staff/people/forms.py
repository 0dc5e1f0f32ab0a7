"""Forms about people, roles, documents and the body itself."""

from collections.abc import Iterable
from typing import Any

from almoner.ground.accounts.models import Person, RoleHolding
from almoner.ground.accounts.roles import CHOICES, DECISION_MAKER, SIGNATORIES
from almoner.ground.office.models import APPROVERS, COLOURS, KINDS, CommissioningBody
from almoner.ground.ui.dates import DayField
from almoner.ground.ui.fields import ChoiceField, EmailField, LongTextField, SelectField, TextField
from almoner.ground.ui.forms import Form
from almoner.ground.ui.looks import Look

WEB = Look(autocomplete="url")


class InviteForm(Form):
    name = TextField(label="Full name", max_length=120)
    email = EmailField(
        label="Email address", max_length=254, help_text="They sign in with it. There is no password."
    )
    job_title = TextField(label="Job title", max_length=120, required=False)


class FindForm(Form):
    email = EmailField(label="Find an account by its email address", max_length=254)


class AppointForm(Form):
    role = ChoiceField(label="Role", choices=CHOICES)
    starts_on = DayField(label="First day")
    ends_on = DayField(label="Last day", required=False, help_text="Leave empty when it is not known.")


class EndForm(Form):
    ends_on = DayField(label="Last day", help_text="Yesterday at the soonest. What was done stays valid.")


class ReasonForm(Form):
    reason = TextField(label="Why?", max_length=300, help_text="It is kept beside the record.")


class ConfirmForm(Form):
    """Nothing to answer: the button is the answer."""


class DelegateForm(Form):
    holding = ChoiceField(label="Which role?")
    deputy = SelectField(label="Who stands in?")
    starts_on = DayField(label="First day")
    ends_on = DayField(label="Last day")
    reason = TextField(label="Why?", max_length=300, help_text="For example: annual leave.")

    def __init__(
        self, *args: Any, holdings: Iterable[RoleHolding], people: Iterable[Person], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.holdings = {str(one.pk): one for one in holdings}
        self.people = {one.public_id: one for one in people}
        self.fields["holding"].choices = [(pk, str(one)) for pk, one in self.holdings.items()]  # type: ignore[attr-defined]
        self.fields["deputy"].choices = [  # type: ignore[attr-defined]
            ("", "Choose"), *((public_id, str(one)) for public_id, one in self.people.items())
        ]  # fmt: skip


class DocumentForm(Form):
    kind = SelectField(label="What is it?", choices=KINDS)
    title = TextField(label="Title", max_length=160)
    version = TextField(label="Version", max_length=20, look=Look(width="10"))
    dated = DayField(label="Date of this version")
    owner_role = SelectField(label="Who owns it?", choices=CHOICES)
    review_on = DayField(label="Next review", required=False)
    web_address = TextField(label="Web address", max_length=200, required=False, look=WEB)


class BodyForm(Form):
    name = TextField(label="Full name", max_length=160)
    short_name = TextField(label="Short name", max_length=60, help_text="For example: Essex PFCC.")
    area_name = TextField(label="Area", max_length=80, help_text="For example: Essex.")
    decision_maker_title = TextField(label="Title of the decision-maker", max_length=120)
    deputy_title = TextField(label="Title of the deputy", max_length=120, required=False)
    email = EmailField(label="Email address for the public", max_length=254)
    phone = TextField(label="Telephone", max_length=30, required=False, look=Look(width="20"))
    address = LongTextField(label="Postal address", max_length=400, required=False, look=Look(rows=4))
    website = TextField(label="Website", max_length=200, required=False, look=WEB)
    brand_colour = ChoiceField(label="Colour of the pages", choices=COLOURS)
    small_approver = ChoiceField(
        label="Who approves sums up to £2,000?",
        choices=APPROVERS,
        initial=DECISION_MAKER,
        help_text="One signature is enough up to the threshold of clause 1.10. Over it, three people sign.",
    )
    org_id = TextField(
        label="Organisation identifier",
        max_length=60,
        required=False,
        help_text="As in open data, for example GB-LAE-ESX.",
    )
    grants_prefix = TextField(label="360Giving prefix", max_length=40, required=False)
    ocid_prefix = TextField(label="Open Contracting prefix", max_length=40, required=False)
    starts_on = DayField(label="First day of this body")
    ends_on = DayField(label="Last day", required=False)
    successor = SelectField(label="Which body takes over?", required=False)

    def __init__(self, *args: Any, others: Iterable[CommissioningBody], **options: Any) -> None:
        super().__init__(*args, **options)
        self.others = {one.public_id: one for one in others}
        self.fields["successor"].choices = [  # type: ignore[attr-defined]
            ("", "None is known"), *((public_id, one.name) for public_id, one in self.others.items())
        ]  # fmt: skip


class TitleForm(Form):
    role = ChoiceField(
        label="Role", choices=[(role, words) for role, words in CHOICES if role in SIGNATORIES]
    )
    title = TextField(
        label="Signs as", max_length=120, help_text="For example: Chief Executive and Monitoring Officer."
    )
    starts_on = DayField(label="From which day?")


class LookForm(Form):
    reason = TextField(
        label="What do you look for?", max_length=300, help_text="It is kept, and the auditor reads it."
    )
