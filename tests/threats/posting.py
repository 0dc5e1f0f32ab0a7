"""Requests to the served product, as a browser sends them: a kept session, a token, a form."""

import http.client
import re
import secrets
import time
from dataclasses import dataclass
from urllib.parse import urlencode

TOKEN = "a" * 32
WAITS = 120


@dataclass(frozen=True)
class Reply:
    status: int
    to: str
    body: str
    took: float


def cookies(session: str) -> str:
    """The token that guards forms is the browser's own cookie sent back with the form."""
    return f"{session}; csrftoken={TOKEN}"


def ask(port: int, method: str, path: str, session: str, body: bytes = b"", **headers: str) -> Reply:
    began = time.perf_counter()
    channel = http.client.HTTPConnection("127.0.0.1", port, timeout=WAITS)
    try:
        channel.request(method, path, body or None, {"Cookie": cookies(session), **headers})
        answer = channel.getresponse()
        text = answer.read().decode(errors="replace")
    finally:
        channel.close()
    return Reply(answer.status, answer.headers.get("Location", ""), text, time.perf_counter() - began)


def post(port: int, path: str, session: str, key: str = "", **values: str) -> Reply:
    form = {"csrfmiddlewaretoken": TOKEN, "once": key or secrets.token_hex(8), **values}
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    return ask(port, "POST", path, session, urlencode(form).encode(), **kind)


def upload(port: int, path: str, session: str, name: str, content: bytes, **values: str) -> Reply:
    edge = secrets.token_hex(12)
    fields = {"csrfmiddlewaretoken": TOKEN, "once": secrets.token_hex(8), **values}
    parts = [
        f'--{edge}\r\nContent-Disposition: form-data; name="{one}"\r\n\r\n{value}\r\n'.encode()
        for one, value in fields.items()
    ]
    head = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
    parts += [
        f"{head}Content-Type: application/pdf\r\n\r\n".encode(),
        content,
        f"\r\n--{edge}--\r\n".encode(),
    ]
    kind = {"Content-Type": f"multipart/form-data; boundary={edge}"}
    return ask(port, "POST", path, session, b"".join(parts), **kind)


def title_of(page: str) -> str:
    found = re.search(r"<title>(.*?)</title>", page, re.DOTALL)
    return found.group(1).strip() if found else ""
