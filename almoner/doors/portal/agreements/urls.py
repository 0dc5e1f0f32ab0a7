"""Addresses of an organisation's agreements (in the portal's namespace)."""

from django.urls import path

from almoner.doors.portal.agreements import headroom, pages

urlpatterns = [
    path("other-public-money/<str:public_id>/", headroom.headroom, name="headroom"),
    path("agreements/<str:public_id>/", pages.agreement, name="agreement"),
    path("agreements/<str:public_id>/sign/", pages.accept, name="agreement_accept"),
    path("agreements/<str:public_id>/decline/", pages.decline, name="agreement_decline"),
    path("agreements/<str:public_id>/copy/", pages.copy, name="agreement_copy"),
]
