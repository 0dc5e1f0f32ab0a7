from datetime import date

import pytest

from almoner.analyse.areas.actions import add, change
from almoner.analyse.areas.details import AreaDetails
from almoner.analyse.areas.models import Area
from almoner.ground.core.refusals import NotAllowed, Refused
from tests.builders import NOW, a_person, an_area
from tests.record import last_line, protected

pytestmark = pytest.mark.django_db
TENDRING = AreaDetails(
    code="TEN", name="Tendring", kind="district", starts_on=date(2009, 4, 1), population=148_300
)


@pytest.mark.parametrize("role", ["officer", "administrator"])
def test_an_officer_or_administrator_adds_an_area(role):
    person = a_person(role)

    area = add(None, by=person, at=NOW, details=TENDRING)

    line = last_line()
    assert (Area.objects.get(), area.name, area.population, area.successor) == (
        area,
        "Tendring",
        148_300,
        None,
    )
    assert (line["action"], line["role"], line["rows"]) == ("areas.add", role, protected(area))


@pytest.mark.parametrize("role", ["finance", "auditor", "decision_maker"])
def test_other_staff_may_not_add_an_area(role):
    with pytest.raises(NotAllowed):
        add(None, by=a_person(role), at=NOW, details=TENDRING)
    assert Area.objects.count() == 0


def test_a_stranger_may_not_change_an_area():
    with pytest.raises(NotAllowed):
        change(an_area(code="TEN"), by=a_person(), at=NOW, details=TENDRING)


def test_a_code_is_used_once():
    an_area(code="TEN")

    with pytest.raises(Refused) as refused:
        add(None, by=a_person("officer"), at=NOW, details=TENDRING)

    assert refused.value.by_field == {"code": ["This code is in use. Choose another."]}


def test_an_area_ends_and_another_succeeds_it():
    old, new = an_area(code="TEN"), an_area("North Essex", code="NOR")
    ended = AreaDetails(
        code="TEN", name="Tendring", kind="district", starts_on=date(2009, 4, 1),
        ends_on=date(2028, 3, 31), successor="NOR",
    )  # fmt: skip

    change(old, by=a_person("officer"), at=NOW, details=ended)

    old.refresh_from_db()
    assert (old.ends_on, old.successor) == (date(2028, 3, 31), new)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"code": "XXX"}, "code"),
        ({"ends_on": date(2009, 3, 31)}, "ends_on"),
        ({"successor": "NOR", "ends_on": date(2028, 3, 31)}, "successor"),
        ({"successor": "TEN", "ends_on": date(2028, 3, 31)}, "successor"),
        ({"successor": "HAR"}, "ends_on"),
    ],
)
def test_what_cannot_be_right_is_refused_at_its_field(wrong, field):
    area = an_area("Tendring", code="TEN")
    an_area(code="HAR")
    details = AreaDetails(**(vars(TENDRING) | wrong))

    with pytest.raises(Refused) as refused:
        change(area, by=a_person("officer"), at=NOW, details=details)

    assert list(refused.value.by_field) == [field]


def test_an_area_may_last_one_day():
    area = an_area("Tendring", code="TEN")
    details = AreaDetails(**(vars(TENDRING) | {"ends_on": TENDRING.starts_on}))

    assert change(area, by=a_person("officer"), at=NOW, details=details).ends_on == TENDRING.starts_on
