from datetime import date

import pytest

from almoner.analyse.areas.models import PostcodeArea
from almoner.analyse.areas.postcodes import is_postcode, squeezed, written
from almoner.analyse.areas.queries import area_of_postcode, areas_on, by_code, choices_on
from tests.builders import TODAY, an_area

pytestmark = pytest.mark.django_db


def test_areas_count_on_their_first_and_last_day_only():
    area = an_area(starts_on=date(2026, 4, 1), ends_on=date(2028, 3, 31))

    days = [date(2026, 3, 31), date(2026, 4, 1), date(2028, 3, 31), date(2028, 4, 1)]

    assert [list(areas_on(day)) for day in days] == [[], [area], [area], []]


def test_codes_that_are_not_known_are_left_out():
    area = an_area("Tendring", code="TEN")

    assert (by_code(["TEN", "XXX"]), choices_on(TODAY)) == ({"TEN": area}, [("TEN", "Tendring")])


def test_a_postcode_is_found_however_it_is_typed():
    area = an_area("Tendring", code="TEN")
    PostcodeArea.objects.create(postcode="CO151AA", area=area)

    found = [area_of_postcode(text, TODAY) for text in ("CO15 1AA", "co151aa", " Co15  1Aa ", "CO15 1AB", "")]

    assert found == [area, area, area, None, None]


def test_a_postcode_follows_its_area_to_the_successor_from_the_day_after_the_last():
    new = an_area("North Essex", code="NOR", starts_on=date(2028, 4, 1))
    old = an_area("Tendring", code="TEN", ends_on=date(2028, 3, 31), successor=new)
    PostcodeArea.objects.create(postcode="CO151AA", area=old)

    found = [area_of_postcode("CO15 1AA", day) for day in (date(2028, 3, 31), date(2028, 4, 1))]

    assert found == [old, new]


@pytest.mark.parametrize(
    ("text", "fine"),
    [
        ("CM1 1QH", True), ("m1 1aa", True), ("EC1A1BB", True), ("RM176SL", True), ("ZZ1 1AA", True),
        ("CM1", False), ("CM11 11QH", False), ("1CM 1QH", False), ("", False), ("CM1 1Q", False),
    ],
)  # fmt: skip
def test_the_form_of_a_postcode(text, fine):
    assert is_postcode(text) is fine


def test_postcodes_are_written_with_one_space_and_nonsense_stays_as_it_came():
    found = (written("rm176sl"), written(" CM1  1QH"), written(" here "), squeezed("cm1 1qh"))
    assert found == ("RM17 6SL", "CM1 1QH", "here", "CM11QH")
