"""Addresses of rounds as all may see them (in the public door's namespace)."""

from django.urls import path

from almoner.doors.public.rounds import asking, checking, feed, forms_to_read, pages

urlpatterns = [
    path("rounds/", pages.rounds, name="rounds"),
    path("rounds/feed/", feed.rounds_feed, name="rounds_feed"),
    path("rounds/<str:public_id>/", pages.round, name="round"),
    path("rounds/<str:public_id>/check/", checking.check, name="round_check"),
    path("rounds/<str:public_id>/ask/", asking.ask, name="round_ask"),
    path("rounds/<str:public_id>/form/<slug:band>/", forms_to_read.form, name="round_form"),
    path("rounds/<str:public_id>/form/<slug:band>/blank.<slug:kind>", forms_to_read.blank, name="blank_form"),
    path("help-with-a-bid/", pages.help_with_bid, name="help_with_bid"),
]
