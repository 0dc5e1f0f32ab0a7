"""Everything about the office is asked for a day."""

from datetime import date, timedelta

import pytest

from almoner.ground.office import actions, queries
from almoner.ground.office.context import OfficeWords, office_words
from almoner.ground.office.settled import BodyAsSettled, DocumentAsRecorded
from tests.builders import NOW, TODAY, a_person

pytestmark = pytest.mark.django_db


def a_body(name: str, starts_on: date, ends_on: date | None = None):
    settled = BodyAsSettled(
        name=name, short_name=name, decision_maker_title="Commissioner", area_name="Essex",
        email="office@example.org", starts_on=starts_on, ends_on=ends_on, address="1 High Street\nChelmsford",
    )  # fmt: skip
    return actions.settle_body(None, by=None, at=NOW, settled=settled)


def a_document(
    title: str, *, review_on: date | None, earlier=None, version: str = "1", dated: date = date(2023, 6, 1)
):
    paper = DocumentAsRecorded(
        kind="strategy",
        title=title,
        version=version,
        dated=dated,
        owner_role="monitoring",
        review_on=review_on,
    )
    return actions.record_document(earlier, by=None, at=NOW, document=paper)


def test_the_body_changes_hands_on_the_day_that_was_settled():
    first = a_body("The Commissioner", date(2024, 5, 9), date(2028, 5, 3))
    second = a_body("The Mayor", date(2028, 5, 4))

    found = [
        queries.body_on(day)
        for day in (date(2024, 5, 8), date(2024, 5, 9), date(2028, 5, 3), date(2028, 5, 4))
    ]

    assert found == [None, first, first, second]
    assert queries.current_body() == first


def test_holders_are_those_of_the_day_and_deputies_are_told_apart():
    holder, deputy, gone = a_person("monitoring"), a_person("officer"), a_person()
    actions.appoint(
        gone, by=None, at=NOW, role="monitoring", starts_on=date(2021, 1, 1), ends_on=date(2021, 12, 31)
    )
    actions.delegate(
        holder.holdings.get(), by=holder, at=NOW, deputy=deputy, starts_on=TODAY,
        ends_on=TODAY + timedelta(days=1), reason="Leave",
    )  # fmt: skip

    assert list(queries.holders("monitoring", TODAY)) == [holder]
    assert set(queries.holders("monitoring", date(2021, 12, 31))) == {holder, gone}
    assert list(queries.holders("monitoring", date(2019, 1, 1))) == []
    days = [TODAY + timedelta(days=count) for count in (-1, 0, 1, 2)]
    assert [list(queries.deputies("monitoring", day)) for day in days] == [[], [deputy], [deputy], []]
    assert queries.roles_in_words(deputy) == ["Commissioning officer", "Monitoring Officer (deputy)"]


def test_r0_1_a_document_is_past_review_on_the_day_after():
    paper = a_document("Strategy", review_on=TODAY)

    assert list(queries.documents_past_review(TODAY)) == []
    assert list(queries.documents_past_review(TODAY + timedelta(days=1))) == [paper]


def test_r0_1_only_the_latest_version_counts():
    first = a_document("Strategy", review_on=date(2024, 6, 30))
    second = a_document("Strategy", review_on=None, earlier=first, version="2", dated=date(2026, 1, 1))

    assert list(queries.documents_past_review(TODAY)) == []
    assert list(queries.documents()) == [second]
    assert queries.earlier_versions(second) == [first]


def test_r0_2_the_version_of_a_day_is_found():
    first = a_document("Strategy", review_on=None)
    second = a_document("Strategy", review_on=None, earlier=first, version="2", dated=date(2026, 1, 1))

    days = (date(2023, 5, 31), date(2023, 6, 1), date(2025, 12, 31), date(2026, 1, 1))
    assert [queries.document_on("strategy", day) for day in days] == [None, first, first, second]


def test_a_title_nobody_settled_is_the_roles_own_name():
    assert queries.title_on("chief_finance", TODAY) == "Chief Finance Officer"


def test_pages_have_words_before_a_body_is_settled():
    assert office_words() == OfficeWords(demo=True)


def test_pages_speak_of_the_body_of_today():
    a_body("The Commissioner", date(2024, 5, 9))

    words = office_words()

    assert (words.body_name, words.contact_email, words.address) == (
        "The Commissioner",
        "office@example.org",
        "1 High Street, Chelmsford",
    )


def test_a_page_reads_the_body_once(client, django_assert_num_queries):
    a_body("The Commissioner", date(2024, 5, 9))

    with django_assert_num_queries(1):
        client.get("/account/sign-in/")
