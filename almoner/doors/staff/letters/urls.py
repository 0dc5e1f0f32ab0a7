"""Addresses of the outbox (in the staff door's namespace)."""

from django.urls import path

from almoner.doors.staff.letters import pages

urlpatterns = [
    path("letters/", pages.letters, name="letters"),
    path("letters/<str:public_id>/", pages.letter, name="letter"),
    path("letters/<str:public_id>/again/", pages.send_again, name="letter_again"),
]
