"""How django-allauth is made to keep our house: letters by the outbox, people by actions."""

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in by emailed code."""
