"""Addresses of an organisation's reports (in the portal's namespace)."""

from django.urls import path

from almoner.doors.portal.reports import pages

urlpatterns = [path("reports/<str:public_id>/", pages.report, name="report")]
