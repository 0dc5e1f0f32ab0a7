"""Letters of past years count as sent when they were written; those of the last days wait for the worker."""

from datetime import datetime, timedelta

from almoner.ground.notices.office_words import office_words
from almoner.ground.notices.text import BadTemplate, without_secrets, words_of
from almoner.ground.workflow.models import SENT, WAITING, Letter

A_MINUTE = timedelta(minutes=1)
FIELDS = ("state", "sent_at", "attempts", "subject", "body", "values")


def send_up_to(moment: datetime) -> int:
    """Nothing leaves the machine: the words are kept as they would have gone out, without codes or links.

    A letter that cannot be written is left to the worker, which says why on the page of letters.
    """
    office = office_words()
    letters = list(Letter.objects.filter(state=WAITING, created_at__lt=moment))
    for letter in letters:
        try:
            words = words_of(letter, office=office)
        except BadTemplate:
            continue
        letter.subject, letter.body = words.subject, words.body
        letter.values = without_secrets(letter.values)
        letter.state, letter.attempts = SENT, 1
        letter.sent_at = letter.created_at + A_MINUTE
    Letter.objects.bulk_update(letters, FIELDS, batch_size=200)
    return len(letters)
