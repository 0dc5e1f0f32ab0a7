import dataclasses

import pytest

from almoner.analyse.organisations.actions import ALIKE, ALREADY_HERE, change_details, register
from almoner.analyse.organisations.details import Details, details_of
from almoner.analyse.organisations.models import Membership, Organisation
from almoner.ground.core.refusals import NotAllowed, Refused
from tests.builders import NOW, TODAY, a_member, a_person, an_area, an_organisation
from tests.record import last_line, letters, protected

pytestmark = pytest.mark.django_db
TRUST = Details(name="The Orchard Table", kind="charity", charity_number="1234567", postcode="cm11qh")


def test_whoever_registers_an_organisation_becomes_its_lead():
    person, area = a_person(), an_area()
    details = dataclasses.replace(
        TRUST, home_area=area, company_number=" 1234567 ", annual_income_pence=8_400_000
    )

    made = register(None, by=person, at=NOW, details=details)

    member = Membership.objects.get()
    assert (member.person, member.organisation, member.kind, member.starts_on) == (
        person,
        made,
        "lead",
        TODAY,
    )
    assert (made.matching_name, made.postcode, made.company_number) == (
        "orchard table",
        "CM1 1QH",
        "01234567",
    )
    line = last_line()
    assert (line["action"], line["role"], line["rows"]) == (
        "organisations.register", "applicant", protected(made, member),
    )  # fmt: skip
    assert letters() == []


def test_nobody_registers_without_signing_in():
    with pytest.raises(NotAllowed):
        register(None, by=None, at=NOW, details=TRUST)


@pytest.mark.parametrize(
    ("known", "field"),
    [
        ({"charity_number": "1234567"}, "charity_number"),
        ({"company_number": "01234567", "charity_number": ""}, "company_number"),
        ({"name": "ORCHARD TABLE LTD.", "postcode": "CM1 1QH", "charity_number": ""}, "name"),
    ],
)
def test_an_organisation_that_is_here_already_is_refused_without_saying_whose_it_is(known, field):
    other = an_organisation(**{"name": "Quite Different", "phone": "01632 960001", **known})
    details = dataclasses.replace(TRUST, company_number="1234567")

    with pytest.raises(Refused) as refused:
        register(None, by=a_person(), at=NOW, details=details, is_another=True)

    assert refused.value.by_field == {field: [ALREADY_HERE[field]]}
    assert other.name not in str(refused.value) or other.name == details.name
    assert Organisation.objects.count() == 1


def test_a_name_much_alike_is_asked_about_and_may_be_another_organisation():
    an_organisation("Orchard Tables", charity_number="")
    person = a_person()

    with pytest.raises(Refused) as refused:
        register(None, by=person, at=NOW, details=TRUST)
    made = register(None, by=person, at=NOW, details=TRUST, is_another=True)

    assert refused.value.by_field == {"is_another": [ALIKE]}
    assert (made.name, last_line()["facts"]) == ("The Orchard Table", {"is_another": True})


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": " . "}, "name"),
        ({"kind": "guild"}, "kind"),
        ({"charity_number": "12345"}, "charity_number"),
        ({"charity_number": "0123456"}, "charity_number"),
        ({"company_number": "123456789"}, "company_number"),
        ({"postcode": "Chelmsford"}, "postcode"),
        ({"founded_year": 2027}, "founded_year"),
        ({"founded_year": 999}, "founded_year"),
    ],
)
def test_what_cannot_be_right_is_refused_at_its_field(wrong, field):
    with pytest.raises(Refused) as refused:
        register(None, by=a_person(), at=NOW, details=dataclasses.replace(TRUST, **wrong))

    assert list(refused.value.by_field) == [field]


def test_founded_this_year_is_fine_and_two_without_numbers_or_postcode_may_share_a_name():
    bare = Details(name="Youth Club", kind="unincorporated", founded_year=2026)

    register(None, by=a_person(), at=NOW, details=bare)
    register(None, by=a_person(), at=NOW, details=bare, is_another=True)

    assert Organisation.objects.count() == 2


def test_the_record_says_which_details_changed():
    organisation = an_organisation("Harbour Trust", charity_number="1234567")
    lead = a_member(organisation).person
    details = dataclasses.replace(details_of(organisation), name="Harbour Charity", phone="01632 960002")

    change_details(organisation, by=lead, at=NOW, details=details)

    organisation.refresh_from_db()
    line = last_line()
    assert (organisation.name, organisation.matching_name) == ("Harbour Charity", "harbour charity")
    assert (line["role"], line["facts"]) == ("lead", {"changed": ["name", "phone"]})
    assert line["rows"] == protected(organisation, organisation.earlier_contacts.get())


def test_details_can_be_kept_when_another_has_a_like_name():
    an_organisation("Harbour Trusts")
    organisation = an_organisation("Harbour Trust")
    details = dataclasses.replace(details_of(organisation), phone="01632 960002")

    assert (
        change_details(organisation, by=a_person("officer"), at=NOW, details=details).phone == "01632 960002"
    )


def test_a_number_of_another_organisation_is_refused_on_a_change_too():
    an_organisation(charity_number="1234567")
    organisation = an_organisation()
    details = dataclasses.replace(details_of(organisation), charity_number="1234567")

    with pytest.raises(Refused) as refused:
        change_details(organisation, by=a_person("officer"), at=NOW, details=details)

    assert list(refused.value.by_field) == ["charity_number"]


@pytest.mark.parametrize("role", ["finance", "auditor", "decision_maker", "administrator"])
def test_other_staff_may_not_change_an_organisation(role):
    organisation = an_organisation()
    with pytest.raises(NotAllowed):
        change_details(organisation, by=a_person(role), at=NOW, details=details_of(organisation))


def test_a_helper_reads_and_a_stranger_does_not():
    organisation = an_organisation()
    helper = a_member(organisation, "helper").person

    for person in (helper, a_person()):
        with pytest.raises(NotAllowed):
            change_details(organisation, by=person, at=NOW, details=details_of(organisation))
