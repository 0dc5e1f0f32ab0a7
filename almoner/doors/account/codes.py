"""One-time codes that we send ourselves: to show again that it is them, and to prove a new address.

The session holds a digest of the code, never the code. A code lasts fifteen minutes and three tries.
"""

import time
from dataclasses import dataclass

from allauth.core.internal.cryptokit import generate_user_code
from allauth.core.ratelimit import consume
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac

from almoner.ground.core.refusals import Refused
from almoner.ground.office.arrival import SignedIn
from almoner.ground.office.sign_in import send_account_letter

LASTS = 15 * 60
TRIES = 3
TOO_MANY = "Too many codes. Wait five minutes, then ask for a new one."
WRONG = "That code is not right. Check the latest letter and enter the code again."
OVER = "This code can no longer be used. Ask for a new one."


@dataclass(frozen=True)
class Purpose:
    """What the code is for: its name in the session and among the limits, and the letter that carries it."""

    name: str
    letter: str


IDENTITY = Purpose("confirm_identity", "office/confirm_code")
NEW_EMAIL = Purpose("new_email", "office/new_email_code")


def digest(purpose: Purpose, code: str) -> str:
    typed = code.strip().upper().replace("-", "").replace(" ", "")
    return salted_hmac(f"code for {purpose.name}", typed, algorithm="sha256").hexdigest()


def begin(request: SignedIn, purpose: Purpose, to: str, *, usable: bool = True) -> None:
    """Send a code. An address that is not `usable` gets word of it instead, and the page does not tell."""
    if not consume(request, action=purpose.name, user=request.user):
        raise Refused(TOO_MANY)
    code = generate_user_code()
    letter, values = (purpose.letter, {"code": code}) if usable else ("office/address_taken", {})
    send_account_letter(None, by=None, at=request.received_at, to=to, letter=letter, values=values)
    held = {"digest": digest(purpose, code) if usable else "", "to": to, "at": time.time(), "tries": 0}
    request.session[purpose.name] = held


def sent_to(request: HttpRequest, purpose: Purpose) -> str:
    """Where the code went; nothing when there is none to enter."""
    return str(request.session.get(purpose.name, {}).get("to", ""))


def finish(request: HttpRequest, purpose: Purpose, code: str) -> str:
    """The address that the code proves; refuses in words, and forgets the code when it is used or spent."""
    held = request.session.get(purpose.name)
    if not held or held["tries"] >= TRIES or time.time() - held["at"] > LASTS:
        request.session.pop(purpose.name, None)
        raise Refused(OVER)
    if not constant_time_compare(held["digest"], digest(purpose, code)):
        request.session[purpose.name] = {**held, "tries": held["tries"] + 1}
        raise Refused(WRONG if held["tries"] + 1 < TRIES else OVER, {"code": [WRONG]})
    del request.session[purpose.name]
    return str(held["to"])
