"""Restorative justice as anybody sees it: the form with its quick exit, and figures that name nobody."""

from datetime import date

import pytest

from almoner.do.own_services.models import OwnService
from almoner.do.restorative.models import RestorativeCase
from almoner.do.restorative.names import details_of, words_of
from almoner.publish.register.restorative import public_years, restorative_cases
from tests.builders import a_person, an_area, kept
from tests.do.own_services.provided import a_service_at_work
from tests.do.restorative.casework import a_case, a_closed_case, a_coordinator
from tests.doors.staff.people.asked import text

pytestmark = pytest.mark.django_db
HERE = "/restorative-justice/"
GIVEN = {
    "side": "harmer", "name": "Willow", "contact": "07700 900123", "safe_way": "Evenings", "area": "TEN",
    "harm": "theft", "story": "I took it.",
}  # fmt: skip


def test_3_10_nobody_is_told_to_write_where_nobody_reads_it(client):
    page = text(client.get(HERE))

    assert ("Ask us to contact you" in page, "We do not take referrals here now" in page) == (False, True)
    assert client.get(f"{HERE}refer/").status_code == 404


def test_3_10_anybody_refers_themselves_and_nothing_of_it_is_shown_again(client):
    a_coordinator()
    an_area("Tendring", "TEN")
    page = text(client.get(f"{HERE}refer/"))

    answer = client.post(f"{HERE}refer/", GIVEN, follow=True)
    case = RestorativeCase.objects.get()

    assert "Exit this page" in page
    assert (case.source, case.initiated_by, case.harm, words_of(case)) == (
        "self",
        "harmer",
        "theft",
        "I took it.",
    )
    assert details_of(case.parties.get()).safe_way == "Evenings"
    after = text(answer)
    assert ("Exit this page" in after, "Willow" in after, case.reference in after) == (True, False, False)
    assert "no-store" in client.get(f"{HERE}refer/").headers["Cache-Control"]


def test_3_10_what_is_missing_is_said_and_nothing_typed_is_lost(client):
    a_coordinator()
    an_area("Tendring", "TEN")

    bad = client.post(f"{HERE}refer/", GIVEN | {"contact": " "})

    assert (bad.status_code, RestorativeCase.objects.count()) == (422, 0)
    assert "Willow" in text(bad)


def test_r3_10_6_small_numbers_are_not_published_and_the_cost_is_that_of_the_service(client):
    by = a_coordinator()
    a_service_at_work(a_person("officer"))
    service = OwnService.objects.get()
    service.is_restorative = True
    kept(service)
    for _ in range(4):
        a_closed_case(by)
    before = public_years()
    a_case(by, "communication")

    (now,) = public_years()
    page = text(client.get(HERE))

    assert [(one.referrals, one.held, one.days, one.each) for one in before] == [
        ("fewer than 5", "fewer than 5", "Too few to say", "Too few to say")
    ]
    assert (now.referrals, now.held, now.share, now.days) == ("5", "fewer than 5", "Too few to say", "3 days")
    assert ("3 days" in page, "Exit this page" in page) == (True, True)
    assert restorative_cases()[0].words.startswith(
        "5 referrals to restorative justice in 2026/27, fewer than 5"
    )


def test_r3_10_6_the_cost_of_a_referral_counts_those_of_the_quarters_recorded():
    by = a_coordinator()
    a_service_at_work(a_person("officer"))
    service = OwnService.objects.get()
    service.is_restorative = True
    kept(service)
    for _ in range(5):
        a_case(by, referred_on=date(2026, 5, 2), sentenced_on=None)
    a_case(by)

    assert [one.each for one in public_years()] == ["£4,000"]
