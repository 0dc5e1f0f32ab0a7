"""Django settings. Everything an operator may change comes from the environment (docs/settings.md)."""

from pathlib import Path

from almoner.config import environment as env

PACKAGE = Path(__file__).resolve().parent.parent
HOME = env.home()

DEMO = env.flag("ALMONER_DEMO")
DEBUG = env.flag("ALMONER_DEBUG")
if DEBUG and not DEMO:
    raise env.SettingRefused("ALMONER_DEBUG=1 is only for a demonstration (ALMONER_DEMO=1).")
PINNED_DAY = env.pinned_day(demo=DEMO)
SECRET_KEY = env.secret(demo=DEMO)
PUBLIC_ADDRESS = env.address("ALMONER_ADDRESS")
ALLOWED_HOSTS = env.hosts("ALMONER_HOSTS", address=PUBLIC_ADDRESS)
TRUSTED_PROXY = env.flag("ALMONER_BEHIND_PROXY")
RECORD_ORIGIN = env.text("ALMONER_ORIGIN", "almoner.example.org/record")
BANK_KEYS = env.bank_keys("ALMONER_BANK_KEYS")
RESTORATIVE_KEYS = env.bank_keys("ALMONER_RESTORATIVE_KEYS")
JOURNAL_CODES = env.journal_codes("ALMONER_JOURNAL_CODES")
PAYING_ACCOUNT = env.paying_account("ALMONER_PAYING_ACCOUNT", demo=DEMO)
POLICY_FOLDER = env.text("ALMONER_POLICY", "essex_2023")

INSTALLED_APPS = [
    "almoner.config",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "almoner.ground.accounts",
    "almoner.ground.audit",
    "almoner.ground.workflow",
    "almoner.ground.office",
    "almoner.ground.notices",
    "almoner.ground.files",
    "almoner.ground.search",
    "almoner.ground.questions",
    "almoner.ground.ui",
    "almoner.analyse.areas",
    "almoner.analyse.organisations",
    "almoner.analyse.partnerships",
    "almoner.plan.priorities",
    "almoner.plan.funds",
    "almoner.plan.allocations",
    "almoner.plan.bids",
    "almoner.plan.pools",
    "almoner.plan.intentions",
    "almoner.do.diligence",
    "almoner.do.proposals",
    "almoner.do.rounds",
    "almoner.do.applications",
    "almoner.do.evaluation",
    "almoner.do.procurement",
    "almoner.do.decisions",
    "almoner.do.agreements",
    "almoner.do.graduation",
    "almoner.do.reach",
    "almoner.do.payees",
    "almoner.do.payments",
    "almoner.do.own_services",
    "almoner.do.restorative",
    "almoner.review.updates",
    "almoner.review.monitoring",
    "almoner.publish.register",
    "almoner.publish.opendata",
    "almoner.doors.public",
    "almoner.doors.portal",
    "almoner.doors.panel",
    "almoner.doors.staff",
    "almoner.doors.account",
    "almoner.demo",
]

MIDDLEWARE = [
    "almoner.config.middleware.stamp_arrival",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "almoner.config.middleware.content_security",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "almoner.config.middleware.say_no",
    "almoner.config.access.keep_access_table",
    "almoner.config.second_factor.ask_second_factor",
]

ROOT_URLCONF = "almoner.config.urls"
WSGI_APPLICATION = "almoner.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "almoner.ground.ui.environment.environment",
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "almoner.ground.office.context.office",
                "almoner.config.navigation.navigation",
            ],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

DATABASES = {"default": env.database(HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ATOMIC_REQUESTS = False

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS: list[dict[str, str]] = []
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/home/"
ACCOUNT_ADAPTER = "almoner.ground.office.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "almoner.doors.account.forms.SignInForm",
    "signup": "almoner.doors.account.forms.JoinForm",
    "confirm_login_code": "almoner.doors.account.forms.SignInCodeForm",
    "confirm_email_verification_code": "almoner.doors.account.forms.JoinCodeForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60
ACCOUNT_SESSION_REMEMBER = True
# Three codes in five minutes, three tries each: nine tries (docs/people.md).
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "signup": "30/m/ip",
    "request_login_code": "60/m/ip,3/300s/key",
    "confirm_identity": "3/300s/user",
    "new_email": "3/300s/user",
    "ask_about_round": "5/d/ip",
    "refer_oneself": "5/d/ip",
}
ALLAUTH_TRUSTED_PROXY_COUNT = int(TRUSTED_PROXY)
MFA_ADAPTER = "almoner.ground.office.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "almoner.doors.account.forms.SecondFactorForm",
    "activate_totp": "almoner.doors.account.forms.SetUpForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Almoner"
MFA_TOTP_TOLERANCE = 1  # a code typed as its half minute ends still counts (RFC 6238, 5.2)
# Tries are counted in the database, so that they count whichever process or host they reach.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "office_tries"}}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = False

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
MEDIA_ROOT = HOME / "files"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
UPLOAD_LIMIT_BYTES = env.whole("ALMONER_UPLOAD_MB", 20, least=1, most=200) * 1024 * 1024
CLAMD_SOCKET = env.text("ALMONER_CLAMD")

LETTERS_FOLDER = HOME / "letters"
SMTP_ADDRESS = env.server("ALMONER_SMTP")
SMTP_TLS = env.choice("ALMONER_SMTP_TLS", "off", ("off", "starttls", "tls"))
SMTP_USER = env.text("ALMONER_SMTP_USER")
SMTP_PASSWORD = env.mail_password("ALMONER_SMTP_PASSWORD", user=SMTP_USER, tls=SMTP_TLS, host=SMTP_ADDRESS)
LETTERS_FROM = env.text("ALMONER_LETTERS_FROM", "almoner@example.org")

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 12
CSRF_COOKIE_HTTPONLY = True
HTTPS = PUBLIC_ADDRESS.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = ["^health$"]
CSRF_TRUSTED_ORIGINS = [PUBLIC_ADDRESS] if HTTPS else []
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
# HSTS for subdomains and browsers' preload lists would bind the office's other sites, which are not ours.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXY else None
X_FRAME_OPTIONS = "DENY"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {
        "handlers": ["console"],
        "level": env.choice("ALMONER_LOG", "warning", ("debug", "info", "warning", "error")).upper(),
    },
}
