"""1.10: three different people, the same sheet, the decision-maker last (T08)."""

from datetime import date, timedelta

import pytest

from almoner.do.decisions import actions
from almoner.do.decisions.models import Decision, Signature
from almoner.do.decisions.queries import standing_signatures
from almoner.ground.accounts.models import Delegation, Person, RoleHolding
from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.plan.funds.models import COMMIT, LedgerRow
from tests.builders import NOW, TODAY, a_person, kept
from tests.do.decisions.sheets import a_draft, an_open_sheet, reasons_for, signed_by, the_three
from tests.record import letters, line_of, protected

pytestmark = pytest.mark.django_db


def fresh(person: Person) -> Person:
    """As a new request reads them: roles are read once for each object."""
    return Person.objects.get(pk=person.pk)


def sign(sheet: Decision, person: Person, **words) -> Decision:
    given = {"agrees": True, "digest": sheet.digest} | words
    return actions.sign(sheet, by=person, at=NOW, **given)


def test_1_10_three_signatures_settle_it_and_take_the_money():
    three, sheet = the_three(), an_open_sheet(200_001)

    sheet = signed_by(sheet, *three.in_order())

    taken = LedgerRow.objects.filter(kind=COMMIT)
    assert (sheet.status, sheet.signed_at) == ("signed", NOW)
    assert [(one.role, one.agrees) for one in standing_signatures(sheet)] == [
        ("monitoring", True),
        ("chief_finance", True),
        ("decision_maker", True),
    ]
    assert [(one.amount_pence, one.reference) for one in taken] == [(200_001, f"{sheet.reference}/01")]


def test_signing_writes_its_line_and_nothing_else():
    three, sheet = the_three(), an_open_sheet(200_001)

    sheet = sign(sheet, three.monitoring)

    line = line_of("decisions.sign")
    signature = Signature.objects.get()
    assert line["rows"] == protected(sheet, signature)
    assert line["facts"] == {"signs": "monitoring", "agrees": True}
    assert line["role"] == "monitoring"


def test_opening_asks_each_signatory_by_letter():
    three = the_three()

    an_open_sheet(200_001)

    asked = [to for to, template in letters() if template == "decisions/please_sign"]
    assert sorted(asked) == sorted(one.email for one in three.in_order())


@pytest.mark.parametrize(
    ("amount", "needed"),
    [
        (199_999, ("decision_maker",)),
        (200_000, ("decision_maker",)),
        (200_001, ("decision_maker", "monitoring", "chief_finance")),
    ],
)
def test_1_10_the_threshold_is_over_two_thousand_pounds(amount, needed):
    three, sheet = the_three(), an_open_sheet(amount)

    if len(needed) == 1:
        sheet = sign(sheet, three.decision_maker)
    else:
        with pytest.raises(Refused, match="signs last"):
            sign(sheet, three.decision_maker)
        sheet = signed_by(sheet, *three.in_order())

    assert sheet.status == "signed"
    assert {one.role for one in standing_signatures(sheet)} == set(needed)


def test_1_10_two_signatures_are_not_enough():
    three, sheet = the_three(), an_open_sheet(200_001)

    sheet = signed_by(sheet, three.monitoring, three.chief_finance)

    assert (sheet.status, LedgerRow.objects.filter(kind=COMMIT).count()) == ("signing", 0)


def test_1_10_one_person_signs_once_even_in_two_roles():
    three = the_three()
    kept(RoleHolding(person=three.monitoring, role="chief_finance", starts_on=date(2020, 1, 1)))
    sheet = sign(an_open_sheet(200_001), fresh(three.monitoring))

    with pytest.raises(Refused, match="one person signs once"):
        sign(sheet, fresh(three.monitoring))


def test_1_10_the_author_never_signs():
    author = a_person("officer", "monitoring")
    sheet = an_open_sheet(200_001, author=author)

    with pytest.raises(NotAllowed, match="You wrote this sheet"):
        sign(sheet, author)


def test_1_10_a_stranger_may_not_sign():
    sheet = an_open_sheet(200_001)

    with pytest.raises(NotAllowed, match="Only the decision-maker"):
        sign(sheet, a_person("officer"))


def test_a_draft_cannot_be_signed():
    three, sheet = the_three(), a_draft(200_001)

    with pytest.raises(NotAllowed, match="not open for signature"):
        sign(sheet, three.monitoring)


