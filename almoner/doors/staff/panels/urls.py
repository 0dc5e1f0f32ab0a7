"""Addresses of panels (in the staff door's namespace)."""

from django.urls import path

from almoner.doors.staff.panels import closing, correcting, meeting, pages, ranking, setting_up

urlpatterns = [
    path("panels/", pages.panels, name="panels"),
    path("panels/for/<str:public_id>/", setting_up.convene, name="panel_convene"),
    path("panels/<str:public_id>/", pages.panel, name="panel"),
    path("panels/<str:public_id>/settings/", setting_up.settings, name="panel_settings"),
    path("panels/<str:public_id>/members/", setting_up.member, name="panel_member"),
    path("panels/<str:public_id>/members/<int:member>/leave/", setting_up.leave, name="panel_leave"),
    path("panels/<str:public_id>/members/<int:member>/interest/", setting_up.interest, name="panel_interest"),
    path("panels/<str:public_id>/readers/", pages.readers, name="panel_readers"),
    path("panels/<str:public_id>/readers/give-out/", setting_up.allocate, name="panel_allocate"),
    path("panels/<str:public_id>/start/", setting_up.start, name="panel_start"),
    path("panels/<str:public_id>/meeting/", meeting.meeting, name="panel_meets"),
    path("panels/<str:public_id>/bids/<str:bid_id>/", meeting.bid, name="panel_bid"),
    path("panels/<str:public_id>/ranking/", ranking.ranking, name="ranking"),
    path("panels/<str:public_id>/balance/", ranking.balance, name="balance"),
    path("panels/<str:public_id>/close/", closing.close, name="panel_close"),
    path("panels/<str:public_id>/scores/", correcting.scores, name="panel_scores"),
    path("panels/<str:public_id>/scores/<int:score>/", correcting.correct, name="panel_correct"),
    path(
        "panels/<str:public_id>/corrections/<int:correction>/agree/",
        correcting.agree,
        name="panel_correction_agree",
    ),
]
