"""Addresses of procurements (in the staff door's namespace)."""

from django.urls import path

from almoner.doors.staff.procurement import doing, pages, planning

ONE = "procurements/<str:public_id>/"

urlpatterns = [
    path("procurements/", pages.procurements, name="procurements"),
    path("procurements/new/", planning.plan, name="procurement_new"),
    path(ONE, pages.procurement, name="procurement"),
    path(f"{ONE}edit/", planning.revise, name="procurement_edit"),
    path(f"{ONE}lots/new/", planning.lot, name="procurement_lot_new"),
    path(f"{ONE}lots/<str:lot_id>/", planning.lot, name="procurement_lot"),
    path(f"{ONE}lots/<str:lot_id>/winner/", doing.winner, name="procurement_winner"),
    path(f"{ONE}milestone/", planning.milestone, name="procurement_milestone"),
    path(f"{ONE}notice/", planning.notice, name="procurement_notice"),
    path(f"{ONE}principles/", doing.principles, name="procurement_principles"),
    path(f"{ONE}confirmation/", doing.confirm, name="procurement_confirm"),
    path(f"{ONE}publish/", doing.publish, name="procurement_publish"),
    path(f"{ONE}close/", doing.close, name="procurement_close"),
    path(f"{ONE}recommend/", doing.recommend, name="procurement_recommend"),
    path(f"{ONE}again/", doing.again, name="procurement_again"),
    path(f"{ONE}abandon/", doing.abandon, name="procurement_abandon"),
]
