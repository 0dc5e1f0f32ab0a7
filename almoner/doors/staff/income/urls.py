"""Addresses of income (in the staff door's namespace)."""

from django.urls import path

from almoner.doors.staff.income import home, keeping, partners, reports, stream

urlpatterns = [
    path("income/", home.home, name="income"),
    path("income/export/<str:kind>/", home.export, name="income_export"),
    path("income/publish/", keeping.publish, name="income_publish"),
    path("income/new/", keeping.begin, name="income_new"),
    path("income/partners/", partners.partners, name="income_partners"),
    path("income/partners/export/<str:kind>/", partners.partners_export, name="income_partners_export"),
    path("income/<str:public_id>/", stream.year, name="income_year"),
    path("income/<str:public_id>/change/", keeping.change, name="income_change"),
    path("income/<str:public_id>/receipts/", keeping.receive, name="income_receive"),
    path("income/<str:public_id>/returns/", keeping.ask_return, name="income_return_new"),
    path("income/<str:public_id>/returns/<int:asked>/sent/", keeping.sent, name="income_return_sent"),
    path("income/<str:public_id>/returns/<int:asked>/drop/", keeping.drop, name="income_return_drop"),
    path("income/<str:public_id>/figures/", reports.figures, name="income_figures"),
    path("income/<str:public_id>/figures/<str:kind>/", reports.figures_export, name="income_figures_export"),
]
