"""Asking recipients how it goes, their answers; publicity with its consents (4.14, 4.15)."""

from dataclasses import asdict, dataclass
from datetime import date

from almoner.analyse.organisations.access import WRITERS
from almoner.analyse.organisations.models import Membership
from almoner.do.agreements.models import Agreement
from almoner.ground.accounts.roles import OFFICER
from almoner.ground.core.calendar import london_date
from almoner.ground.core.refusals import Refused, must_stand, refuse_unless
from almoner.ground.workflow.act import Act
from almoner.ground.workflow.frame import action
from almoner.policy.findings import run
from almoner.policy.updates import BEFORE_PUBLISHING, is_web_link
from almoner.review.updates import facts
from almoner.review.updates.access import (
    is_grant,
    may_answer,
    may_ask,
    may_change,
    may_consent,
    may_drop,
    may_publish,
    may_record,
)
from almoner.review.updates.models import GOING, KINDS, PublicityItem, Update
from almoner.review.updates.states import PUBLICITY, PUBLISHED


@dataclass(frozen=True)
class Details:
    """One item as somebody describes it; `consent` may come later."""

    kind: str
    happened_on: date
    words: str
    link: str = ""
    has_office_visit: bool = False
    shows_people: bool = False


def must_be_a_grant(agreement: Agreement) -> None:
    if not is_grant(agreement):
        raise Refused("This is for grants that both sides have signed.")


@action("updates.ask", clause="4.14", may=may_ask)
def ask(act: Act, agreement: Agreement, *, question: str, due_on: date) -> Update:
    """Ask the recipient how it goes; its leads and colleagues get a letter."""
    must_be_a_grant(agreement)
    refuse_unless(
        ("question", question.strip(), "Write what you want to know."),
        ("due_on", due_on > london_date(act.at), "Enter a day after today."),
    )
    made = Update(
        agreement=agreement, question=question.strip(), due_on=due_on, asked_at=act.at, asked_by=act.by
    )
    line = agreement.line
    for email in addresses(agreement):
        act.tell(
            email,
            "updates/asked",
            reference=agreement.reference,
            project=line.title,
            question=made.question,
            due_on=due_on,
        )
    return act.add(made)


def addresses(agreement: Agreement) -> list[str]:
    """Of the recipient's people who write for it; of the organisation where there are none."""
    organisation = agreement.line.organisation
    if organisation is None:
        return []
    people = Membership.objects.filter(organisation=organisation, ends_on=None, kind__in=WRITERS)
    found = list(people.order_by("pk").values_list("person__email", flat=True))
    return found or [one for one in (organisation.email,) if one]


@action("updates.answer", clause="4.14", may=may_answer)
def answer(act: Act, update: Update, *, going: str, answer: str) -> Update:
    """Once, in short; an officer may write down what was said by telephone. Whoever asked gets a letter."""
    if update.answered_at is not None:
        raise Refused("This is answered already.")
    refuse_unless(
        ("going", going in dict(GOING), "Choose how it goes."),
        ("answer", answer.strip(), "Write a few sentences."),
    )
    update.going, update.answer = going, answer.strip()
    update.answered_at, update.answered_by = act.at, act.by
    update.is_by_office = act.role == OFFICER
    act.note(going=going)
    if not update.is_by_office:
        line = update.agreement.line
        act.tell(
            update.asked_by.email,
            "updates/answered",
            reference=update.agreement.reference,
            project=line.title,
            going=update.get_going_display(),
        )
    return act.save(update)


def must_be_fine(details: Details) -> None:
    link = details.link.strip()
    refuse_unless(
        ("kind", details.kind in dict(KINDS), "Choose what it is."),
        ("words", details.words.strip(), "Say in a sentence or two what it was."),
        (
            "link",
            not link or is_web_link(link),
            "Enter a whole address that begins with https:// or http://.",
        ),
    )


def describe(item: PublicityItem, details: Details) -> None:
    for name, value in asdict(details).items():
        setattr(item, name, value.strip() if isinstance(value, str) else value)


@action("updates.record_publicity", clause="4.15", may=may_record)
def record_publicity(act: Act, agreement: Agreement, *, details: Details, consent: str = "") -> PublicityItem:
    """Press, a video, a visit (also one to come), social media or an event; the office looks at it next."""
    must_be_a_grant(agreement)
    must_be_fine(details)
    made = PublicityItem(agreement=agreement, added_by=act.by, added_at=act.at)
    made.is_by_office = act.role == OFFICER
    describe(made, details)
    note_consent(act, made, consent)
    act.note(kind=made.kind)
    return act.add(made)


def note_consent(act: Act, item: PublicityItem, consent: str) -> None:
    """Only where people are shown; nothing said takes back what was recorded."""
    item.consent = consent.strip() if item.shows_people else ""
    item.consent_by, item.consent_at = (act.by, act.at) if item.consent else (None, None)


@action("updates.change_publicity", clause="4.15", may=may_change)
def change_publicity(act: Act, item: PublicityItem, *, details: Details) -> PublicityItem:
    """Not while it is published. Another link may show others, so the consent is asked for anew."""
    must_be_fine(details)
    act.move(item, PUBLICITY, "change")
    if (item.link, item.shows_people) != (details.link.strip(), details.shows_people):
        note_consent(act, item, "")
    describe(item, details)
    return act.save(item)


@action("updates.record_consent", clause="4.15", may=may_consent)
def record_consent(act: Act, item: PublicityItem, *, consent: str) -> PublicityItem:
    """How those who are shown agreed, and where that is kept: never their names."""
    if not item.shows_people:
        raise Refused("It shows nobody who can be recognised.")
    refuse_unless(("consent", consent.strip(), "Say how they agreed, and where that is kept."))
    note_consent(act, item, consent)
    return act.save(item)


@action("updates.withdraw_consent", clause="4.15", may=may_consent)
def withdraw_consent(act: Act, item: PublicityItem) -> PublicityItem:
    """Somebody who is shown agrees no more: what is published is taken back at once."""
    if not item.consent:
        raise Refused("No consent is recorded.")
    note_consent(act, item, "")
    if item.status == PUBLISHED:
        act.move(item, PUBLICITY, "keep")
        item.published_at = None
    return act.save(item)


@action("updates.publish", clause="4.15", may=may_publish)
def publish(act: Act, item: PublicityItem) -> PublicityItem:
    """Show it on the award's page of the register (R4.15-2)."""
    must_stand(run(BEFORE_PUBLISHING, facts.publication_of(item, act.at)))
    act.move(item, PUBLICITY, "publish")
    item.published_at = act.at
    return act.save(item)


@action("updates.keep", clause="4.15", may=may_publish)
def keep(act: Act, item: PublicityItem) -> PublicityItem:
    """Not to be shown, or no longer; it still counts as publicity of the grant."""
    act.move(item, PUBLICITY, "keep")
    item.published_at = None
    return act.save(item)


@action("updates.drop_publicity", clause="4.15", may=may_drop)
def drop_publicity(act: Act, item: PublicityItem) -> PublicityItem:
    """Take out what was entered by mistake, or a visit that is not made."""
    if item.status == PUBLISHED:
        raise Refused("It is published. Take it back first.")
    act.remove(item)
    return item
