"""A test client that reads every page as strictly as the standard does."""

from typing import Any

import html5lib
from django.http import HttpResponse
from django.test import Client


class StrictClient(Client):
    """Fails on the first page with an error a browser would have to mend by guessing."""

    def request(self, **request: Any) -> HttpResponse:
        response = super().request(**request)
        if response.headers.get("Content-Type", "").startswith("text/html") and not response.streaming:
            check_page(response.content.decode(response.charset), request.get("PATH_INFO", ""))
        return response


def check_page(text: str, where: str) -> None:
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
