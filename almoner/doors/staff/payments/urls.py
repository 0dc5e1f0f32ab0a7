"""Addresses of payments (in the staff door's namespace)."""

from django.urls import path

from almoner.doors.staff.payments import doing, pages, schedule

urlpatterns = [
    path("payments/", pages.payments, name="payments"),
    path("payments/runs/", pages.runs, name="runs"),
    path("payments/runs/new/", doing.run_new, name="run_new"),
    path("payments/returned/", doing.returns, name="bank_returns"),
    path("payments/asked-back/", schedule.recoveries, name="recoveries"),
    path("payments/asked-back/<str:public_id>/came/", schedule.repaid, name="repaid"),
    path("payments/asked-back/<str:public_id>/give-up/", schedule.waive, name="recovery_waive"),
    path("payments/runs/<str:public_id>/", pages.run, name="run"),
    path("payments/runs/<str:public_id>/ask/", doing.run_step, {"step": "ask"}, name="run_ask"),
    path("payments/runs/<str:public_id>/release/", doing.run_release, name="run_release"),
    path(
        "payments/runs/<str:public_id>/send-back/",
        doing.run_step,
        {"step": "send_back"},
        name="run_send_back",
    ),
    path("payments/runs/<str:public_id>/cancel/", doing.run_step, {"step": "cancel"}, name="run_cancel"),
    path("payments/runs/<str:public_id>/recall/", doing.run_step, {"step": "recall"}, name="run_recall"),
    path("payments/runs/<str:public_id>/sent/", doing.run_step, {"step": "sent"}, name="run_sent"),
    path("payments/runs/<str:public_id>/confirm/", doing.run_step, {"step": "confirm"}, name="run_confirm"),
    path("payments/runs/<str:public_id>/file/", doing.run_file, name="run_file"),
    path("payments/runs/<str:public_id>/out/<int:payment>/", doing.run_take_out, name="run_take_out"),
    path(
        "payments/runs/<str:public_id>/returned/<int:payment>/",
        doing.payment_returned,
        name="payment_returned",
    ),
    path("payments/instalments/<str:public_id>/condition/", schedule.condition, name="instalment_condition"),
    path("payments/instalments/<str:public_id>/hold/", schedule.hold, name="instalment_hold"),
    path("payments/instalments/<str:public_id>/late/", schedule.late, name="instalment_late"),
    path("payments/instalments/<str:public_id>/advance/", schedule.advance, name="instalment_advance"),
    path("agreements/<str:public_id>/payments/", schedule.instalments, name="instalments"),
    path("agreements/<str:public_id>/payments/change/", schedule.replan, name="replan"),
    path("agreements/<str:public_id>/payments/ask-back/", schedule.ask_back, name="ask_back"),
]
