"""When an agreement's money is paid: at once or in two, changed, held, waiting for something."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from almoner.do.agreements.models import AgreementLine
from almoner.do.payments import actions
from almoner.do.payments.checking import checked
from almoner.do.payments.jobs import plan_instalments
from almoner.do.payments.models import Instalment
from almoner.do.payments.prepaid import later_pence, prepaid_of, total_of
from almoner.do.payments.queries import unpaid
from almoner.do.payments.schedule import MID_YEAR, Part, usual
from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.policy.terms import terms_on
from tests.builders import NOW, a_person, kept
from tests.do.agreements.awards import a_signed_agreement, an_offer
from tests.do.payments.office import TODAY, an_office, fresh, many

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 29)
TERMS = terms_on(DAY)


@pytest.mark.parametrize(
    ("pence", "parts"),
    [
        (1_000_000, [Part(1_000_000, DAY)]),
        (1_000_001, [Part(600_000, DAY), Part(400_001, date(2027, 6, 29), MID_YEAR)]),
        (1_850_000, [Part(1_110_000, DAY), Part(740_000, date(2027, 6, 29), MID_YEAR)]),
        (1, [Part(1, DAY)]),
    ],
)
def test_4_12_a_small_award_is_paid_at_once_and_a_larger_one_in_two(pence, parts):
    assert [replace(one, covers=None) for one in usual(pence, DAY, TERMS)] == parts


def test_what_is_signed_gets_its_instalments_by_itself_and_once():
    agreement, offered = a_signed_agreement(), an_offer()

    plan_instalments(NOW)
    plan_instalments(NOW)

    assert [one.amount_pence for one in agreement.instalments.all()] == [200_001]
    assert offered.instalments.count() == 0
    with pytest.raises(Refused, match="when both have signed"):
        actions.plan(offered, by=None, at=NOW)
    with pytest.raises(Refused, match="already"):
        actions.plan(agreement, by=None, at=NOW)


def test_other_instalments_make_the_award_to_the_penny():
    office = an_office()
    by = office.now(office.officer)
    parts = [Part(150_000, DAY), Part(50_001, DAY, " a letter of the council ")]

    actions.replan(office.agreement, **by, parts=parts, reason="They buy in March.")

    assert [(one.number, one.amount_pence, one.condition) for one in office.instalments] == [
        (1, 150_000, ""), (2, 50_001, "a letter of the council"),
    ]  # fmt: skip
    for wrong in ([Part(150_000, DAY)], [Part(200_002, DAY)], [Part(200_002, DAY), Part(-1, DAY)]):
        with pytest.raises(Refused):
            actions.replan(office.agreement, **by, parts=wrong, reason="No")
    with pytest.raises(Refused, match="Say why"):
        actions.replan(office.agreement, **by, parts=parts, reason=" ")
    with pytest.raises(NotAllowed):
        actions.replan(office.agreement, by=a_person("auditor"), at=NOW, parts=parts, reason="No")


def test_what_is_in_a_run_stays_when_the_rest_is_changed():
    office = an_office()
    parts = [Part(150_000, NOW.date()), Part(50_001, DAY + timedelta(days=200))]
    actions.replan(office.agreement, **office.now(office.officer), parts=parts, reason="In two.")
    office.opened(office.instalments[0])

    actions.replan(
        office.agreement, **office.now(office.officer),
        parts=[Part(20_001, DAY), Part(30_000, DAY)], reason="In three.",
    )  # fmt: skip

    assert [(one.number, one.amount_pence) for one in office.instalments] == [
        (1, 150_000), (2, 20_001), (3, 30_000),
    ]  # fmt: skip


def trouble(office) -> list[str]:
    (found,) = checked(unpaid(Instalment.objects.all()), office.at)
    return [one.rule for one in found.trouble]


def test_a_condition_waits_for_the_words_of_an_officer():
    office = an_office()
    actions.replan(
        office.agreement, **office.now(office.officer),
        parts=[Part(200_001, NOW.date(), "the lease")], reason="A lease.",
    )  # fmt: skip
    (one,) = office.instalments

    assert trouble(office) == ["R4.12-1-condition"]
    with pytest.raises(Refused, match="Say how you know"):
        actions.meet_condition(one, **office.now(office.officer), note=" ")
    actions.meet_condition(one, **office.now(office.officer), note="The lease came.")
    assert trouble(office) == []
    with pytest.raises(Refused, match="waits for nothing"):
        actions.meet_condition(one, **office.now(office.officer), note="Again.")


def test_a_hold_stops_it_until_finance_lifts_it():
    office = an_office()
    (one,) = office.instalments

    with pytest.raises(Refused, match="Say why"):
        actions.hold(one, **office.now(office.officer), reason="")
    held = actions.hold(one, **office.now(office.officer), reason="A worrying letter.")
    assert trouble(office) == ["R2.1g-1-hold"]
    with pytest.raises(NotAllowed):
        actions.lift(held, **office.now(office.officer), reason="All is well.")
    with pytest.raises(Refused, match="Say why"):
        actions.lift(held, **office.now(office.finance), reason=" ")
    free = actions.lift(held, **office.now(office.finance), reason="All is well.")
    assert trouble(office) == []
    with pytest.raises(Refused, match="not held"):
        actions.lift(free, **office.now(office.finance), reason="Again.")


def test_4_12_after_the_agreements_end_it_wants_a_reason():
    office = an_office(starts_on=NOW.date() - timedelta(days=365))
    (one,) = office.instalments

    assert trouble(office) == ["R4.12-5"]
    with pytest.raises(Refused):
        actions.explain_late(one, **office.now(office.finance), reason=" ")
    actions.explain_late(one, **office.now(office.finance), reason="Their bank took two months.")
    assert trouble(office) == []


def test_what_is_paid_is_not_held():
    office = an_office()
    office.released()

    with pytest.raises(Refused, match="paid already"):
        actions.hold(fresh(office.instalments[0]), **office.now(office.officer), reason="Late.")


def test_checks_cost_the_same_for_one_and_for_many(django_assert_max_num_queries):
    office = an_office()
    kept(office.account)
    many(office, 40)
    with django_assert_max_num_queries(6):
        assert len(checked(unpaid(Instalment.objects.all()), office.at)) == 41


def test_instalments_of_a_varied_agreement_take_the_money_of_one_decision_each():
    office = an_office()
    added = many(office, 1)[0].line
    kept(AgreementLine(agreement=office.agreement, line=added, variation=1))
    office.agreement.amount_pence += added.amount_pence
    kept(office.agreement)
    day = NOW.date()
    across = [Part(200_002, day), Part(added.amount_pence - 1, day)]
    with pytest.raises(Refused, match="split it"):
        actions.replan(office.agreement, **office.now(office.officer), parts=across, reason="More.")

    parts = [Part(200_001, day), Part(added.amount_pence, day)]
    actions.replan(office.agreement, **office.now(office.officer), parts=parts, reason="More.")

    assert [one.line_id for one in office.instalments] == [office.agreement.line_id, added.pk]
    office.released()
    assert office.paid_pence() == 200_001 + added.amount_pence


def test_2_1g_money_for_a_time_that_has_not_begun_waits_for_a_reason():
    office = an_office()
    later = (TODAY + timedelta(days=1), TODAY + timedelta(days=30))
    part = Part(office.agreement.amount_pence, TODAY, covers=later)
    actions.replan(
        office.agreement, **office.now(office.officer), parts=[part], reason="Staff are hired first."
    )
    (row,) = office.instalments
    assert [one.rule for one in checked([row], office.at)[0].trouble] == ["R2.1g-2"]

    with pytest.raises(Refused, match="in advance"):
        actions.explain_advance(row, **office.now(office.finance), reason=" ")
    with pytest.raises(NotAllowed):
        actions.explain_advance(row, **office.now(office.officer), reason="Needed.")
    row = actions.explain_advance(row, **office.now(office.finance), reason="The hall is paid beforehand.")

    assert checked([row], office.at)[0].is_ready
    wrong = Part(office.agreement.amount_pence, TODAY, covers=(later[1], later[0]))
    with pytest.raises(Refused, match="ends after it begins"):
        actions.replan(office.agreement, **office.now(office.officer), parts=[wrong], reason="A slip.")


def test_4_12_the_usual_instalments_cover_the_agreement_without_a_gap():
    terms = terms_on(TODAY)
    (whole,) = usual(terms.single_payment_limit_pence, TODAY, terms)
    first, second = usual(terms.single_payment_limit_pence + 1, TODAY, terms)

    assert whole.covers == (TODAY, date(2027, 12, 9))
    assert first.covers == (TODAY, second.due_on - timedelta(days=1))
    assert second.covers == (second.due_on, date(2027, 12, 9))


@pytest.mark.parametrize(
    ("first", "last", "wanted"),
    [
        (date(2027, 3, 1), date(2027, 4, 30), 98_361),
        (date(2027, 4, 1), date(2027, 4, 30), 200_001),
        (date(2027, 3, 1), date(2027, 3, 31), 0),
        (None, None, 0),
    ],
)
def test_2_1g_what_is_paid_for_the_time_after_the_year_is_a_prepayment(first, last, wanted):
    office = an_office()
    row = office.instalments[0]
    row.covers_from, row.covers_to, row.advance_because = first, last, "Paid beforehand."
    kept(row)
    office.sent()

    found = prepaid_of("2026/27")

    assert (total_of(found), later_pence(row, date(2027, 3, 31))) == (wanted, wanted)
    assert prepaid_of("2025/26") == []
