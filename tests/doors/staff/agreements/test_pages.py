"""Staff pages of agreements: the list, one agreement, our signature, the copy and the wording."""

import time
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from almoner.do.agreements import actions
from almoner.do.agreements.models import Agreement, AgreementTemplate
from almoner.do.agreements.printing import print_signed
from almoner.do.agreements.templates import newest_or_usual
from almoner.do.decisions.models import DecisionLine
from almoner.ground.accounts.models import Person
from almoner.ground.office import fresh
from tests.builders import NOW, a_person, an_organisation, kept
from tests.do.agreements.awards import a_signed_agreement, accepted, an_offer
from tests.doors.staff.people.asked import boxes, text

pytestmark = pytest.mark.django_db
LIST = "/office/agreements/"


@pytest.fixture(autouse=True)
def pinned(clock):
    return clock


def at(agreement: Agreement, rest: str = "") -> str:
    return f"{LIST}{agreement.public_id}/{rest}"


def decision_maker(client) -> Person:
    """Signed in, and asked again a moment ago."""
    person = Person.objects.filter(holdings__role="decision_maker").first() or a_person("decision_maker")
    client.force_login(person)
    session = client.session
    session[fresh.SHOWN_AT] = time.time()
    session.save()
    return person


def copies(agreement: Agreement, many: int) -> None:
    """More offers like this one, each to another organisation."""
    line = agreement.line
    for number in range(many):
        other = DecisionLine.objects.get(pk=line.pk)
        other.pk, other.public_id, other.organisation = None, f"line{number:010d}", an_organisation()
        kept(other)
        made = Agreement.objects.get(pk=agreement.pk)
        made.pk, made.public_id, made.reference = None, f"copy{number:010d}", f"GA-{number}"
        made.line = other
        kept(made)


