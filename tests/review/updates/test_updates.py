"""Updates asked and answered; publicity by consent, published, taken back (4.14, 4.15)."""

from datetime import date, timedelta

import pytest

from almoner.analyse.organisations.models import COLLEAGUE, HELPER
from almoner.do.decisions.states import WITHHELD
from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.ground.workflow.models import Letter
from almoner.review.updates import actions, facts, queries
from almoner.review.updates.models import PublicityItem
from tests.builders import NOW, TODAY, a_member, a_person, kept
from tests.do.agreements.awards import a_signed_agreement, an_offer, lead_of
from tests.record import last_line
from tests.review.updates.told import DUE, an_item, an_update, details

pytestmark = pytest.mark.django_db


@pytest.fixture
def grant():
    return a_signed_agreement()


def letters() -> list[tuple[str, str]]:
    return list(
        Letter.objects.filter(template__startswith="updates/").order_by("pk").values_list("to", "template")
    )


def test_4_14_the_recipients_people_are_asked_answer_once_and_the_officer_hears(grant):
    officer, lead = a_person("officer"), lead_of(grant)
    colleague = a_member(grant.line.organisation, COLLEAGUE).person
    a_member(grant.line.organisation, HELPER)

    update = an_update(grant, officer)
    asked = letters()
    answered = actions.answer(update, by=lead, at=NOW, going="planned", answer=" It goes well. ")

    assert asked == [(lead.email, "updates/asked"), (colleague.email, "updates/asked")]
    assert letters()[2:] == [(officer.email, "updates/answered")]
    assert (answered.answer, answered.is_by_office) == ("It goes well.", False)
    assert (last_line()["action"], last_line()["facts"]["going"]) == ("updates.answer", "planned")
    with pytest.raises(Refused, match="answered already"):
        actions.answer(update, by=lead, at=NOW, going="behind", answer="No.")


def test_4_14_an_officer_writes_down_what_was_said_and_others_neither_ask_nor_answer(grant):
    officer, lead = a_person("officer"), lead_of(grant)
    helper = a_member(grant.line.organisation, HELPER).person
    update = an_update(grant, officer)
    for person in (a_person(), helper, a_person("finance")):
        with pytest.raises(NotAllowed):
            actions.answer(update, by=person, at=NOW, going="planned", answer="Well.")
    with pytest.raises(NotAllowed):
        actions.ask(grant, by=lead, at=NOW, question="Why?", due_on=DUE)

    assert actions.answer(update, by=officer, at=NOW, going="help", answer="Call me.").is_by_office
    assert letters() == [(lead.email, "updates/asked")]


def test_4_14_a_question_needs_words_a_later_day_and_a_grant_signed_by_both(grant):
    officer = a_person("officer")
    with pytest.raises(Refused) as no:
        actions.ask(grant, by=officer, at=NOW, question=" ", due_on=TODAY)
    assert list(no.value.by_field) == ["question", "due_on"]
    with pytest.raises(Refused) as no:
        actions.answer(an_update(grant), by=officer, at=NOW, going="", answer=" ")
    assert list(no.value.by_field) == ["going", "answer"]
    with pytest.raises(Refused, match="both sides have signed"):
        an_update(an_offer(150_000))


def test_r4_15_2_what_shows_people_waits_for_consent_and_goes_when_that_is_withdrawn(grant):
    officer, lead = a_person("officer"), lead_of(grant)
    item = an_item(grant, lead, shows_people=True, link="https://example.org/film")
    assert list(queries.items_in(PublicityItem.objects.all(), queries.CONSENT)) == [item]
    with pytest.raises(Refused, match="no consent is recorded"):
        actions.publish(item, by=officer, at=NOW)

    actions.record_consent(item, by=lead, at=NOW, consent="Signed forms, kept at the club.")
    assert actions.publish(item, by=a_person("monitoring"), at=NOW).consent_by == lead
    assert queries.did(grant.line) == [item]
    with pytest.raises(Refused):
        actions.change_publicity(item, by=officer, at=NOW, details=details())
    with pytest.raises(Refused, match="Take it back first"):
        actions.drop_publicity(item, by=officer, at=NOW)
    gone = actions.withdraw_consent(item, by=lead, at=NOW)

    assert (gone.status, gone.consent, gone.consent_at, gone.published_at) == ("kept", "", None, None)
    assert (queries.did(grant.line), last_line()["facts"]["moved"]) == ([], "published:kept")


def test_r4_15_2_another_link_needs_another_consent_other_words_do_not(grant):
    lead = lead_of(grant)
    item = an_item(grant, lead, "Signed forms.", shows_people=True, link="https://example.org/a")
    same = details(shows_people=True, link="https://example.org/a", words="Better words.")

    kept_consent = actions.change_publicity(item, by=lead, at=NOW, details=same)
    assert (kept_consent.consent, kept_consent.words) == ("Signed forms.", "Better words.")
    other = details(shows_people=True, link="https://example.org/b")
    assert actions.change_publicity(item, by=lead, at=NOW, details=other).consent == ""
    assert an_item(grant, lead, "Signed forms.").consent_at is None


def test_4_15_nothing_is_shown_while_its_decision_is_withheld_or_its_day_is_to_come(grant):
    officer = a_person("officer")
    coming = an_item(
        grant, officer, kind="visit", happened_on=TODAY + timedelta(days=1), has_office_visit=True
    )
    with pytest.raises(Refused, match="when it has happened"):
        actions.publish(coming, by=officer, at=NOW)
    assert (list(queries.visits(PublicityItem.objects.all())), queries.to_look_at(TODAY)) == ([coming], 0)

    item, sheet = an_item(grant, officer), grant.line.decision
    sheet.status = WITHHELD
    kept(sheet)
    with pytest.raises(Refused, match="not published"):
        actions.publish(item, by=officer, at=NOW)


def test_4_15_links_are_of_the_web_and_each_side_changes_its_own(grant):
    officer, lead = a_person("officer"), lead_of(grant)
    with pytest.raises(Refused) as no:
        an_item(grant, lead, link="javascript:alert(1)", words=" ", kind="rumour")
    assert list(no.value.by_field) == ["kind", "words", "link"]
    item = an_item(grant, officer)
    with pytest.raises(NotAllowed, match="The office recorded this"):
        actions.change_publicity(item, by=lead, at=NOW, details=details())
    for verb in (actions.publish, actions.keep, actions.drop_publicity):
        with pytest.raises(NotAllowed):
            verb(item, by=lead, at=NOW)
    with pytest.raises(NotAllowed):
        an_item(grant, a_person())

    actions.drop_publicity(item, by=officer, at=NOW)
    assert not PublicityItem.objects.exists()


def test_4_14_and_4_15_what_is_late_silent_or_unseen_is_found(grant):
    update = an_update(grant)
    assert (list(queries.late(DUE)), list(queries.late(DUE + timedelta(days=1)))) == ([], [update])
    end = date(2027, 1, 10)
    grant.ends_on = end
    kept(grant)
    after = end + timedelta(days=1)

    assert (list(queries.unshown(end)), list(queries.unshown(after))) == ([], [grant])
    assert [one.rule for one in facts.reminders(grant, after)] == ["R4.15-1"]
    an_item(grant)
    assert (list(queries.unshown(after)), facts.reminders(grant, after)) == ([], [])
