"""Every address: four doors, the account pages, and two for machines."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.urls import include, path
from django.views.generic import RedirectView

from almoner.config import health, home
from almoner.doors.account import pages, recovery

to_sign_in = RedirectView.as_view(pattern_name="account_login", query_string=True)
by_name_only = [
    path("confirm/", pages.confirm, name="account_reauthenticate"),
    path("email/", pages.new_email, name="account_email"),
    path("sign-in/", account.login, name="account_login"),
    path("sign-in/again/", to_sign_in, name="account_request_login_code"),
    path("sign-in/code/", account.confirm_login_code, name="account_confirm_login_code"),
    path("sign-out/", account.logout, name="account_logout"),
    path("join/", account.signup, name="account_signup"),
    path("join/code/", account.email_verification_sent, name="account_email_verification_sent"),
    path("closed/", account.account_inactive, name="account_inactive"),
    path("second-factor/", mfa.index, name="mfa_index"),
    path("second-factor/code/", mfa.authenticate, name="mfa_authenticate"),
    path("second-factor/set-up/", totp.activate_totp, name="mfa_activate_totp"),
    path("second-factor/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("second-factor/recovery/", recovery.show, name="mfa_view_recovery_codes"),
    path("second-factor/recovery/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("second-factor/recovery/file/", recovery.save, name="mfa_download_recovery_codes"),
]

urlpatterns = [
    path("", include("almoner.doors.public.urls")),
    path("apply/", include("almoner.doors.portal.urls")),
    path("panel/", include("almoner.doors.panel.urls")),
    path("office/", include("almoner.doors.staff.urls")),
    path("account/", include("almoner.doors.account.urls")),
    path("account/", include(by_name_only)),
    path("home/", home.home, name="home"),
    path("health", health.health, name="health"),
]
