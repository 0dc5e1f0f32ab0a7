"""A test client that reads every page as strictly as the standard does, and lets no GET write."""

import re
from collections.abc import Callable
from typing import Any

import html5lib
from django.db import connection
from django.http import HttpResponse
from django.test import Client

READING = {"GET", "HEAD", "OPTIONS"}
WRITES = re.compile(r"^\s*(INSERT|UPDATE|DELETE|REPLACE|TRUNCATE|ALTER|DROP)\b", re.IGNORECASE)
READ_STRICTLY_ON = "sqlite"  # the same pages on PostgreSQL: once is enough, and it takes a tenth of the time
SIGNING_IN = re.compile(r"django_session|accounts_person.*last_login", re.IGNORECASE | re.DOTALL)


class StrictClient(Client):
    """Fails on the first page that a browser would have to mend by guessing, and on a GET that writes."""

    def request(self, **request: Any) -> HttpResponse:
        writes: list[str] = []
        with connection.execute_wrapper(noting(writes)):
            response = super().request(**request)
        where = f"{request.get('REQUEST_METHOD', 'GET')} {request.get('PATH_INFO', '')}"
        if request.get("REQUEST_METHOD", "GET") in READING:
            assert writes == [], f"{where} wrote to the database"
        is_page = response.headers.get("Content-Type", "").startswith("text/html") and not response.streaming
        if is_page and connection.vendor == READ_STRICTLY_ON:
            check_page(response.content.decode(response.charset), where)
        return response


def noting(writes: list[str]) -> Callable[..., Any]:
    def wrapper(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if WRITES.match(sql) and not SIGNING_IN.search(sql):
            writes.append(sql[:200])
        return execute(sql, *rest)

    return wrapper


def check_page(text: str, where: str) -> None:
    """Every error of the HTML standard is a failure, with its line."""
    if not text:
        return
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(text)
    found = [describe(error, text) for error in parser.errors]
    assert found == [], f"{where} is not well-formed HTML"


def describe(error: tuple[tuple[int, int], str, dict[str, object]], text: str) -> str:
    (line, column), code, values = error
    message = html5lib.constants.E.get(code, code) % values
    return f"line {line}, column {column}: {message} in “{text.splitlines()[line - 1][:120].strip()}”"
