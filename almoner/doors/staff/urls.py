"""Addresses of the staff door."""

from django.urls import URLPattern, URLResolver, include, path

app_name = "staff"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("almoner.doors.staff.agreements.urls")),
    path("", include("almoner.doors.staff.audit.urls")),
    path("", include("almoner.doors.staff.bids.urls")),
    path("", include("almoner.doors.staff.bids_in.urls")),
    path("", include("almoner.doors.staff.checks.urls")),
    path("", include("almoner.doors.staff.competition.urls")),
    path("", include("almoner.doors.staff.contracts.urls")),
    path("", include("almoner.doors.staff.core.urls")),
    path("", include("almoner.doors.staff.decisions.urls")),
    path("", include("almoner.doors.staff.graduation.urls")),
    path("", include("almoner.doors.staff.income.urls")),
    path("", include("almoner.doors.staff.intentions.urls")),
    path("", include("almoner.doors.staff.letters.urls")),
    path("", include("almoner.doors.staff.money.urls")),
    path("", include("almoner.doors.staff.monitoring.urls")),
    path("", include("almoner.doors.staff.organisations.urls")),
    path("", include("almoner.doors.staff.own_services.urls")),
    path("", include("almoner.doors.staff.panels.urls")),
    path("", include("almoner.doors.staff.payees.urls")),
    path("", include("almoner.doors.staff.payments.urls")),
    path("", include("almoner.doors.staff.plan.urls")),
    path("", include("almoner.doors.staff.pools.urls")),
    path("", include("almoner.doors.staff.procurement.urls")),
    path("", include("almoner.doors.staff.people.urls")),
    path("", include("almoner.doors.staff.proposals.urls")),
    path("", include("almoner.doors.staff.reports.urls")),
    path("", include("almoner.doors.staff.subsidies.urls")),
    path("", include("almoner.doors.staff.restorative.urls")),
    path("", include("almoner.doors.staff.retention.urls")),
    path("", include("almoner.doors.staff.today.urls")),
    path("", include("almoner.doors.staff.updates.urls")),
    path("", include("almoner.doors.staff.rounds.urls")),
]
