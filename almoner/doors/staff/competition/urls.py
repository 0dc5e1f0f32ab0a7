"""Addresses of the report on competition (in the staff door's namespace)."""

from django.urls import path

from almoner.doors.staff.competition import pages

urlpatterns = [
    path("competition/", pages.competition, name="competition"),
    path("competition/export/<str:kind>/", pages.export, name="competition_export"),
]
