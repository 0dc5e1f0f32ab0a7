"""Addresses of people and roles, delegations, the body and its documents (in the staff door's namespace)."""

from django.urls import path

from almoner.doors.staff.people import body, delegations, pages

urlpatterns = [
    path("people/", pages.people, name="people"),
    path("people/find/", pages.find, name="find_person"),
    path("people/invite/", pages.invite, name="invite"),
    path("people/<str:public_id>/", pages.person, name="person"),
    path("people/<str:public_id>/role/", pages.appoint, name="appoint"),
    path("people/<str:public_id>/role/<int:holding>/end/", pages.end_appointment, name="end_appointment"),
    path("people/<str:public_id>/close/", pages.close_account, name="close_account"),
    path("people/<str:public_id>/open/", pages.open_account, name="open_account"),
    path("people/<str:public_id>/second-factor/", pages.reset_second_factor, name="reset_second_factor"),
    path("delegations/", delegations.delegations, name="delegations"),
    path("delegations/new/", delegations.delegate, name="delegate"),
    path("delegations/<int:delegation>/end/", delegations.end_delegation, name="end_delegation"),
    path("looks/", delegations.looks, name="looks"),
    path("looks/close/", delegations.close_look, name="close_look"),
    path("body/", body.body, name="body"),
    path("body/begin/", body.settle, name="begin_body"),
    path("body/<str:public_id>/", body.settle, name="settle_body"),
    path("body/<str:public_id>/title/", body.settle_title, name="settle_title"),
    path("documents/", body.documents, name="documents"),
    path("documents/record/", body.record, name="record_document"),
    path("documents/<str:public_id>/", body.document, name="document"),
    path("documents/<str:public_id>/version/", body.record, name="record_version"),
]
