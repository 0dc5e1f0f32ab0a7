"""The measurements themselves, once Django knows the home."""

import functools
import os
import re
from collections.abc import Iterator
from urllib.parse import urlencode

from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests.bench import measure, money, paying, rows
from tests.bench.pages import MONEY_PAGES, MOST_MIGRATE_SECONDS, MOST_WORKER_MB, PAGES, Page
from tests.server import Server, family_of

AS_A_FORM = "application/x-www-form-urlencoded"


def run(server: Server, *, rows: int, migrated: float) -> int:
    print(f"gunicorn with {server.workers} processes on {os.cpu_count()} cores")
    over = [*limit("migrate, s", round(migrated, 1), MOST_MIGRATE_SECONDS)]
    over += pages(server, rows)
    over += money_pages()
    for words, took in paying.seconds():
        over += limit(words, took, paying.MOST_SECONDS)
    if over:
        print("Over the limit: " + ", ".join(over))
    return 1 if over else 0


def pages(server: Server, number: int) -> list[str]:
    values = rows.fill(number)
    server.start()
    print(f"{'page':<28}{'SQL':>6}{'CPU ms':>9}{'p50 ms':>9}{'p99 ms':>9}")
    try:
        over = [name for page in PAGES for name in one_page(server, page, values.get(page.route, ()))]
        assert server.process is not None
        held = {pid: measure.memory_mb(pid) for pid in family_of(server.process.pid)}
        for pid, megabytes in held.items():
            print(f"{measure.name_of(pid):<28}{megabytes:>6} MB")
        return [*over, *limit("largest process, MB", max(held.values()), MOST_WORKER_MB)]
    finally:
        server.kill()


def money_pages() -> list[str]:
    """Ten years of 5,000 agreements, and the money home above them."""
    print(f"\nmoney: {money.fill():,} ledger rows")
    print(f"{'page':<28}{'SQL':>6}{'CPU ms':>9}")
    return [name for page in MONEY_PAGES for name in cost_of_page(page, ())]


def cost_of_page(page: Page, values: tuple[str, ...]) -> Iterator[str]:
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(rows.somebody(page.role))
    cost = measure.cost_of(functools.partial(once, client, reverse(page.route, args=values), page, {}))
    print(f"{page.route:<28}{cost.sql:>6}{cost.cpu_ms:>9}")
    if cost.sql > page.most_sql or cost.cpu_ms > page.most_cpu_ms:
        yield page.route


def one_page(server: Server, page: Page, values: tuple[str, ...]) -> Iterator[str]:
    try:
        path = reverse(page.route, args=values)
    except NoReverseMatch:
        print(f"{page.route:<28}  is not there yet")
        return
    client, cookie = Client(SERVER_NAME="127.0.0.1"), ""
    if page.role:
        person = rows.somebody(page.role)
        client.force_login(person)
        cookie = rows.signed_in(person)
    cost = measure.cost_of(functools.partial(once, client, path, page, with_stamps(client, path, page)))
    waited = ""
    if page.form is None:
        waiting = measure.waiting_for(server.port, path, cookie)
        waited = f"{waiting.p50:>9}{waiting.p99:>9}"
    print(f"{page.route:<28}{cost.sql:>6}{cost.cpu_ms:>9}{waited}")
    if cost.sql > page.most_sql or cost.cpu_ms > page.most_cpu_ms:
        yield page.route


def with_stamps(client: Client, path: str, page: Page) -> dict[str, str]:
    """The form as a browser sends it: a saved answer carries the stamp that its page showed."""
    shown = client.get(path.removesuffix("save/")).content.decode() if page.says else ""
    stamps = re.findall(r'<input type="hidden" name="([\w-]*-seen-[\w-]+)" value="([^"]*)"', shown)
    form = page.form or {}
    return {name: value for name, value in stamps if name.replace("-seen", "") in form} | dict(form)


def once(client: Client, path: str, page: Page, form: dict[str, str]) -> None:
    """One request; what a form did is undone, so that the next one meets the same."""
    if page.form is None:
        answer = client.get(path)
        assert answer.status_code == 200, f"{path} answered {answer.status_code}"
        return
    with transaction.atomic():
        answer = client.post(path, urlencode(form), content_type=AS_A_FORM)
        transaction.set_rollback(True)
    assert answer.status_code == page.answers, f"{path} answered {answer.status_code}"
    assert not page.says or page.says in answer.content.decode(), f"{path} did not do what is measured"


def limit(words: str, found: float, most: float) -> Iterator[str]:
    print(f"{words:<28}{found:>6} (at most {most:g})")
    if found > most:
        yield words
