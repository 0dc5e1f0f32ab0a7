"""Addresses of ad-hoc proposals (in the staff door's namespace)."""

from django.urls import path

from almoner.doors.staff.proposals import doing, pages

urlpatterns = [
    path("ad-hoc/", pages.proposals, name="proposals"),
    path("ad-hoc/new/", doing.propose, name="proposal_new"),
    path("ad-hoc/<str:public_id>/", pages.proposal, name="proposal"),
    path("ad-hoc/<str:public_id>/edit/", doing.revise, name="proposal_edit"),
    path("ad-hoc/<str:public_id>/put-forward/", doing.put_forward, name="proposal_put_forward"),
    path("ad-hoc/<str:public_id>/take-back/", doing.take_back, name="proposal_take_back"),
    path("ad-hoc/<str:public_id>/give-up/", doing.drop, name="proposal_drop"),
    path("ad-hoc/<str:public_id>/sheet/", doing.sheet, name="proposal_sheet"),
]
