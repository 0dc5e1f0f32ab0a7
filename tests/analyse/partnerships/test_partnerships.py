from dataclasses import replace
from datetime import date, timedelta

import pytest

from almoner.analyse.partnerships.actions import PartnershipDetails, StrategyDetails, keep, keep_strategy
from almoner.analyse.partnerships.models import Partnership, PartnershipArea
from almoner.analyse.partnerships.queries import (
    csps_for,
    cvs_for,
    partnerships_on,
    plan_findings,
    plans_out_of_date,
    police_for,
    strategies_on,
    strategies_out_of_date,
)
from almoner.ground.core.refusals import NotAllowed, Refused
from tests.builders import LONG_AGO, NOW, TODAY, a_partnership, a_person, an_area
from tests.record import last_line, protected

pytestmark = pytest.mark.django_db
JOINT = PartnershipDetails(code="CSP-CPR", name="Castle Point and Rochford", kind="csp", starts_on=LONG_AGO)


@pytest.fixture
def areas():
    return [an_area(code=code) for code in ("CAS", "ROC", "TEN")]


@pytest.mark.parametrize("role", ["officer", "administrator"])
def test_3_12_one_partnership_covers_several_areas(areas, role):
    made = keep(None, by=a_person(role), at=NOW, details=JOINT, areas=("CAS", "ROC"))

    covered = list(PartnershipArea.objects.order_by("area__code"))
    assert [(one.partnership, one.area) for one in covered] == [(made, areas[0]), (made, areas[1])]
    line = last_line()
    assert (line["action"], line["role"], line["rows"]) == (
        "partnerships.keep",
        role,
        protected(made, *covered),
    )


def test_its_areas_change_and_the_record_says_which_row_went(areas):
    officer = a_person("officer")
    made = keep(None, by=officer, at=NOW, details=JOINT, areas=("CAS", "ROC"))
    gone = PartnershipArea.objects.get(area=areas[0])

    keep(made, by=officer, at=NOW, details=JOINT, areas=("ROC", "TEN"))

    covered = {one.area.code for one in made.covers.all()}
    assert (covered, last_line()["rows"][f"partnerships_partnershiparea:{gone.pk}"]) == (
        {"ROC", "TEN"},
        "gone",
    )


@pytest.mark.parametrize("role", ["finance", "auditor"])
def test_others_may_not_change_partnerships(areas, role):
    with pytest.raises(NotAllowed):
        keep(None, by=a_person(role), at=NOW, details=JOINT, areas=("CAS",))
    assert Partnership.objects.count() == 0


@pytest.mark.parametrize(
    ("wrong", "codes", "field"),
    [
        ({"kind": "club"}, ("CAS",), "kind"),
        ({"code": "TAKEN"}, ("CAS",), "code"),
        ({"ends_on": LONG_AGO - timedelta(days=1)}, ("CAS",), "ends_on"),
        ({}, (), "areas"),
        ({}, ("CAS", "XXX"), "areas"),
    ],
)
def test_what_cannot_be_right_is_refused_at_its_field(areas, wrong, codes, field):
    a_partnership(areas[2], code="TAKEN")
    details = PartnershipDetails(**(vars(JOINT) | wrong))

    with pytest.raises(Refused) as refused:
        keep(None, by=a_person("officer"), at=NOW, details=details, areas=codes)
    assert list(refused.value.by_field) == [field]


def test_who_stands_beside_a_bidder_depends_on_area_kind_and_day(areas):
    cas, roc, ten = areas
    joint = a_partnership(cas, roc, name="Joint")
    a_partnership(cas, name="Ended", ends_on=TODAY - timedelta(days=1))
    police = a_partnership(cas, roc, ten, kind="police")
    cvs = [a_partnership(cas, roc, kind="cvs", name="A"), a_partnership(ten, kind="cvs", name="B")]

    assert (list(csps_for(cas, TODAY)), list(csps_for(ten, TODAY))) == ([joint], [])
    assert list(police_for(ten, TODAY)) == [police]
    assert (list(cvs_for([cas, roc], TODAY)), list(cvs_for([cas, ten], TODAY))) == ([cvs[0]], cvs)
    assert list(cvs_for([], TODAY)) == []


def test_partnerships_are_read_with_their_areas_in_two_queries(areas, django_assert_num_queries):
    for _ in range(20):
        a_partnership(*areas)

    with django_assert_num_queries(2):
        found = [[one.area.code for one in row.covers.all()] for row in partnerships_on(TODAY)]
    assert len(found) == 20


@pytest.mark.parametrize(
    ("kind", "ends_on", "because"),
    [
        ("csp", date(2026, 12, 9), ["It ended on Wednesday 9 December 2026."]), ("csp", TODAY, []),
        ("csp", None, ["Nobody wrote down when it ends."]), ("police", None, []),
    ],
)  # fmt: skip
def test_3_12_a_plan_is_out_of_date_the_day_after_it_ends(kind, ends_on, because):
    partnership = a_partnership(kind=kind, plan_ends_on=ends_on)

    assert [one.because for one in plan_findings(partnership, TODAY)] == because
    assert plans_out_of_date(TODAY) == ([partnership] if because else [])


VIOLENCE = StrategyDetails("Safety board", "Violence strategy", LONG_AGO, TODAY)


def test_8_5_a_strategy_is_kept_and_asked_for_anew_once_it_has_ended():
    officer = a_person("officer")
    row = keep_strategy(None, by=officer, at=NOW, details=VIOLENCE)
    assert (list(strategies_on(TODAY)), strategies_out_of_date(TODAY)) == ([row], [])
    assert strategies_out_of_date(TODAY + timedelta(days=1)) == [row]

    with pytest.raises(Refused) as no:
        keep_strategy(None, by=officer, at=NOW, details=replace(VIOLENCE, board=" Safety board "))
    keep_strategy(row, by=officer, at=NOW, details=replace(VIOLENCE, left_on=TODAY))

    assert list(no.value.by_field) == ["title"]
    assert list(strategies_on(TODAY)) == []
    with pytest.raises(NotAllowed):
        keep_strategy(row, by=a_person("finance"), at=NOW, details=VIOLENCE)
