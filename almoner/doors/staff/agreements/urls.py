"""Addresses of agreements (in the staff door's namespace)."""

from django.urls import path

from almoner.doors.staff.agreements import pages

urlpatterns = [
    path("agreements/", pages.agreements, name="agreements"),
    path("agreements/wording/", pages.wording, name="agreement_wording"),
    path("agreements/<str:public_id>/", pages.agreement, name="agreement"),
    path("agreements/<str:public_id>/sign/", pages.countersign, name="agreement_sign"),
    path("agreements/<str:public_id>/copy/", pages.copy, name="agreement_copy"),
]
