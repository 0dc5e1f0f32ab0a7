"""Sending against a real mail server, in good days and bad (T26)."""

import socket
import threading
import time

import pytest
from django.db import connections

from almoner.ground.notices import post, sending
from almoner.ground.notices.sending import Counts, send_due
from almoner.ground.workflow.models import FAILED, SENDING, SENT, WAITING, Letter
from tests.ground.notices import mail_server
from tests.ground.notices.conftest import NOON, a_letter, minutes

pytestmark = pytest.mark.django_db


def again(letter):
    letter.refresh_from_db()
    return letter


def test_a_letter_goes_out_and_its_words_are_kept(mail):
    letter = a_letter()

    assert send_due(NOON) == Counts(sent=1)
    [message] = mail.taken
    again(letter)
    assert (message["Subject"], message["To"], message["X-Recipients"], message["Message-ID"]) == (
        "You have an account at The commissioning office", "ada@example.org", "ada@example.org",
        f"<{letter.public_id}@example.org>",
    )  # fmt: skip
    assert message["From"] == "The commissioning office <almoner@example.org>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message.get_content().replace("\r\n", "\n") == letter.body
    assert (letter.state, letter.subject, letter.attempts, letter.lease_until, letter.last_error) == (
        SENT, message["Subject"], 1, None, "",
    )  # fmt: skip


def test_accents_and_long_lines_arrive_whole(mail):
    name = "Zoë Ó Súilleabháin 日本 " + "x" * 2_000
    a_letter(name=name)
    send_due(NOON)

    assert f"Hello {name}," in mail.taken[0].get_content()


def test_what_is_not_due_waits(mail):
    a_letter()

    assert (send_due(NOON - minutes(1)), mail.taken) == (Counts(), [])


def test_a_sent_letter_is_not_sent_again(mail):
    a_letter()
    send_due(NOON)

    assert (send_due(NOON + minutes(60)), len(mail.taken)) == (Counts(), 1)


def test_a_code_is_not_kept_after_it_is_sent(mail):
    letter = a_letter(template="office/sign_in_code", code="123456")
    send_due(NOON)

    assert "123456" in mail.taken[0].get_content()
    assert "123456" not in again(letter).body
    assert letter.values == {"code": "[not kept]"}


@pytest.mark.parametrize(
    "address",
    [
        "a@example.org\nBcc: b@example.org", "a@example.org\r\n", "a@example.org, b@example.org", "nobody",
        "", "<a@example.org>", "a@example.org>\nDATA", "a b@example.org", "a@exa\0mple.org",
    ],
)  # fmt: skip
def test_what_is_not_one_address_is_never_sent(mail, address):
    letter = a_letter()
    Letter.objects.filter(pk=letter.pk).update(to=address.replace("\0", "\x01"))

    assert send_due(NOON) == Counts(failed=1)
    assert (mail.tried, again(letter).state, letter.last_error) == (
        0,
        FAILED,
        "This is not an email address.",
    )


def test_a_server_that_puts_off_is_asked_again_after_longer_and_longer(mail):
    letter = a_letter()
    waits, at = [], NOON
    for _ in range(4):
        mail.at_recipient.append("451 4.7.1 Greylisted")
        assert send_due(at) == Counts(again=1)
        waits.append(round((again(letter).next_try_at - at).total_seconds() / 60))
        at = letter.next_try_at
    assert (waits, letter.state, letter.last_error) == (
        [1, 5, 15, 60], WAITING, "The mail server answered 451 4.7.1 Greylisted",
    )  # fmt: skip
    assert send_due(at) == Counts(sent=1)


def test_a_server_that_puts_off_for_ever_is_given_up_in_the_end(mail):
    letter = a_letter()
    Letter.objects.update(attempts=sending.TRIES_WHEN_PUT_OFF - 1)
    mail.at_content = ["452 No room"]

    assert (send_due(NOON), again(letter).state) == (Counts(failed=1), FAILED)


@pytest.mark.parametrize("where", ["at_recipient", "at_content"])
def test_a_refused_letter_is_tried_three_times_and_then_shown_as_failed(mail, where):
    letter, other = a_letter(), a_letter(to="bob@example.org")
    setattr(mail, where, ["550 No such person"])
    assert send_due(NOON) == Counts(sent=1, again=1)
    for after in (minutes(2), minutes(10)):
        setattr(mail, where, ["550 No such person"])
        send_due(NOON + after)

    assert (again(letter).state, letter.attempts, letter.last_error) == (
        FAILED, 3, "The mail server answered 550 No such person",
    )  # fmt: skip
    assert again(other).state == SENT


def test_when_the_server_is_down_letters_wait_and_it_does_not_count_against_them(settings):
    settings.SMTP_ADDRESS = f"127.0.0.1:{mail_server.free_port()}"
    letters = [a_letter() for _ in range(3)]

    assert send_due(NOON) == Counts(again=3)
    assert {(again(one).state, one.attempts) for one in letters} == {(WAITING, 0)}
    assert "could not be reached" in letters[0].last_error
    with mail_server.running(int(settings.SMTP_ADDRESS.rpartition(":")[2])) as (mail, _):
        assert send_due(NOON + minutes(2)) == Counts(sent=3)
        assert len(mail.taken) == 3


