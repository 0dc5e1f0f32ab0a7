"""Addresses of annual reports (in the public door's namespace)."""

from django.urls import path

from almoner.doors.public.reports import pages

urlpatterns = [
    path("annual-reports/", pages.annual_reports, name="annual_reports"),
    path("annual-reports/<str:public_id>/", pages.annual_report, name="annual_report"),
    path("annual-reports/<str:public_id>.csv", pages.annual_report_csv, name="annual_report_csv"),
    path(
        "annual-reports/<str:public_id>/document/",
        pages.annual_report_document,
        name="annual_report_document",
    ),
]
