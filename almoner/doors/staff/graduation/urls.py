"""Addresses of graduation (in the staff door's namespace)."""

from django.urls import path

from almoner.doors.staff.graduation import doing, pages

urlpatterns = [
    path("graduation/", pages.graduation, name="graduation"),
    path("graduation/export/<str:kind>/", pages.export, name="graduation_export"),
    path("graduation/mark/<str:public_id>/", doing.mark, name="graduation_mark"),
    path("graduation/<str:public_id>/propose/", doing.propose, name="graduation_propose"),
    path("graduation/<str:public_id>/link/", doing.link, name="graduation_link"),
    path("graduation/<str:public_id>/leave/", doing.leave, name="graduation_leave"),
    path("graduation/<str:public_id>/reopen/", doing.reopen, name="graduation_reopen"),
]
