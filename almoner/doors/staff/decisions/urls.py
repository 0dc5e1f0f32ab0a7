"""Addresses of decision sheets (in the staff door's namespace)."""

from django.urls import path

from almoner.doors.staff.decisions import pages, regarding, reporting, settling, writing

urlpatterns = [
    path("decisions/", pages.decisions, name="decisions"),
    path("decisions/new/", writing.new, name="decision_new"),
    path("decisions/for-the-panel/", reporting.panel_report, name="panel_report"),
    path("decisions/for-the-panel.csv", reporting.panel_report_csv, name="panel_report_csv"),
    path("decisions/for-the-panel/meetings/", reporting.meeting, name="panel_meeting"),
    path("decisions/<str:public_id>/", pages.decision, name="decision"),
    path("decisions/<str:public_id>/edit/", writing.edit, name="decision_edit"),
    path("decisions/<str:public_id>/regard/", regarding.regard, name="decision_regard"),
    path("decisions/<str:public_id>/descriptions/", writing.descriptions, name="decision_descriptions"),
    path("decisions/<str:public_id>/fill/", writing.fill, name="decision_fill"),
    path("decisions/<str:public_id>/lines/", writing.line, name="decision_line_new"),
    path("decisions/<str:public_id>/lines/<str:line_id>/", writing.line, name="decision_line"),
    path("decisions/<str:public_id>/lines/<str:line_id>/drop/", writing.drop_line, name="decision_line_drop"),
    path("decisions/<str:public_id>/open/", settling.open_for_signature, name="decision_open"),
    path("decisions/<str:public_id>/take-back/", settling.take_back, name="decision_take_back"),
    path("decisions/<str:public_id>/sign/", settling.sign, name="decision_sign"),
    path("decisions/<str:public_id>/announce/", settling.announce, name="decision_announce"),
    path("decisions/<str:public_id>/withhold/", settling.withhold, name="decision_withhold"),
]
