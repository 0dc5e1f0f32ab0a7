"""4.13: two reports of every signed grant: planned, asked for, written, sent, reviewed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from almoner.do.payments.models import UNSPENT, Recovery
from almoner.do.payments.schedule import MID_YEAR
from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.ground.workflow.models import Letter
from almoner.review.monitoring import actions
from almoner.review.monitoring.jobs import plan_reports, remind_of_reports
from almoner.review.monitoring.models import END, MID, Return
from tests.builders import NOW, a_person, kept
from tests.do.agreements.awards import a_signed_agreement, lead_of
from tests.do.payments.office import an_office
from tests.record import letters, line_of
from tests.review.monitoring.reports import (
    DECLARED,
    END_DUE,
    MID_DUE,
    Reported,
    a_reported_grant,
    noon,
    said,
)

pytestmark = pytest.mark.django_db
A_DAY = timedelta(days=1)


def test_a_signed_grant_gets_its_two_reports_by_itself_and_once():
    agreement = a_signed_agreement()

    plan_reports(NOW)
    plan_reports(NOW)

    found = Return.objects.filter(agreement=agreement)
    assert list(found.values_list("stage", "due_on", "status")) == [
        (MID, MID_DUE, "due"), (END, END_DUE, "due"),
    ]  # fmt: skip
    assert [(one.line, one.planned_pence) for one in found[0].spending.all()] == [
        ("The whole grant", 200_001)
    ]
    with pytest.raises(Refused, match="already"):
        actions.plan_returns(agreement, by=None, at=NOW)


def test_r4_13_4_letters_go_out_on_their_days_and_only_once():
    grant = a_reported_grant()
    before = Letter.objects.count()
    went = {}
    for days in (-15, -14, -13, 0, 1, 6, 7, 20, 21, 40):
        for _ in range(2):
            remind_of_reports(noon(MID_DUE + timedelta(days=days)))
        went[days] = Letter.objects.count() - before

    assert went == {-15: 0, -14: 1, -13: 1, 0: 2, 1: 2, 6: 2, 7: 3, 20: 3, 21: 4, 40: 4}
    assert {template for _, template in letters()[before:]} == {"monitoring/due"}
    assert (grant.mid.late_since, grant.mid.reminders) == (MID_DUE + A_DAY, 4)


def test_r4_13_5_a_late_report_is_known_in_the_past_until_it_comes():
    grant = a_reported_grant()
    states = [grant.past()]
    remind_of_reports(noon(MID_DUE))
    states.append(grant.past())
    remind_of_reports(noon(MID_DUE + A_DAY))
    states.append(grant.past())
    grant.sent(MID, MID_DUE + 2 * A_DAY)
    states.append(grant.past())
    grant.accepted(END)
    states.append(grant.past())

    assert states == ["not_due", "not_due", "overdue", "not_due", "accepted"]


def test_what_is_saved_is_kept_and_an_older_page_does_not_overwrite_it():
    grant = a_reported_grant()
    once = {"by": grant.lead, "at": NOW}
    words = said(grant.mid, narrative="Begun.", pence=None)
    row = actions.save_return(grant.mid, **once, said=words, version=0)

    assert (row.status, row.narrative, row.version) == ("draft", "Begun.", 1)
    with pytest.raises(Refused, match="saved this report after you opened it"):
        actions.save_return(grant.mid, **once, said=said(grant.mid), version=0)
    assert grant.mid.narrative == "Begun."


def test_r4_13_1_nothing_is_sent_that_is_not_whole():
    grant = a_reported_grant()
    report = grant.mid
    words = said(report, pence=None, achieved="", narrative="", people_reached=None)
    with pytest.raises(Refused) as no:
        actions.submit_return(
            report, by=grant.lead, at=NOW, said=words, version=0,
            declared=replace(DECLARED, position="", confirms=False),
        )  # fmt: skip

    measure, line = report.measures.get().pk, report.spending.get().pk
    assert set(no.value.by_field) == {
        "narrative", "people_reached", f"achieved_{measure}", f"spent_{line}", "name", "confirms",
    }  # fmt: skip
    assert grant.mid.status == "due"


def test_r4_13_2_what_differs_is_explained_before_it_is_sent():
    grant = a_reported_grant()
    line = grant.end.spending.get().pk
    with pytest.raises(Refused) as no:
        grant.sent(END, pence=180_000, achieved="71")
    assert set(no.value.by_field) == {
        f"achieved_{grant.end.measures.get().pk}_because",
        f"spent_{line}_because",
    }

    assert grant.sent(END, pence=180_000, achieved="71", why="It rained.").status == "sent"
    assert letters()[-1][1] == "monitoring/received"


def test_an_accepted_mid_year_report_meets_the_condition_of_the_second_instalment():
    office = an_office()
    first = office.instalments[0]
    first.condition = MID_YEAR
    kept(first)
    actions.plan_returns(office.agreement, by=None, at=NOW)
    grant = Reported(office.agreement, lead_of(office.agreement), office.officer)

    grant.accepted(MID)

    second = office.instalments[0]
    assert (second.condition_note, second.condition_met_by) == (
        "The mid-year report was accepted.",
        grant.officer,
    )
    assert line_of("monitoring.accept_return")["clause"] == "4.13"


def test_r4_13_3_money_left_at_the_end_is_asked_back_or_kept_for_a_reason():
    grant = a_reported_grant()
    by = {"by": grant.officer, "at": noon(END_DUE)}
    report = grant.sent(END, pence=190_000)
    with pytest.raises(Refused, match=r"£100.01 of the grant was not spent"):
        actions.accept_return(report, **by)

    line = grant.agreement.line
    kept(Recovery(agreement=grant.agreement, line=line, number=1, amount_pence=10_001, reason=UNSPENT,
                  because="Not spent.", plan=[], asked_at=NOW, asked_by=grant.officer))  # fmt: skip
    assert actions.accept_return(report, **by).status == "accepted"


def test_r4_13_3_a_reason_is_kept_with_its_name():
    grant = a_reported_grant()
    report = grant.sent(END, pence=190_000)
    row = actions.accept_return(
        report, by=grant.officer, at=noon(END_DUE), kept_because=" The last bill came. "
    )

    assert (row.kept_because, row.accepted_by) == ("The last bill came.", grant.officer)


def test_a_question_is_answered_and_the_report_sent_again():
    grant = a_reported_grant()
    by = {"by": grant.officer, "at": noon(MID_DUE)}
    actions.query_return(grant.sent(MID), **by, question="Who are the 80?")
    late = noon(MID_DUE + 9 * A_DAY)
    remind_of_reports(late)
    assert (grant.mid.status, grant.past(), letters()[-1][1]) == ("queried", "not_due", "monitoring/asked")
    with pytest.raises(Refused, match="Answer the office's question"):
        grant.sent(MID)

    grant.sent(MID, declared=replace(DECLARED, answer="Those who signed in."))

    assert [(one.kind, one.text) for one in grant.mid.remarks.all()] == [
        ("question", "Who are the 80?"), ("answer", "Those who signed in."),
    ]  # fmt: skip
    assert grant.mid.status == "sent"


def test_what_is_sent_back_or_opened_again_after_its_day_is_overdue_at_once():
    grant = a_reported_grant()
    by = {"by": grant.officer, "at": noon(MID_DUE + A_DAY)}
    actions.send_back(grant.sent(MID), **by, reason="The sums are of another grant.")
    states = [(grant.mid.status, grant.past())]
    actions.reopen(grant.accepted(MID, MID_DUE + 2 * A_DAY), **by, reason="The bank statement differs.")
    states.append((grant.mid.status, grant.past()))

    assert states == [("draft", "overdue"), ("draft", "overdue")]


def test_others_neither_write_nor_review():
    grant = a_reported_grant()
    with pytest.raises(NotAllowed):
        actions.save_return(grant.mid, by=a_person(), at=NOW, said=said(grant.mid), version=0)
    with pytest.raises(NotAllowed):
        actions.accept_return(grant.sent(MID), by=grant.lead, at=NOW)
    with pytest.raises(Refused, match="cannot be done now"):
        actions.accept_return(grant.end, by=grant.officer, at=NOW)
