"""T09: six posts at the same moment on each of 200 sheets, against a real database."""

import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from almoner.do.decisions import actions
from almoner.do.decisions.content import digest_of
from almoner.do.decisions.models import Decision, DecisionLine, Signature
from almoner.do.decisions.states import PUBLISHED
from almoner.ground.accounts.models import Person
from almoner.ground.audit.models import Line
from almoner.ground.core.refusals import NotAllowed, Refused
from almoner.plan.funds.models import COMMIT, LedgerRow
from tests.builders import NOW, kept
from tests.do.decisions.sheets import an_open_sheet, the_three

SHEETS, POSTS, TRIES = 200, 6, 400


def copies_of(sheet: Decision, many: int) -> list[int]:
    """Sheets like this one, open for signature; their keys."""
    line = sheet.lines.get()
    keys = [sheet.pk]
    for number in range(1, many):
        made = Decision.objects.get(pk=sheet.pk)
        made.pk, made.public_id, made.reference = None, f"copy{number:010d}", f"{500 + number}-26"
        kept(made)
        own = DecisionLine.objects.get(pk=line.pk)
        own.pk, own.public_id, own.decision = None, f"line{number:010d}", made
        kept(own)
        made.digest = digest_of(made)
        kept(made)
        keys.append(made.pk)
    return keys


def post(key: int, person: int, start: threading.Barrier) -> str:
    """One person's post; the decision-maker's is sent again until the advice is in. Then all publish."""
    start.wait(timeout=60)
    for _ in range(TRIES):
        sheet = Decision.objects.get(pk=key)
        try:
            actions.sign(
                sheet, by=Person.objects.get(pk=person), at=NOW, agrees=True, digest=sheet.digest or "none"
            )
            return "signed"
        except Refused as no:
            if "signs last" not in str(no):
                return "refused"
            time.sleep(0.02)
        except NotAllowed:
            return "refused"
    return "never"


def publish(key: int, author: int) -> str:
    try:
        actions.publish(Decision.objects.get(pk=key), by=Person.objects.get(pk=author), at=NOW)
        return "published"
    except Refused:
        return "refused"


def closing(work, *arguments) -> str:
    try:
        return work(*arguments)
    finally:
        connection.close()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_1_10_six_posts_at_once_make_three_signatures_and_one_publication():
    three, sheet = the_three(), an_open_sheet(200_001)
    keys = copies_of(sheet, SHEETS)
    people = [one.pk for one in three.in_order() for _ in range(2)]
    results: Counter[str] = Counter()
    with ThreadPoolExecutor(POSTS) as pool:
        for key in keys:
            start = threading.Barrier(POSTS)
            done = [pool.submit(closing, post, key, person, start) for person in people]
            results.update(one.result(timeout=120) for one in done)
            told = [pool.submit(closing, publish, key, sheet.author_id) for _ in range(2)]
            results.update(one.result(timeout=120) for one in told)

    signatures = Signature.objects.filter(voided_at__isnull=True)
    per_sheet = Counter(signatures.values_list("decision", flat=True))
    assert results == {"signed": 600, "refused": 800, "published": 200}
    assert Decision.objects.filter(status=PUBLISHED).count() == SHEETS
    assert (signatures.count(), set(per_sheet.values())) == (3 * SHEETS, {3})
    assert LedgerRow.objects.filter(kind=COMMIT).count() == SHEETS
    assert Line.objects.filter(action="decisions.publish").count() == SHEETS
