"""Addresses of restorative justice (in the staff door's namespace)."""

from django.urls import path

from almoner.doors.staff.restorative import doing, pages, parties, volunteers

urlpatterns = [
    path("restorative/", pages.cases, name="restorative"),
    path("restorative/export/<str:kind>/", pages.export, name="restorative_export"),
    path("restorative/new/", doing.open_case, name="restorative_new"),
    path("restorative/figures/", pages.report, name="restorative_report"),
    path("restorative/figures/<str:kind>/", pages.report_export, name="restorative_report_export"),
    path("restorative/volunteers/", volunteers.volunteers, name="restorative_volunteers"),
    path("restorative/volunteers/new/", volunteers.keep, name="restorative_volunteer_new"),
    path("restorative/volunteers/<str:public_id>/", volunteers.keep, name="restorative_volunteer"),
    path("restorative/volunteers/<str:public_id>/hours/", volunteers.log_hours, name="restorative_hours"),
    path("restorative/parties/<str:public_id>/", parties.change, name="restorative_party"),
    path("restorative/parties/<str:public_id>/consent/", parties.consent, name="restorative_consent"),
    path("restorative/parties/<str:public_id>/feedback/", parties.feedback, name="restorative_feedback"),
    path("restorative/<str:public_id>/", pages.case, name="restorative_case"),
    path("restorative/<str:public_id>/change/", doing.change, name="restorative_change"),
    path("restorative/<str:public_id>/parties/new/", parties.add, name="restorative_party_new"),
    path("restorative/<str:public_id>/contact/", doing.contact, name="restorative_contact"),
    path("restorative/<str:public_id>/assess/", doing.assess, name="restorative_assess"),
    path("restorative/<str:public_id>/allocate/", doing.allocate, name="restorative_allocate"),
    path("restorative/<str:public_id>/facilitate/", doing.facilitate, name="restorative_facilitate"),
    path("restorative/<str:public_id>/communicate/", doing.communicate, name="restorative_communicate"),
    path("restorative/<str:public_id>/close/", doing.close, name="restorative_close"),
    path("restorative/<str:public_id>/forget/", doing.forget, name="restorative_forget"),
]
