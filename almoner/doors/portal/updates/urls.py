"""Addresses of what a recipient is asked and shows (in the portal's namespace)."""

from django.urls import path

from almoner.doors.portal.updates import pages

urlpatterns = [
    path("updates/<str:public_id>/", pages.update, name="update"),
    path("agreements/<str:public_id>/publicity/", pages.publicity, name="publicity"),
    path("agreements/<str:public_id>/publicity/new/", pages.add, name="publicity_new"),
    path("publicity/<str:public_id>/", pages.change, name="publicity_change"),
    path("publicity/<str:public_id>/consent/", pages.consent, name="publicity_consent"),
    path("publicity/<str:public_id>/consent/withdraw/", pages.withdraw, name="publicity_withdraw"),
]
