"""R3.10: a case from referral to closing, what stops it, who sees it, and where names are not."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection

from almoner.do.restorative import actions, queries
from almoner.do.restorative.access import visible_to, visible_volunteers
from almoner.do.restorative.models import CaseContact, CaseParty, RestorativeCase
from almoner.do.restorative.names import PartyDetails, agreement_of, details_of, words_of
from almoner.do.restorative.opening import SelfReferral
from almoner.do.restorative.states import OPEN
from almoner.do.restorative.volunteering import VolunteerDetails
from almoner.ground.audit.models import Line
from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.policy.restorative import HARMED, HARMER
from tests.builders import NOW, TODAY, a_person, an_area, kept
from tests.do.restorative.casework import (
    HARMED_NAME,
    NOTE,
    REFERRED,
    a_case,
    a_closed_case,
    a_coordinator,
    a_volunteer,
    details,
    party,
)

pytestmark = pytest.mark.django_db


def test_3_10_a_case_goes_through_every_stage_and_closes():
    by = a_coordinator()
    case = a_case(by, "communication")
    agreed = "They shook hands."

    actions.close(case, by=by, at=NOW, outcome="direct_meeting", closed_on=TODAY, agreement=agreed)
    actions.record_feedback(party(case), by=by, at=NOW, satisfaction=5, given_on=TODAY, words="It helped.")
    case.refresh_from_db()
    line = Line.objects.get(line__contains='"restorative.close"').line

    assert (case.reference, case.status, case.risk, case.intervention) == (
        "RJ-26-0001", "closed", "low", "direct",
    )  # fmt: skip
    assert (case.first_contact_on, agreement_of(case)) == (date(2026, 12, 4), agreed)
    assert case.allocations.get().ends_on == TODAY
    assert ("communication:closed" in line, '"clause":"3.10"' in line) == (True, True)
    assert words_of(party(case).feedback) == "It helped."


def test_3_10_names_and_texts_are_sealed_and_in_no_line_of_the_record():
    by = a_coordinator()
    case = a_closed_case(by)
    tables = ("restorativecase", "caseparty", "casecontact", "riskassessment", "casefeedback")
    with connection.cursor() as cursor:
        for one in tables:
            cursor.execute(f"SELECT * FROM restorative_{one}")
            assert "Canary" not in str(cursor.fetchall())
    lines = "\n".join(Line.objects.values_list("line", flat=True))

    assert ("Canary" in lines, "07700" in lines) == (False, False)
    assert details_of(party(case)) == PartyDetails(HARMED_NAME, "07700 900111", "Mornings")
    assert (words_of(case), words_of(CaseContact.objects.get())) == (NOTE, NOTE)
    assert "Canary" not in f"{details()!r}{PartyDetails(HARMED_NAME)!r}{party(case)}"


def test_3_10_what_is_copied_to_another_row_cannot_be_read():
    case = a_case(a_coordinator())
    one, other = party(case), party(case, HARMER)
    other.sealed = one.sealed

    with pytest.raises(Refused, match="details of a case cannot be read"):
        details_of(kept(other))


def test_3_10_cases_and_volunteers_are_seen_by_restorative_roles_only():
    by = a_coordinator()
    case = a_case(by)
    a_volunteer(by)
    people = [by, *(a_person(role) for role in ("officer", "auditor", "administrator", "monitoring"))]

    assert [visible_to(one).count() for one in [*people, None]] == [1, 0, 0, 0, 0, 0]
    assert [visible_volunteers(one).count() for one in people] == [1, 0, 0, 0, 0]
    with pytest.raises(NotAllowed, match="Only a restorative justice coordinator"):
        actions.close(case, by=people[1], at=NOW, outcome="no_contact", closed_on=TODAY)


@pytest.mark.parametrize("upto", OPEN[:-1])
def test_3_10_nobody_communicates_before_its_time(upto):
    by = a_coordinator()
    case = a_case(by, upto)

    with pytest.raises(Refused):
        actions.communicate(case, by=by, at=NOW)
    with pytest.raises(Refused, match="were not allowed to communicate"):
        actions.close(case, by=by, at=NOW, outcome="letter", closed_on=TODAY)
    case.refresh_from_db()
    assert case.status == upto


def test_3_10_a_consent_that_is_withdrawn_or_a_risk_that_rises_stops_communication():
    by = a_coordinator()
    case, other = (a_case(by, "communication") for _ in range(2))

    actions.record_consent(party(case), by=by, at=NOW, answer="withdrawn", said_on=TODAY)
    actions.assess(other, by=by, at=NOW, kind="secondary", level="high", made_on=TODAY, note=NOTE)

    for one in (case, other):
        one.refresh_from_db()
    assert (case.status, other.status, other.risk) == ("facilitation", "facilitation", "high")
    with pytest.raises(Refused, match=r"risk is high and 1 facilitator is allocated, not 2"):
        actions.communicate(other, by=by, at=NOW)


def test_3_10_facilitators_are_in_date_two_for_high_risk_and_change():
    by = a_coordinator()
    case = a_case(by, "initial_risk", level="high")
    first, second, third = (a_volunteer(by, f"V {one}") for one in "abc")
    expired = a_volunteer(by, "Old", trained_on=date(2024, 12, 9))
    once = {"by": by, "at": NOW}

    for chosen, sentence in (([first], "not 2"), ([first, expired], "V04 has a training that ran out")):
        with pytest.raises(Refused, match=sentence):
            actions.allocate(case, **once, volunteers=chosen)
    actions.allocate(case, **once, volunteers=[first, second])
    actions.allocate(case, **once, volunteers=[second, third])

    now = case.allocations.filter(ends_on=None).values_list("volunteer__reference", flat=True)
    assert list(now) == ["V02", "V03"]
    with pytest.raises(Refused, match="They facilitate a case"):
        actions.keep_volunteer(second, **once, details=VolunteerDetails("V b", "left"))


def test_3_10_without_an_initial_assessment_nobody_is_allocated():
    by = a_coordinator()
    case = a_case(by, "consent")

    with pytest.raises(Refused, match="no initial risk assessment"):
        actions.allocate(case, by=by, at=NOW, volunteers=[a_volunteer(by)])


def test_3_10_somebody_refers_themselves_without_an_account():
    said = SelfReferral("harmed", an_area("Tendring", "TEN"), "other", "", PartyDetails("Ash", "0770", ""))

    case = actions.refer(None, by=None, at=NOW, said=said)

    assert (case.status, case.source, case.initiated_by, case.referred_on) == (
        "referral", "self", "harmed", TODAY,
    )  # fmt: skip
    assert (case.opened_by, case.is_criminal, details_of(case.parties.get()).name) == (None, True, "Ash")
    with pytest.raises(Refused) as no:
        actions.refer(None, by=None, at=NOW, said=replace(said, details=PartyDetails(" ", " ")))
    assert list(no.value.by_field) == ["name", "contact"]


def test_3_10_what_makes_no_sense_is_refused_beside_its_field():
    by = a_coordinator()
    case = a_case(by, "consent")
    once, tomorrow = {"by": by, "at": NOW}, TODAY + timedelta(days=1)

    for does, field in (
        (lambda: actions.change_case(case, **once, details=details(referred_on=tomorrow)), "referred_on"),
        (lambda: actions.change_case(case, **once, details=details(source="moon")), "source"),
        (lambda: actions.add_party(case, **once, side="harmed", details=PartyDetails(" ")), "name"),
        (lambda: actions.assess(case, **once, kind="initial", level="low", made_on=TODAY, note=" "),
         "note"),
        (lambda: actions.assess(case, **once, kind="secondary", level="low", made_on=TODAY, note="x"),
         "kind"),
        (lambda: actions.record_contact(case, **once, party=None, made_on=tomorrow, way="letter",
                                        was_reached=False), "made_on"),
        (lambda: actions.record_consent(party(case), **once, answer="given",
                                        said_on=REFERRED - timedelta(days=1)), "said_on"),
        (lambda: actions.facilitate(case, **once, intervention="fun"), "intervention"),
        (lambda: actions.keep_volunteer(None, **once, details=VolunteerDetails("V", "active", tomorrow)),
         "trained_on"),
        (lambda: actions.log_hours(a_volunteer(by), **once, given_on=TODAY, hours=0, what="Training"),
         "hours"),
    ):  # fmt: skip
        with pytest.raises(Refused) as no:
            does()
        assert list(no.value.by_field) == [field]


def test_3_10_a_closed_case_stays_as_it_is_and_feedback_is_given_once():
    by = a_coordinator()
    case = a_case(by)
    once = {"by": by, "at": NOW}
    with pytest.raises(Refused, match="when the case is closed"):
        actions.record_feedback(party(case), **once, satisfaction=3, given_on=TODAY)
    actions.close(case, **once, outcome="no_contact", closed_on=TODAY)

    with pytest.raises(Refused, match="is closed"):
        actions.change_case(case, **once, details=details())
    actions.record_feedback(party(case), **once, satisfaction=3, given_on=TODAY)
    with pytest.raises(Refused, match="already"):
        actions.record_feedback(party(case), **once, satisfaction=4, given_on=TODAY)


def test_4_20_names_are_taken_out_when_seven_years_are_over():
    by = a_coordinator()
    case = a_closed_case(by)
    long_after = NOW.replace(year=2033, month=12, day=11)
    with pytest.raises(Refused, match="is not over"):
        actions.forget(case, by=by, at=NOW)
    assert [queries.kept_too_long(at).count() for at in (long_after - timedelta(days=1), long_after)] == [
        0,
        1,
    ]

    actions.forget(case, by=by, at=long_after)
    case.refresh_from_db()

    assert (case.sealed, case.agreement, case.reference) == ("", "", "RJ-26-0001")
    assert details_of(party(case)) == PartyDetails()
    assert CaseContact.objects.get().sealed == ""
    assert not CaseParty.objects.exclude(sealed="").exists()
    assert RestorativeCase.objects.get().outcome == "direct_meeting"


def test_r3_10_6_figures_of_a_year():
    by = a_coordinator()
    held = a_closed_case(by)
    a_case(by)
    actions.close(a_case(by, "consent"), by=by, at=NOW, outcome="declined_harmed", closed_on=TODAY)
    for side, score in ((HARMED, 5), (HARMER, 4)):
        actions.record_feedback(party(held, side), by=by, at=NOW, satisfaction=score, given_on=TODAY)

    (found,) = queries.figures()

    assert (found.year, found.referrals, found.closed, found.held) == ("2026/27", 3, 2, 1)
    assert (found.median_days, found.satisfaction_tenths, found.conversion_percent) == (3, 45, 50)
    assert found.by_outcome == {"direct_meeting": 1, "declined_harmed": 1}
