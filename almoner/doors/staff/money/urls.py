"""Addresses of money (in the staff door's namespace)."""

from django.urls import path

from almoner.doors.staff.money import funds, home

urlpatterns = [
    path("money/", home.home, name="money"),
    path("money/export.<str:kind>", home.export, name="money_export"),
    path("funds/new/", funds.keep_fund, name="fund_new"),
    path("funds/streams/new/", funds.keep_stream, name="stream_new"),
    path("funds/streams/<str:code>/", funds.keep_stream, name="stream_change"),
    path("funds/<str:code>/", funds.fund, name="fund"),
    path("funds/<str:code>/change/", funds.keep_fund, name="fund_change"),
    path("funds/<str:code>/budget/", funds.set_budget, name="budget_set"),
]
