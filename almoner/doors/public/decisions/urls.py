"""Addresses of published decisions (in the public door's namespace)."""

from django.urls import path

from almoner.doors.public.decisions import pages

urlpatterns = [
    path("decisions/", pages.decisions, name="decisions"),
    path("decisions/<slug:reference>/", pages.decision, name="decision"),
    path("decisions/<slug:reference>/sheet.pdf", pages.sheet, name="decision_pdf"),
]
