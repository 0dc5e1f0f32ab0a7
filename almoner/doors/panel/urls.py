"""Addresses of the panel door."""

from django.urls import URLPattern, URLResolver, path

from almoner.doors.panel import declaring, pages, reading, scoring

app_name = "panel"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", pages.home, name="home"),
    path("panels/<str:public_id>/", pages.panel, name="panel"),
    path("panels/<str:public_id>/agree/", pages.agree, name="agree"),
    path("panels/<str:public_id>/interests/", declaring.declare, name="declare"),
    path("bids/<str:public_id>/", reading.bid, name="bid"),
    path("bids/<str:public_id>/open/", reading.open_bid, name="open"),
    path("bids/<str:public_id>/interest/", declaring.interest, name="interest"),
    path("bids/<str:public_id>/scores/", scoring.save, name="score"),
    path("bids/<str:public_id>/scores/save/", scoring.autosave, name="autosave"),
    path("bids/<str:public_id>/files/<str:file_id>/", reading.file, name="file"),
]
