"""Addresses of an organisation, its people and its documents (in the portal door's namespace)."""

from django.urls import path

from almoner.doors.portal.organisation import pages, people

urlpatterns = [
    path("organisations/", pages.organisations, name="organisations"),
    path("organisations/new/", pages.register, name="organisation_new"),
    path("organisations/<str:public_id>/", pages.organisation, name="organisation"),
    path("organisations/<str:public_id>/details/", pages.details, name="organisation_details"),
    path("organisations/<str:public_id>/documents/", pages.documents, name="documents"),
    path("organisations/<str:public_id>/documents/new/", pages.keep_document, name="document_new"),
    path("organisations/<str:public_id>/accounts/", pages.accounts, name="accounts"),
    path("organisations/<str:public_id>/people/", people.people, name="organisation_people"),
    path("organisations/<str:public_id>/people/invite/", people.invite, name="organisation_invite"),
    path(
        "organisations/<str:public_id>/invitations/<int:invitation>/withdraw/",
        people.withdraw,
        name="invitation_withdraw",
    ),
    path("organisations/<str:public_id>/people/<int:membership>/", people.member, name="member"),
    path("organisations/<str:public_id>/people/<int:membership>/leave/", people.leave, name="member_leave"),
    path("documents/<str:public_id>/", pages.document, name="document_file"),
    path("join/<str:token>/", people.join, name="join"),
]
