"""Addresses of an organisation's bank details (in the portal door's namespace)."""

from django.urls import path

from almoner.doors.portal.payees import pages

urlpatterns = [
    path("organisations/<str:public_id>/bank-details/", pages.bank_details, name="bank_details"),
    path("organisations/<str:public_id>/bank-details/new/", pages.bank_ask, name="bank_ask"),
    path(
        "organisations/<str:public_id>/bank-details/<str:account>/withdraw/",
        pages.bank_withdraw,
        name="bank_withdraw",
    ),
]
