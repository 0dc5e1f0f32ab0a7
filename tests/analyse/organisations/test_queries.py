from datetime import date, timedelta

import pytest
from django.db import IntegrityError

from almoner.analyse.organisations import access, facts, queries
from almoner.analyse.organisations.models import EarlierAward
from almoner.analyse.organisations.names import matching_name
from almoner.analyse.organisations.passport import AccountsYear
from almoner.ground.accounts.models import AdministratorLook
from almoner.policy.bids import Document
from almoner.policy.bids import EarlierAward as EarlierFact
from almoner.policy.diligence_facts import Accounts
from tests.builders import NOW, TODAY, a_document, a_member, a_person, an_area, an_organisation, kept

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "matching"),
    [
        ("The Orchard Table Ltd.", "orchard table"),
        ("ORCHARD TABLE, C.I.C.", "orchard table"),
        ("Harlow Kite Club Community Interest Company", "harlow kite club"),
        ("Smith & Sons CIO", "smith and sons"),
        ("Café-Théâtre", "cafe theatre"),
        ("The Limited", "the limited"),
        ("...", ""),
    ],
)
def test_names_are_compared_without_what_registers_add(name, matching):
    assert matching_name(name) == matching


def test_the_database_itself_holds_a_number_once():
    an_organisation(charity_number="1234567")
    with pytest.raises(IntegrityError):
        an_organisation(charity_number="1234567")


@pytest.mark.parametrize(
    ("charity", "company", "ids"),
    [
        ("1234567", "", ["GB-CHC-1234567"]),
        ("1234567-3", "01234567", ["GB-CHC-1234567", "GB-COH-01234567"]),
        ("", "CE012345", ["GB-COH-CE012345"]),
        ("", "", []),
    ],
)
def test_an_organisation_is_called_as_its_registers_call_it(charity, company, ids):
    organisation = an_organisation(charity_number=charity, company_number=company)

    assert facts.org_ids(organisation) == ids
    assert facts.org_id(organisation) == (ids[0] if ids else "")


def test_members_see_their_own_and_casework_staff_see_all():
    ours, theirs = an_organisation(), an_organisation()
    helper = a_member(ours, "helper").person
    gone = a_member(theirs, ends_on=TODAY - timedelta(days=1)).person
    everybody = {ours.pk, theirs.pk}

    seen = {
        "helper": {one.pk for one in access.visible_to(helper)},
        "gone": {one.pk for one in access.visible_to(gone)},
        "stranger": {one.pk for one in access.visible_to(a_person())},
        "administrator": {one.pk for one in access.visible_to(a_person("administrator"))},
        "officer": {one.pk for one in access.visible_to(a_person("officer"))},
        "auditor": {one.pk for one in access.visible_to(a_person("auditor"))},
    }

    assert seen == {
        "helper": {ours.pk},
        "gone": set(),
        "stranger": set(),
        "administrator": set(),
        "officer": everybody,
        "auditor": everybody,
    }


def test_an_administrator_sees_them_during_a_recorded_look(clock):
    an_organisation()
    administrator = a_person("administrator")
    kept(
        AdministratorLook(
            person=administrator, reason="Support", opened_at=NOW, closes_at=NOW + timedelta(minutes=30)
        )
    )

    assert access.visible_to(administrator).count() == 1


def test_documents_are_seen_by_those_who_see_their_organisation():
    organisation = an_organisation()
    document = a_document(organisation)
    helper = a_member(organisation, "helper").person

    seen = [list(access.documents_visible_to(one)) for one in (helper, a_person("finance"), a_person())]

    assert seen == [[document], [document], []]


