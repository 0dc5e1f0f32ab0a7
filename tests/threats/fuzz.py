"""Requests nobody should send: strange values in queries, forms, files, headers and addresses. Seeded."""

import random
from dataclasses import dataclass, field
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

STRANGE = (
    "",
    " ",
    "\x00",
    "a\x00b",
    "²",
    "٣",
    "9" * 5000,
    "-1",
    "0",
    "1e400",
    "nan",
    "Infinity",
    "99999999999999999999",
    "\ud800",
    "\udfff\ud800",
    "\ufffe",
    "\u202egpj.exe",
    "'; DROP TABLE accounts_person; --",
    "%00",
    "%s%n",
    "{{7*7}}",
    "${7*7}",
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "\r\nSet-Cookie: a=b",
    "[]",
    "{}",
    "null",
    "true",
    "31",
    "2026-02-30",
    "0000-00-00",
    "x" * 70_000,
    "\u0130",
    "İ" * 200,
    "😀" * 100,
    "\t\x0b\x0c",
    "-0",
    "1_000",
    "०",
)
SHORT = tuple(one for one in STRANGE if len(one) < 6_000)
NAMES = (
    "q",
    "after",
    "before",
    "page",
    "state",
    "status",
    "next",
    "once",
    "version",
    "kind",
    "area",
    "band",
    "words",
    "year",
    "least",
    "most",
    "sort",
    "tab",
    "round",
    "priority",
    "fund",
    "then",
    "answer",
    "comment",
    "reason",
    "values",
    "name",
    "email",
    "title",
    "role",
    "until_0",
    "until_1",
    "starts_on_0",
    "starts_on_1",
    "starts_on_2",
    "ask_pence",
    "cost_pence",
    "rows",
    "form-TOTAL_FORMS",
    "digest",
    "outcome",
    "rule",
    "is_met",
    "organisation",
)
HEADERS = (
    "HTTP_USER_AGENT",
    "HTTP_REFERER",
    "HTTP_ACCEPT",
    "HTTP_ACCEPT_LANGUAGE",
    "HTTP_X_FORWARDED_FOR",
    "HTTP_IF_NONE_MATCH",
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_RANGE",
    "HTTP_COOKIE",
    "HTTP_ORIGIN",
    "HTTP_DATE",
    "HTTP_X_REQUESTED_WITH",
)
FILES = (
    b"",
    b"%PDF-1.7\n%%EOF",
    b"PK\x03\x04",
    b"\x00" * 300,
    b"\x89PNG\r\n\x1a\n",
    b"<svg onload=alert(1)>",
)


@dataclass
class Request:
    method: str
    path: str
    query: dict[str, str]
    form: dict[str, Any]
    headers: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.method} {self.path} {clip(self.query)} {clip(self.form)} {clip(self.headers)}"


def clip(values: dict[str, Any]) -> dict[str, str]:
    return {name: ascii(value)[:40] for name, value in values.items()}


class Source:
    """Requests of one seed; the same seed makes the same ones."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def values(self, names: tuple[str, ...], most: int) -> dict[str, str]:
        many = self.chance.randint(0, most)
        return {self.chance.choice(names): self.chance.choice(STRANGE) for _ in range(many)}

    def request(self, path: str, fields: tuple[str, ...]) -> Request:
        """`fields` are the names that the page's own form has."""
        method = self.chance.choice(("get", "get", "post", "post", "post"))
        form: dict[str, Any] = self.values(fields + NAMES, 6) if method == "post" else {}
        if fields and method == "post":
            form |= {name: self.chance.choice(STRANGE) for name in fields if self.chance.random() < 0.7}
        if method == "post" and self.chance.random() < 0.2:
            form["file"] = SimpleUploadedFile("a.pdf", self.chance.choice(FILES), "application/pdf")
        headers = self.values(HEADERS, 1) if self.chance.random() < 0.2 else {}
        plain = {name: value for name, value in headers.items() if value.isprintable() and value.isascii()}
        return Request(method, path, self.query(), form, plain)

    def query(self) -> dict[str, str]:
        """A few names, or every name with one and the same value."""
        if self.chance.random() < 0.5:
            return dict.fromkeys(NAMES, self.chance.choice(SHORT))
        return self.values(NAMES, 3)
