"""Forms of restorative justice casework."""

from collections.abc import Iterable
from typing import Any

from django.http import QueryDict

from almoner.analyse.areas.models import Area
from almoner.do.restorative.models import (
    ASSESSMENTS,
    CONSENTS,
    HARMS,
    INTERVENTIONS,
    OUTCOMES,
    RISKS,
    SIDES,
    SOURCES,
    STANDINGS,
    WAYS,
    RestorativeCase,
)
from almoner.do.restorative.names import PartyDetails, words_of
from almoner.do.restorative.opening import CaseDetails
from almoner.do.restorative.queries import Standing
from almoner.do.restorative.states import CASE
from almoner.do.restorative.volunteering import VolunteerDetails
from almoner.ground.ui.dates import DayField
from almoner.ground.ui.fields import (
    ChoiceField,
    LongTextField,
    ManyField,
    SelectField,
    TextField,
    TickField,
    WholeNumberField,
    YesNoField,
)
from almoner.ground.ui.forms import Form
from almoner.ground.ui.looks import Look
from almoner.ground.ui.words import counted
from almoner.policy.restorative import HARMED, HARMER

SEALED = "It is kept encrypted and stands on the case's own page only."
LONG = Look(rows=4)
SAFE = "When and how may they be contacted? May a message be left?"
SCORES = (("5", "5, very satisfied"), ("4", "4"), ("3", "3"), ("2", "2"), ("1", "1, not at all satisfied"))


def long_text(label: str, *, required: bool = False, help_text: str = SEALED) -> LongTextField:
    return LongTextField(label=label, max_length=10_000, required=required, help_text=help_text, look=LONG)


class FindForm(Form):
    """Nothing is needed; what makes no sense is left out."""

    status = SelectField(
        label="Stage", required=False, choices=[("", "Any"), ("open", "All that are open"), *CASE.choices()]
    )
    risk = SelectField(label="Risk", required=False, choices=[("", "Any"), *RISKS])
    area = SelectField(label="Area", required=False)
    source = SelectField(label="Referred by", required=False, choices=[("", "Any"), *SOURCES])
    outcome = SelectField(label="Outcome", required=False, choices=[("", "Any"), *OUTCOMES])

    def __init__(self, asked: QueryDict, areas: list[tuple[str, str]]) -> None:
        super().__init__(asked)
        self.fields["area"].choices = [("", "Any"), *areas]  # type: ignore[attr-defined]

    def asked(self) -> dict[str, str]:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class CaseForm(Form):
    """What is known of a case apart from who its parties are."""

    reveals = {"is_criminal": {"yes": ("sentenced_on", "is_out_of_court")}}
    source = SelectField(label="Who referred it?", choices=SOURCES)
    referred_on = DayField(label="When was it referred?")
    initiated_by = ChoiceField(label="Who asks for it?", choices=SIDES)
    area = SelectField(label="Area")
    harm = SelectField(label="What kind of harm was it?", choices=HARMS)
    is_criminal = YesNoField(label="Is it a criminal case?")
    sentenced_on = DayField(label="When was sentence passed?", required=False)
    is_out_of_court = TickField(label="It was settled out of court", required=False)
    story = long_text("What happened, as far as it is known?")

    def __init__(self, *args: Any, areas: Iterable[Area], **options: Any) -> None:
        super().__init__(*args, **options)
        self.areas = {one.code: one for one in areas}
        choices = [("", "Choose"), *((code, one.name) for code, one in self.areas.items())]
        self.fields["area"].choices = choices  # type: ignore[attr-defined]

    def details(self) -> CaseDetails:
        given = {name: self.cleaned_data[name] for name in CaseForm.base_fields}
        if not given["is_criminal"]:
            given |= {"sentenced_on": None, "is_out_of_court": False}
        return CaseDetails(**(given | {"area": self.areas[given["area"]]}))

    @staticmethod
    def initial_of(row: RestorativeCase) -> dict[str, Any]:
        return vars(row) | {"area": row.area.code, "story": words_of(row)}


def name_field(label: str) -> TextField:
    return TextField(label=label, max_length=120, required=False)


def contact_field(label: str) -> TextField:
    return TextField(label=label, max_length=200, required=False)


