"""The auditor's pages: a sample that anybody can draw again, the whole file, nothing changed."""

import hashlib

import pytest

from almoner.doors.staff.audit.sampling import sample
from tests.builders import a_person
from tests.do.applications.test_sift_actions import SIFTING, a_recommended_bid, a_sent_bid, moved
from tests.doors.staff.people.asked import text


def test_a_sample_is_drawn_by_the_digest_of_seed_and_reference():
    rows = [(f"24R1-{number:03d}", number) for number in range(1, 41)]
    order = sorted(rows, key=lambda one: hashlib.sha256(f"spring:{one[0]}".encode()).hexdigest())

    assert sample(rows, many=5, seed="spring") == [number for _, number in order[:5]]
    assert sample(rows[::-1], many=5, seed="spring") == sample(rows, many=5, seed="spring")
    assert sample(rows, many=5, seed="autumn") != sample(rows, many=5, seed="spring")
    assert len(sample(rows, many=100, seed="x")) == 40


@pytest.fixture
def award(db):
    bid = a_recommended_bid()
    moved(bid, by=None, at=SIFTING, by_what="award")
    bid.refresh_from_db()
    return bid


def test_the_auditor_reads_the_whole_file_and_every_line(client, award):
    client.force_login(a_person("auditor"))
    found = text(client.get("/office/audit/?words=26r2&many=3&seed=spring"))
    page = text(client.get(f"/office/audit/{award.public_id}/"))
    lines = b"".join(client.get(f"/office/audit/{award.public_id}/record.csv").streaming_content).decode()
    listed = b"".join(client.get("/office/audit/awards.csv").streaming_content).decode()

    assert ("1 award drawn" in found, award.reference in found, award.reference in listed) == (
        True,
        True,
        True,
    )
    assert ("Unchanged to the letter" in page, "Sent to the office" in page) == (True, True)
    assert '"applications.submit"' in lines


def test_only_awards_are_in_the_audit_list(client, db):
    bid = a_sent_bid()
    client.force_login(a_person("auditor"))

    assert client.get(f"/office/audit/{bid.public_id}/").status_code == 404
    assert client.get("/office/audit/?many=nonsense").status_code == 422


@pytest.mark.parametrize(("role", "answer"), [("officer", 404), ("administrator", 404), ("monitoring", 200)])
def test_who_may_audit(client, db, role, answer):
    client.force_login(a_person(role))

    assert client.get("/office/audit/").status_code == answer