def visits(client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_the_list_costs_the_same_for_one_and_for_sixty(client):
    offer = an_offer()
    client.force_login(a_person("officer"))
    first = visits(client, LIST)
    assert offer.reference in text(client.get(LIST))

    copies(offer, 60)

    assert visits(client, LIST) == first <= 10
    assert (text(client.get(LIST)).count("<tr"), "after=" in text(client.get(LIST))) == (61, True)


def test_the_list_is_asked_by_state(client):
    offer = an_offer()
    client.force_login(a_person("auditor"))

    assert offer.reference in text(client.get(f"{LIST}?state=offered"))
    assert offer.reference not in text(client.get(f"{LIST}?state=signed"))
    assert offer.reference in text(client.get(f"{LIST}?state=nonsense&after=x"))


def test_staff_read_it_and_strangers_do_not(client):
    offer = an_offer()
    client.force_login(a_person("finance"))
    assert offer.line.title in text(client.get(at(offer)))

    client.force_login(a_person())
    assert [client.get(page).status_code for page in (LIST, at(offer), at(offer, "copy/"))] == [404] * 3


def test_our_signature_asks_first_who_it_is(client):
    agreement = accepted(an_offer())
    client.force_login(Person.objects.filter(holdings__role="decision_maker").first())

    assert client.post(at(agreement, "sign/"), {"digest": agreement.digest}).status_code == 302
    assert Agreement.objects.get().status == "accepted"


def test_the_decision_maker_signs_for_the_body(client):
    agreement = accepted(an_offer())
    person = decision_maker(client)
    assert agreement.digest in text(client.get(at(agreement, "sign/")))

    answer = client.post(at(agreement, "sign/"), {"digest": agreement.digest})

    agreement.refresh_from_db()
    assert (answer.headers["Location"], agreement.status, agreement.countersigned_by) == (
        at(agreement), "signed", person,
    )  # fmt: skip


def test_an_offer_nobody_accepted_is_not_signed(client):
    offer = an_offer()
    decision_maker(client)

    answer = client.post(at(offer, "sign/"), {"digest": offer.digest})

    assert (answer.status_code, Agreement.objects.get().status) == (422, "offered")


@pytest.mark.parametrize("role", ["officer", "finance", "chief_finance", "monitoring", "auditor"])
def test_others_have_no_page_to_sign_on(client, role):
    agreement = accepted(an_offer())
    client.force_login(a_person(role))

    assert client.post(at(agreement, "sign/"), {"digest": agreement.digest}).status_code == 404


def test_the_signed_copy_is_downloaded(client):
    agreement = a_signed_agreement()
    client.force_login(a_person("officer"))
    assert client.get(at(agreement, "copy/")).status_code == 404

    print_signed(NOW)
    answer = client.get(at(agreement, "copy/"))

    assert b"".join(answer.streaming_content)[:5] == b"%PDF-"
    answer.close()


class TestWording:
    NEW = f"{LIST}wording/new/"

    def posted(self, clauses: list[dict], **values) -> dict[str, str]:
        rows = {
            f"form-{number}-{name}": str(one.get(name, ""))
            for number, one in enumerate(clauses)
            for name in ("heading", "text", "block")
        }
        counts = {"form-TOTAL_FORMS": str(len(clauses)), "form-INITIAL_FORMS": "0"}
        return {
            "title": "Grant agreement",
            **boxes("in_use_from", date(2027, 1, 1)),
            **rows,
            **counts,
            **values,
        }

    def test_the_first_wording_begins_with_the_usual_one(self, client):
        client.force_login(a_person("officer"))
        assert "Who this agreement is between" in text(client.get(self.NEW))

        answer = client.post(self.NEW, self.posted(newest_or_usual()[1]))

        made = AgreementTemplate.objects.get()
        assert (answer.headers["Location"], made.version, len(made.clauses)) == (f"{LIST}wording/", 1, 25)
        assert "Grant agreement, version 1" in text(client.get(f"{LIST}wording/"))

    def test_a_part_left_out_is_said_and_nothing_typed_is_lost(self, client):
        client.force_login(a_person("officer"))
        clauses = [one for one in newest_or_usual()[1] if one.get("block") != "equality"]
        clauses[0] = {**clauses[0], "text": "Words of our own."}

        answer = client.post(self.NEW, self.posted(clauses))

        page = text(answer)
        assert (answer.status_code, AgreementTemplate.objects.count()) == (422, 0)
        assert ("The wording says nothing on: Equality." in page, "Words of our own." in page) == (True, True)

    def test_others_read_it_only(self, client):
        actions.load_default_template(None, by=a_person("officer"), at=NOW, in_use_from=date(2026, 4, 1))
        client.force_login(a_person("auditor"))

        assert "version 1" in text(client.get(f"{LIST}wording/"))
        assert client.get(self.NEW).status_code == 404


def test_3_4_several_are_read_and_signed_on_one_page_each_by_itself(client):
    first = accepted(an_offer())
    copies(first, 2)
    person = decision_maker(client)
    assert "Read and sign 3 agreements" in text(client.get(LIST))
    here = f"{LIST}signing/"
    page = text(client.get(here))
    one, other, stale = Agreement.objects.order_by("pk")
    assert all(words in page for words in (one.reference, "What the grant is for", "I have read agreement"))
    given = {f"digest_{row.public_id}": row.digest for row in (one, other)}
    given |= {f"digest_{stale.public_id}": "0" * 64, "once": "form-1"}

    assert "Tick the agreements" in text(client.post(here, given))
    done = client.post(here, given | {"sign": [one.public_id, stale.public_id]})

    assert done.status_code == 422
    assert f"{stale.reference}: The agreement is not the one you read" in text(done)
    assert "1 agreement is signed" in text(done)
    assert [row.status for row in Agreement.objects.order_by("pk")] == ["signed", "accepted", "accepted"]
    done = client.post(here, given | {"sign": [other.public_id], "once": "form-2"}, follow=True)
    assert "1 agreement is signed" in text(done)
    assert {row.countersigned_by for row in Agreement.objects.filter(status="signed")} == {person}


def test_3_4_without_a_fresh_sign_in_nobody_signs_several(client):
    accepted(an_offer())
    client.force_login(a_person("decision_maker"))

    assert client.get(f"{LIST}signing/").url.startswith("/account/confirm/")
    client.force_login(a_person("officer"))
    assert client.get(f"{LIST}signing/").status_code == 404


def test_3_4_the_page_of_many_costs_the_same_for_one_and_for_sixty(client):
    first = accepted(an_offer())
    decision_maker(client)
    few = visits(client, f"{LIST}signing/")
    copies(first, 60)

    assert visits(client, f"{LIST}signing/") == few


def test_3_4_partners_have_a_wording_of_their_own(client):
    client.force_login(a_person("officer"))
    here = f"{TestWording.NEW}?for=partner"
    assert "Grant to a statutory partner" in text(client.get(here))
    title, clauses = newest_or_usual("partner")

    client.post(here, TestWording().posted(clauses, title=title))

    kept_now = AgreementTemplate.objects.get(instrument="partner")
    assert (kept_now.title, len(kept_now.clauses)) == ("Agreement with a statutory partner", len(clauses))
