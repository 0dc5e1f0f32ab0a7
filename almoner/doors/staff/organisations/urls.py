"""Addresses of organisations (in the staff door's namespace)."""

from django.urls import path

from almoner.doors.staff.organisations import changing, pages

urlpatterns = [
    path("organisations/", pages.organisations, name="organisations"),
    path("organisations/files/<str:public_id>/", pages.document, name="organisation_file"),
    path("organisations/<str:public_id>/", pages.organisation, name="organisation"),
    path("organisations/<str:public_id>/details/", changing.details, name="organisation_details"),
    path("organisations/<str:public_id>/accounts/", changing.accounts, name="organisation_accounts"),
    path("organisations/<str:public_id>/earlier/", changing.earlier_award, name="earlier_award"),
    path(
        "organisations/<str:public_id>/earlier/<int:award>/", changing.return_standing, name="earlier_return"
    ),
]
