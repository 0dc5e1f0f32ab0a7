"""Addresses of due diligence (in the staff door's namespace)."""

from django.urls import path

from almoner.doors.staff.checks import pages

urlpatterns = [
    path("checks/<str:public_id>/items/<str:item>/", pages.check, name="case_check"),
    path("checks/<str:public_id>/ask/", pages.ask_about, name="case_ask"),
    path("checks/<str:public_id>/statements/<int:statement>/", pages.settle, name="case_settle"),
    path("checks/<str:public_id>/conclude/", pages.conclude, name="case_conclude"),
    path("checks/<str:public_id>/reopen/", pages.reopen, name="case_reopen"),
]
