"""Addresses of subsidy control (in the staff door's namespace)."""

from django.urls import path

from almoner.doors.staff.subsidies import doing, pages

urlpatterns = [
    path("subsidies/", pages.subsidies, name="subsidies"),
    path("subsidies/export/<str:kind>/", pages.export, name="subsidies_export"),
    path("subsidies/<str:public_id>/notice/", doing.notify, name="subsidy_notify"),
    path("subsidies/<str:public_id>/declared/", doing.declare, name="subsidy_declare"),
    path("subsidies/<str:public_id>/entry/", doing.enter, name="subsidy_entry"),
    path("decisions/<str:public_id>/subsidies/", doing.judge, name="decision_subsidies"),
]
