"""Addresses of the portal door."""

from django.urls import URLPattern, URLResolver, include, path

app_name = "portal"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("almoner.doors.portal.agreements.urls")),
    path("", include("almoner.doors.portal.reports.urls")),
    path("", include("almoner.doors.portal.organisation.urls")),
    path("", include("almoner.doors.portal.payees.urls")),
    path("", include("almoner.doors.portal.updates.urls")),
    path("", include("almoner.doors.portal.bids.urls")),
]