class ReferralForm(CaseForm):
    """A case with those of its parties who are known."""

    harmed_name = name_field("Name of the person who was harmed")
    harmed_contact = contact_field("How to reach them")
    harmed_safe = long_text("What is safe for them?", help_text=SAFE)
    harmer_name = name_field("Name of the person who harmed")
    harmer_contact = contact_field("How to reach the person who harmed")
    harmer_safe = long_text("What is safe for the person who harmed?", help_text=SAFE)

    def parties(self) -> dict[str, PartyDetails]:
        given = self.cleaned_data
        return {
            side: PartyDetails(given[f"{side}_name"], given[f"{side}_contact"], given[f"{side}_safe"])
            for side in (HARMED, HARMER)
        }


class PartyForm(Form):
    side = ChoiceField(label="Which side are they on?", choices=SIDES)
    name = TextField(label="Name", max_length=120, help_text=SEALED)
    contact = TextField(label="How to reach them", max_length=200, required=False)
    safe_way = long_text("What is safe for them?", help_text=SAFE)

    def details(self) -> PartyDetails:
        return PartyDetails(**{name: self.cleaned_data[name] for name in ("name", "contact", "safe_way")})


class ContactForm(Form):
    party = SelectField(label="With whom?", required=False)
    made_on = DayField(label="When?")
    way = ChoiceField(label="How?", choices=WAYS)
    was_reached = YesNoField(label="Were they reached?")
    note = long_text("What was said?")

    def __init__(self, *args: Any, parties: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["party"].choices = [("", "Somebody else"), *parties]  # type: ignore[attr-defined]


class ConsentForm(Form):
    answer = ChoiceField(label="What do they say?", choices=CONSENTS)
    said_on = DayField(label="When did they say it?")
    accepts = YesNoField(label="Do they accept responsibility for the harm?")

    def __init__(self, *args: Any, side: str, **options: Any) -> None:
        super().__init__(*args, **options)
        if side != HARMER:
            del self.fields["accepts"]


class AssessForm(Form):
    kind = ChoiceField(label="Which assessment?", choices=ASSESSMENTS)
    level = ChoiceField(label="How high is the risk?", choices=RISKS)
    made_on = DayField(label="When was it made?")
    note = long_text("What does it rest on, and what makes it safer?", required=True)


class AllocateForm(Form):
    volunteers = ManyField(label="Who facilitates?", help_text="Choose two where the risk is high.")

    def __init__(self, *args: Any, ready: list[Standing], **options: Any) -> None:
        super().__init__(*args, **options)
        self.ready = {one.volunteer.public_id: one for one in ready}
        self.fields["volunteers"].choices = [  # type: ignore[attr-defined]
            (key, f"{one.volunteer}: {counted(one.cases, 'case')} now") for key, one in self.ready.items()
        ]


class FacilitateForm(Form):
    intervention = ChoiceField(label="What do they prepare for?", choices=INTERVENTIONS)


class CloseForm(Form):
    outcome = ChoiceField(label="What became of it?")
    closed_on = DayField(label="When?")
    agreement = long_text("What did they agree?")

    def __init__(self, *args: Any, outcomes: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["outcome"].choices = outcomes  # type: ignore[attr-defined]


class FeedbackForm(Form):
    satisfaction = ChoiceField(label="How satisfied were they?", choices=SCORES)
    given_on = DayField(label="When did they say it?")
    words = long_text("What did they say?")


class VolunteerForm(Form):
    name = TextField(label="Name", max_length=120)
    status = ChoiceField(label="How do they stand?", choices=STANDINGS)
    trained_on = DayField(label="Last trained", required=False)
    dbs_on = DayField(label="Date of the DBS check", required=False)
    supervised_on = DayField(label="Last supervision", required=False)

    def details(self) -> VolunteerDetails:
        return VolunteerDetails(**self.cleaned_data)


class HoursForm(Form):
    given_on = DayField(label="When?")
    hours = WholeNumberField(label="How many hours?", least=1, most=200)
    what = TextField(
        label="What for?", max_length=120, help_text="Without names: “RJ-26-0041” or “training”."
    )
