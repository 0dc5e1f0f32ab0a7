"""Addresses of the expected income (in the public door's namespace)."""

from django.urls import path

from almoner.doors.public.income import pages

urlpatterns = [
    path("income/", pages.income, name="income"),
    path("income.csv", pages.income_csv, name="income_csv"),
]
