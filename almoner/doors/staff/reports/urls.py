"""Addresses of reports over everything that is decided (in the staff door's namespace)."""

from django.urls import path

from almoner.doors.staff.reports import coverage, market, purposes

urlpatterns = [
    path("coverage/", coverage.page, name="coverage"),
    path("coverage/export/<str:kind>/", coverage.export, name="coverage_export"),
    path("market/", market.page, name="market"),
    path("market/export/<str:kind>/", market.export, name="market_export"),
    path("purposes/", purposes.page, name="purposes"),
    path("purposes/export/<str:kind>/", purposes.export, name="purposes_export"),
]
