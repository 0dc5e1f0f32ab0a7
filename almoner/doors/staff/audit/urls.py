"""Addresses of the auditor's pages (in the staff door's namespace)."""

from django.urls import path

from almoner.doors.staff.audit import pages

urlpatterns = [
    path("audit/", pages.audit, name="audit"),
    path("audit/awards.csv", pages.awards_csv, name="audit_csv"),
    path("audit/<str:public_id>/", pages.award, name="audit_file"),
    path("audit/<str:public_id>/record.csv", pages.record_csv, name="audit_file_csv"),
]
