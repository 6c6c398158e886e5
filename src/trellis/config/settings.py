"""Django's settings; what a machine may differ in comes from `environment`."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from trellis.config import environment

HOME = environment.home()
PACKAGE = Path(__file__).resolve().parent.parent

DEBUG = environment.is_yes("TRELLIS_DEBUG")
SECRET_KEY = environment.secret_key(HOME)
HTTPS = environment.is_yes("TRELLIS_HTTPS")
ALLOWED_HOSTS = [host.strip() for host in environment.read("TRELLIS_HOSTS").split(",") if host.strip()]

INSTALLED_APPS = [
    "trellis.demo",
    "trellis.portal",
    "trellis.formation",
    "trellis.advocacy",
    "trellis.meetings",
    "trellis.decisions",
    "trellis.plans",
    "trellis.governance",
    "trellis.members",
    "trellis.channels",
    "trellis.asks",
    "trellis.networks",
    "trellis.places",
    "trellis.accounts",
    "trellis.imports",
    "trellis.jobs",
    "trellis.offline",
    "trellis.access",
    "trellis.ledger",
    "trellis.search",
    "trellis.ui",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "trellis.accounts.headers.SafeAnswers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "trellis.accounts.middleware.PersonLanguage",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "trellis.accounts.middleware.ActorOfRequest",
    "trellis.offline.middleware.WhoReads",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "trellis.ui.middleware.ProblemPages",
    "trellis.offline.middleware.SentOnce",
]

ROOT_URLCONF = "trellis.config.urls"
WSGI_APPLICATION = "trellis.config.wsgi.application"

_CONTEXT = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": sorted(PACKAGE.glob("*/templates")),
        "APP_DIRS": False,
        "NAME": "jinja2",
        "OPTIONS": {
            "environment": "trellis.ui.jinja.environment",
            "context_processors": _CONTEXT[:1] + _CONTEXT[2:],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": _CONTEXT},
    },
]

DATABASES = {"default": environment.database(HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        # Counters that slow guessing live here: a flood must not push them out.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "trellis.ui.views.csrf_failed"

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["trellis.accounts.backend.OneCheck"]
# The accounts room lies below networks and can't import it; this is whom it asks who looks after whom.
ACCOUNTS_SPONSOR = "trellis.networks.vouching"
# Likewise for whom somebody speaks in a network, which the record's line says.
ACCESS_SPEAKS_FOR = "trellis.members.queries.acting.sole_organisation"
# And what asks must know of members.
ASKS_DIRECTORY = "trellis.members.asking"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "also_written", "sign_in_name", "email", "phone")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "trellis.accounts.adapter.InvitedOnly"
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = "sign_in_name"
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
# Whoever finds an open browser can't change how its owner signs in: after five minutes she is asked again.
ACCOUNT_REAUTHENTICATION_REQUIRED = MFA_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60
ACCOUNT_FORMS = {
    "login": "trellis.accounts.forms.SignIn",
    "change_password": "trellis.accounts.forms.ChangePassword",
}
# `key` is account and address together (see the adapter), so that nobody can shut somebody else out.
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "20/5m/ip,5/5m/key",
    "code_failed": "10/5m/ip",
    "ask_to_join": "5/h/ip",
    "by_link": "30/m/ip",
}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if HTTPS else 0
MFA_ADAPTER = "trellis.accounts.adapter.SecondFactor"
# Nobody signs up alone, so an address needs no proof before a second factor is added.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
MFA_TOTP_ISSUER = "Trellis"
USERSESSIONS_TRACK_ACTIVITY = False

LANGUAGES = [("en", _("English")), ("th", _("Thai"))]
LANGUAGE_CODE = environment.read("TRELLIS_LANGUAGE")
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = environment.read("TRELLIS_TIME_ZONE")
USE_TZ = True
FORGET_DAYS = environment.read("TRELLIS_FORGET_DAYS")
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
MEDIA_ROOT = HOME / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "worker-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "form-action": [SELF],
        "manifest-src": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    },
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
    SECURE_SSL_REDIRECT = True

# "embedded": the server's own process does the jobs; "separate": `trellis work` does.
WORKER = environment.worker(DATABASES["default"])
TASKS = {"default": {"BACKEND": "trellis.jobs.tasks.JobsBackend"}}
SMS_URL = environment.read("TRELLIS_SMS_URL")
SMS_NUMBER = environment.read("TRELLIS_SMS_NUMBER")
SMS_SECRET = environment.read("TRELLIS_SMS_SECRET")
SMS_REGION = environment.read("TRELLIS_SMS_REGION")

EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
SITE_ADDRESS = environment.read("TRELLIS_ADDRESS").rstrip("/")
MAIL_URL = environment.read("TRELLIS_MAIL_URL")
MAIL_FROM = environment.read("TRELLIS_MAIL_FROM")
MAIL_DOMAIN = (environment.read("TRELLIS_MAIL_DOMAIN") or MAIL_FROM.rpartition("@")[2]).lower()
MAIL_LISTEN = environment.read("TRELLIS_MAIL_LISTEN")
MAIL_IMAP = environment.read("TRELLIS_MAIL_IMAP")
MAIL_TRUSTS = environment.read("TRELLIS_MAIL_TRUSTS")

# A log line never carries a name, a number or an address of a person: only paths and kinds of failure.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
