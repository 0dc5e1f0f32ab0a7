"""Addresses of bank details (in the staff door's namespace)."""

from django.urls import path

from almoner.doors.staff.payees import doing, pages

urlpatterns = [
    path("bank-details/", pages.bank_details, name="bank_details"),
    path("bank-details/tables/", pages.tables, name="bank_tables"),
    path("bank-details/<str:public_id>/", pages.bank_account, name="bank_account"),
    path("bank-details/<str:public_id>/paper/", pages.paper, name="bank_paper"),
    path("bank-details/<str:public_id>/call/", doing.call, name="bank_call"),
    path("bank-details/<str:public_id>/check/", doing.check, name="bank_check"),
    path("bank-details/<str:public_id>/modulus/", doing.modulus, name="bank_modulus"),
    path("bank-details/<str:public_id>/approve/", doing.approve, name="bank_approve"),
    path("bank-details/<str:public_id>/end/", doing.end, name="bank_end"),
    path("bank-details/<str:public_id>/again/", doing.again, name="bank_again"),
    path("bank-details/<str:public_id>/read/", doing.read, name="bank_read"),
    path("organisations/<str:public_id>/bank-details/", doing.enter, name="bank_enter"),
]
