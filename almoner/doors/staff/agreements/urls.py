"""Addresses of agreements (in the staff door's namespace)."""

from django.urls import path

from almoner.doors.staff.agreements import pages, signing, wording

urlpatterns = [
    path("agreements/", pages.agreements, name="agreements"),
    path("agreements/wording/", wording.wording, name="agreement_wording"),
    path("agreements/wording/new/", wording.new_wording, name="agreement_wording_new"),
    path("agreements/signing/", signing.sign_many, name="agreements_sign"),
    path("agreements/<str:public_id>/", pages.agreement, name="agreement"),
    path("agreements/<str:public_id>/sign/", pages.countersign, name="agreement_sign"),
    path("agreements/<str:public_id>/copy/", pages.copy, name="agreement_copy"),
]
