"""Addresses of reports over everything that is decided (in the staff door's namespace)."""

from django.urls import path

from almoner.doors.staff.reports import purposes

urlpatterns = [
    path("purposes/", purposes.page, name="purposes"),
    path("purposes/export/<str:kind>/", purposes.export, name="purposes_export"),
]