def test_search_by_part_of_a_name_a_number_a_postcode_kind_or_area():
    area = an_area(code="TEN")
    orchard = an_organisation(
        "The Orchard Table", charity_number="1234567", postcode="CM1 1QH", home_area=area
    )
    harbour = an_organisation("Harbour Café", company_number="01234567", kind="cic", charity_number="")
    found = access.visible_to(a_person("officer"))

    asked = [
        {},
        {"words": "orchard"},
        {"words": "CAFE"},
        {"words": "1234567"},
        {"words": "cm11qh"},
        {"kind": "cic"},
        {"area": "TEN"},
        {"words": "the"},
        {"words": "nothing like it"},
    ]

    assert [[one.name for one in queries.search(found, **one)] for one in asked] == [
        [harbour.name, orchard.name],
        [orchard.name],
        [harbour.name],
        [harbour.name, orchard.name],
        [orchard.name],
        [harbour.name],
        [orchard.name],
        [orchard.name],
        [],
    ]


def test_pages_follow_one_another_also_where_names_are_the_same():
    made = sorted((an_organisation("Same Name") for _ in range(3)), key=lambda one: one.pk)
    found = access.visible_to(a_person("officer"))

    after = queries.search(found, after=made[0].public_id)

    assert (list(after), list(queries.search(found, after=made[2].public_id))) == (made[1:], [])


def test_near_duplicates_share_a_like_name_a_telephone_or_an_address():
    organisation = an_organisation(
        "Harbour Trust", phone="01632 960001", postcode="CM1 1QH", address="1 Quay"
    )
    like = an_organisation("Harbor Trust")
    same_phone = an_organisation("Quite Different", phone="01632 960001")
    same_place = an_organisation("Another One", postcode="CM1 1QH", address="1 QUAY")
    an_organisation("Nothing To Do With It", postcode="CM1 1QH", address="2 Quay")

    assert set(queries.near_duplicates(organisation)) == {like, same_phone, same_place}


def a_year(organisation, year_end, income, spending):
    return kept(
        AccountsYear(
            organisation=organisation,
            year_end=year_end,
            income_pence=income,
            expenditure_pence=spending,
            cash_pence=500,
            free_reserves_pence=300,
            entered_by=a_person(),
            entered_at=NOW,
        )
    )


def test_9_1_the_rules_see_the_newest_accounts_and_the_deficits_running():
    organisation = an_organisation()
    a_year(organisation, date(2023, 3, 31), 100, 200)
    a_year(organisation, date(2024, 3, 31), 100, 100)
    a_year(organisation, date(2025, 3, 31), 100, 101)
    a_year(organisation, date(2026, 3, 31), 100, 150)
    a_year(organisation, date(2027, 3, 31), 100, 1)

    assert facts.accounts_of(organisation, TODAY) == Accounts(
        year_end=date(2026, 3, 31),
        income_pence=100,
        expenditure_pence=150,
        cash_pence=500,
        reserves_pence=300,
        deficits_running=2,
    )
    assert facts.accounts_of(an_organisation(), TODAY) == Accounts()


def test_the_rules_see_documents_and_earlier_awards():
    organisation = an_organisation()
    a_document(organisation, "insurance", expires_on=date(2026, 12, 1))
    for reference, day, state in (
        ("24R1-001", date(2024, 3, 31), "overdue"),
        ("25R1-001", date(2025, 4, 1), "accepted"),
        ("27R1-001", date(2027, 4, 1), "due"),
    ):
        kept(
            EarlierAward(
                organisation=organisation,
                reference=reference,
                title="Boxing",
                fund_code="CSDF",
                amount_pence=100,
                decided_on=day,
                return_state=state,
            )
        )

    assert facts.documents_of(organisation, TODAY) == (Document("insurance", expires_on=date(2026, 12, 1)),)
    assert facts.earlier_awards_of(organisation, TODAY) == (
        EarlierFact("25R1-001", 2025, date(2025, 4, 1), returns="clear"),
        EarlierFact("24R1-001", 2023, date(2024, 3, 31), returns="overdue"),
    )


def test_a_person_may_act_for_several_organisations():
    person = a_person()
    first, second = an_organisation("Alpha", lead=person), an_organisation("Beta")
    a_member(second, "helper", person=person)

    found = [(one.organisation, one.kind) for one in queries.organisations_of(person)]

    assert found == [(first, "lead"), (second, "helper")]
