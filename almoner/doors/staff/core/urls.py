"""Addresses of core grants (in the staff door's namespace)."""

from django.urls import path

from almoner.doors.staff.core import deciding, pages

urlpatterns = [
    path("core/", pages.schedule, name="core"),
    path("core/new/", pages.begin, name="core_new"),
    path("core/export/<str:kind>/", pages.export, name="core_export"),
    path("core/<str:public_id>/copy/", pages.copy, name="core_copy"),
    path("core/<str:public_id>/shares/new/", pages.keep_share, name="core_share_new"),
    path("core/<str:public_id>/shares/<str:share_id>/", pages.keep_share, name="core_share"),
    path("core/<str:public_id>/shares/<str:share_id>/drop/", pages.drop, name="core_share_drop"),
    path("core/<str:public_id>/shares/<str:share_id>/checks/", deciding.check, name="core_check"),
    path("core/<str:public_id>/agree/", deciding.agree, name="core_agree"),
    path("core/<str:public_id>/reopen/", deciding.reopen, name="core_reopen"),
    path("core/<str:public_id>/sheet/", deciding.sheet, name="core_sheet"),
]