def test_a_server_that_says_421_is_out_of_order_and_the_letter_is_not_to_blame(mail):
    letter = a_letter()
    mail.at_recipient = ["421 Shutting down"]

    assert (send_due(NOON), again(letter).state, letter.attempts) == (Counts(again=1), WAITING, 0)


def test_a_server_that_greets_and_hangs_is_left_after_a_while(settings, monkeypatch):
    monkeypatch.setattr(post, "PATIENCE", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.SMTP_ADDRESS = f"127.0.0.1:{silent.getsockname()[1]}"
        letter = a_letter()
        began = time.monotonic()
        assert send_due(NOON) == Counts(again=1)

    assert (time.monotonic() - began < 3, again(letter).state) == (True, WAITING)


def test_a_slow_answer_after_the_text_may_mean_a_second_copy_with_the_same_id(mail, monkeypatch):
    monkeypatch.setattr(post, "PATIENCE", 0.3)
    letter = a_letter()
    mail.slow = 0.8
    assert send_due(NOON) == Counts(again=1)
    assert again(letter).last_error.startswith("May arrive twice.")
    time.sleep(0.8)
    mail.slow = 0
    assert send_due(NOON + minutes(2)) == Counts(sent=1)
    assert set(mail.ids()) == {f"<{letter.public_id}@example.org>"}


def test_a_template_that_cannot_be_written_fails_alone(mail):
    bad, good = a_letter(template="no/such"), a_letter()

    assert send_due(NOON) == Counts(sent=1, failed=1)
    assert (again(bad).state, again(good).state) == (FAILED, SENT)
    assert bad.last_error.startswith("The letter cannot be written.")


def test_a_letter_of_a_dead_worker_is_sent_when_its_lease_ends(mail):
    letter = a_letter()
    claimed = sending.claim_next(NOON)
    assert (claimed.pk, again(letter).state, letter.attempts) == (letter.pk, SENDING, 1)

    assert send_due(NOON + minutes(9)) == Counts()
    assert send_due(NOON + minutes(11)) == Counts(sent=1)


def test_a_worker_that_comes_back_late_changes_nothing(mail):
    a_letter()
    late = sending.claim_next(NOON)
    send_due(NOON + minutes(11))

    assert sending.put_off(late, NOON + minutes(12), "too late") == 0
    assert Letter.objects.get().state == SENT


def test_without_a_server_letters_are_files_of_which_each_is_written_once(folder):
    letter = a_letter()
    send_due(NOON)
    Letter.objects.update(state=WAITING)
    send_due(NOON)

    assert [path.name for path in folder.iterdir()] == [f"{letter.public_id}.eml"]


def test_a_folder_that_cannot_be_written_is_like_a_server_that_is_down(folder, settings, monkeypatch):
    letter = a_letter()
    monkeypatch.setattr(post.Path, "write_bytes", raise_full)

    assert (send_due(NOON), again(letter).state, letter.attempts) == (Counts(again=1), WAITING, 0)


def raise_full(*_):
    raise OSError(28, "No space left on device")


def test_a_password_is_asked_for_and_the_line_is_encrypted_when_the_settings_say_so(settings, mail):
    settings.SMTP_USER, settings.SMTP_PASSWORD = "almoner", "secret"
    letter = a_letter()
    assert send_due(NOON) == Counts(again=1)
    assert "could not be reached" in again(letter).last_error
    settings.SMTP_USER, settings.SMTP_TLS = "", "starttls"
    assert send_due(NOON + minutes(2)) == Counts(again=1)
    settings.SMTP_TLS = "tls"
    assert send_due(NOON + minutes(4)) == Counts(again=1)
    assert mail.taken == []


def test_a_round_ends_after_its_time_so_that_the_worker_can_give_a_sign_of_life(mail):
    for _ in range(3):
        a_letter()

    assert send_due(NOON, seconds=0) == Counts()
    assert send_due(NOON, most=2) == Counts(sent=2)


@pytest.mark.slow
def test_of_a_thousand_letters_none_is_lost_and_only_those_cut_off_come_twice(mail):
    letters = Letter.objects.bulk_create(
        Letter(to=f"p{n}@example.org", template="office/you_are_invited", values={"name": f"P{n}"},
               created_at=NOON, next_try_at=NOON)
        for n in range(1_000)
    )  # fmt: skip
    mail.dies_after = {17, 400, 801}
    mail.at_recipient = ["250 OK"] * 0 + ["450 Busy"] * 5
    began, at = time.monotonic(), NOON
    while Letter.objects.exclude(state=SENT).exists() and at < NOON + minutes(60):
        send_due(at, most=5_000, seconds=60)
        at += minutes(2)
    took = time.monotonic() - began

    assert Letter.objects.filter(state=SENT).count() == 1_000
    assert set(mail.ids()) == {f"<{letter.public_id}@example.org>" for letter in letters}
    assert len(mail.taken) == 1_003
    assert took < 60


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_never_send_the_same_letter(mail):
    for n in range(120):
        a_letter(to=f"p{n}@example.org")
    start, counts = threading.Barrier(3), []

    def worker():
        start.wait()
        counts.append(send_due(NOON, seconds=60).sent)
        connections.close_all()

    threads = [threading.Thread(target=worker) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (sum(counts), len(mail.taken), len(set(mail.ids()))) == (120, 120, 120)
    assert min(counts) > 0
