"""Addresses of the public door."""

from django.urls import URLPattern, URLResolver, include, path

app_name = "public"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("almoner.doors.public.about.urls")),
    path("", include("almoner.doors.public.consult.urls")),
    path("", include("almoner.doors.public.decisions.urls")),
    path("", include("almoner.doors.public.income.urls")),
    path("", include("almoner.doors.public.intentions.urls")),
    path("", include("almoner.doors.public.register.urls")),
    path("", include("almoner.doors.public.endorse.urls")),
    path("", include("almoner.doors.public.reports.urls")),
    path("", include("almoner.doors.public.restorative.urls")),
    path("", include("almoner.doors.public.rounds.urls")),
]
