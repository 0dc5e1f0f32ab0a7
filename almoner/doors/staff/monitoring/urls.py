"""Addresses of reports of grants (in the staff door's namespace)."""

from django.urls import path

from almoner.doors.staff.monitoring import doing, pages

urlpatterns = [
    path("grant-reports/", pages.returns, name="returns"),
    path("grant-reports/export/<str:kind>/", pages.export, name="returns_export"),
    path("grant-reports/<str:public_id>/", pages.one, name="return"),
    path("grant-reports/<str:public_id>/accept/", doing.accept, name="return_accept"),
    path("grant-reports/<str:public_id>/ask/", doing.query, name="return_query"),
    path("grant-reports/<str:public_id>/send-back/", doing.send_back, name="return_send_back"),
    path("grant-reports/<str:public_id>/open-again/", doing.reopen, name="return_reopen"),
]
