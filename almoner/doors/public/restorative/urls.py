"""Addresses of restorative justice (in the public door's namespace)."""

from django.urls import path

from almoner.doors.public.restorative import pages

urlpatterns = [
    path("restorative-justice/", pages.restorative, name="restorative"),
    path("restorative-justice/refer/", pages.refer, name="restorative_refer"),
    path("restorative-justice/received/", pages.received, name="restorative_received"),
]
