"""Addresses of how long bids are kept (in the staff door's namespace)."""

from django.urls import path

from almoner.doors.staff.retention import pages

urlpatterns = [
    path("retention/", pages.retention, name="retention"),
    path("retention/export/<str:kind>/", pages.export, name="retention_export"),
    path("retention/<str:public_id>/erase/", pages.erase, name="retention_erase"),
]