def test_1_10_a_role_that_ended_yesterday_signs_nothing():
    ended = a_person()
    yesterday = TODAY - timedelta(days=1)
    kept(RoleHolding(person=ended, role="monitoring", starts_on=date(2020, 1, 1), ends_on=yesterday))

    with pytest.raises(NotAllowed):
        sign(an_open_sheet(200_001), ended)


def test_1_10_a_deputy_signs_by_a_recorded_delegation():
    three, deputy = the_three(), a_person()
    holding = RoleHolding.objects.get(person=three.monitoring)
    kept(Delegation(holding=holding, deputy=deputy, starts_on=TODAY, ends_on=TODAY, reason="Leave"))

    sheet = sign(an_open_sheet(200_001), deputy)

    one = standing_signatures(sheet)[0]
    assert (one.person, one.role, one.delegation) == (deputy, "monitoring", str(three.monitoring))


def test_1_10_any_edit_voids_every_signature():
    three, author = the_three(), a_person("officer")
    sheet = signed_by(an_open_sheet(200_001, author=author), three.monitoring, three.chief_finance)

    sheet = actions.revise(sheet, by=author, at=NOW, values={"area_affected": "One district"})

    assert (sheet.status, sheet.digest, standing_signatures(sheet)) == ("draft", "", [])
    assert line_of("decisions.revise")["facts"] == {"moved": "signing:draft", "voided": 2}


def test_1_10_signatures_stand_on_the_sheet_that_was_read():
    three, author = the_three(), a_person("officer")
    sheet = an_open_sheet(200_001, author=author)
    read = sheet.digest
    sheet = actions.revise(sheet, by=author, at=NOW, values={"area_affected": "One district"})
    sheet = actions.open_for_signature(sheet, by=author, at=NOW, reasons=reasons_for(sheet))

    with pytest.raises(Refused, match="changed since you read it"):
        sign(sheet, three.monitoring, digest=read)


def test_1_10_a_signed_sheet_is_edited_no_more():
    three, author = the_three(), a_person("officer")
    sheet = signed_by(an_open_sheet(200_001, author=author), *three.in_order())

    with pytest.raises(Refused, match="can no longer be edited"):
        actions.revise(sheet, by=author, at=NOW, values={"title": "Another"})


def test_disagreeing_needs_a_reason():
    three, sheet = the_three(), an_open_sheet(200_001)
    sheet = signed_by(sheet, three.monitoring, three.chief_finance)

    with pytest.raises(Refused) as no:
        sign(sheet, three.decision_maker, agrees=False)

    assert no.value.by_field == {"comment": ["Enter a reason."]}


def test_the_decision_maker_does_not_agree_because():
    three, sheet = the_three(), an_open_sheet(200_001)
    sheet = signed_by(sheet, three.monitoring, three.chief_finance)

    sheet = sign(sheet, three.decision_maker, agrees=False, comment="The need is met elsewhere.")

    assert (sheet.status, sheet.disagreement) == ("not_agreed", "The need is met elsewhere.")
    assert not LedgerRow.objects.filter(kind=COMMIT).exists()


def test_an_officer_who_does_not_agree_holds_the_sheet_up():
    three, sheet = the_three(), an_open_sheet(200_001)
    sheet = sign(sheet, three.monitoring, agrees=False, comment="The power is wrong.")
    sheet = sign(sheet, three.chief_finance)

    sheet = sign(sheet, three.decision_maker)

    assert sheet.status == "signing"


def test_the_decision_maker_leaves_out_one_line_with_a_reason():
    three, sheet = the_three(), an_open_sheet(300_000, 400_000)
    sheet = signed_by(sheet, three.monitoring, three.chief_finance)
    second = sheet.lines.last()

    sheet = sign(sheet, three.decision_maker, disagreed_lines={second.pk: "Late accounts."})

    assert [(one.is_agreed, one.not_agreed_reason) for one in sheet.lines.all()] == [
        (True, ""),
        (False, "Late accounts."),
    ]
    taken = LedgerRow.objects.filter(kind=COMMIT).values_list("amount_pence", flat=True)
    assert (sheet.status, list(taken)) == ("signed", [300_000])


def test_the_same_form_signs_once():
    three, sheet = the_three(), an_open_sheet(200_001)

    for _ in range(2):
        actions.sign(sheet, by=three.monitoring, at=NOW, key="k", agrees=True, digest=sheet.digest)

    assert len(standing_signatures(sheet)) == 1
