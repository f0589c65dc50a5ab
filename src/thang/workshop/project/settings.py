"""What Django reads, made of the one table of settings (`table`). Raises WrongSettings when it is imported."""

from __future__ import annotations

import os
from typing import Any

from psycopg.conninfo import conninfo_to_dict

from thang.workshop.base.signin.limits import RATES
from thang.workshop.project.chosen import TLS_AT_ONCE, Settings, read
from thang.workshop.project.fit import TO_FOLDER
from thang.workshop.project.operating import logs

CHOSEN: Settings = read(os.environ)

# A database that another process writes is waited for; a write asks for its place at once, so that none fails half-way.
PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON"
WAIT = 20
SIGN_IN = "thang.workshop.base.signin"


def _database(chosen: Settings) -> dict[str, Any]:
    if not chosen.database:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": chosen.data / "thang.sqlite3",
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "init_command": PRAGMAS, "timeout": WAIT},
        }
    known = conninfo_to_dict(chosen.database)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": known.pop("dbname"),
        "USER": known.pop("user", ""),
        "PASSWORD": known.pop("password", ""),
        "HOST": known.pop("host", ""),
        "PORT": known.pop("port", ""),
        "OPTIONS": {**known, "pool": {"min_size": 1, "max_size": 16, "timeout": WAIT}},
    }


def oidc_apps(chosen: Settings) -> list[dict[str, Any]]:
    """The province's provider, known by its issuer: another issuer's people are other people."""
    if not chosen.oidc_issuer:
        return []
    facts = {
        "provider_id": chosen.oidc_issuer,
        "name": chosen.oidc_name,
        "settings": {"server_url": chosen.oidc_issuer},
    }
    return [{**facts, "client_id": chosen.oidc_client, "secret": chosen.oidc_secret}]


SECRET_KEY = CHOSEN.secret
DEBUG = False
ALLOWED_HOSTS = list(CHOSEN.hosts)
DATABASES = {"default": _database(CHOSEN)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.Person"

# In their order upward: an app may lean on those that stand before it.
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.forms",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "thang.workshop.base.parts",
    "thang.workshop.base.audit",
    "thang.workshop.base.acts",
    "thang.workshop.base.calendar",
    "thang.workshop.base.organisations",
    "thang.workshop.base.people",
    "thang.workshop.base.files",
    "thang.workshop.base.jobs",
    "thang.workshop.base.notices",
    "thang.workshop.base.signin",
    "thang.workshop.base.ui",
    "thang.workshop.stages.frameworks",
    "thang.workshop.stages.rounds",
    "thang.workshop.stages.evidence",
    "thang.workshop.stages.submissions",
]
MIDDLEWARE = [
    "thang.workshop.project.operating.requests.RequestsMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "thang.workshop.base.parts.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "thang.workshop.base.people.middleware.PersonMiddleware",
    "thang.workshop.base.signin.middleware.FactorMiddleware",
    "thang.workshop.base.jobs.middleware.JobsMiddleware",
    "thang.workshop.base.notices.middleware.NoticesMiddleware",
]
ROOT_URLCONF = "thang.workshop.project.urls"
WSGI_APPLICATION = "thang.workshop.project.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "thang.workshop.base.parts.context.around",
            ],
            "builtins": ["thang.workshop.base.parts.templatetags.parts"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("sign_in", "name", "bare_name", "email")},
    },
]
AUTHENTICATION_BACKENDS = [f"{SIGN_IN}.backend.PasswordBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "ui:home"
LOGOUT_REDIRECT_URL = "account_login"

# Signing in is allauth's (docs/decisions/0030-sign-in-by-allauth.md).
ACCOUNT_ADAPTER = f"{SIGN_IN}.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "sign_in"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]  # nobody signs up; allauth's check wants it to fit the line above
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = RATES
ACCOUNT_FORMS = {"login": f"{SIGN_IN}.forms.SignInForm", "reauthenticate": f"{SIGN_IN}.forms.PasswordAgainForm"}
MFA_ADAPTER = f"{SIGN_IN}.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1  # a clock may be half a minute wrong
MFA_FORMS = {
    "authenticate": f"{SIGN_IN}.forms.CodeForm",
    "reauthenticate": f"{SIGN_IN}.forms.CodeAgainForm",
    "activate_totp": f"{SIGN_IN}.forms.TotpForm",
    "deactivate_totp": f"{SIGN_IN}.forms.TotpAwayForm",
    "add_webauthn": f"{SIGN_IN}.forms.PasskeyForm",
    "login_webauthn": f"{SIGN_IN}.forms.PasskeySignInForm",
    "authenticate_webauthn": f"{SIGN_IN}.forms.PasskeyCodeForm",
    "reauthenticate_webauthn": f"{SIGN_IN}.forms.PasskeyAgainForm",
    "generate_recovery_codes": f"{SIGN_IN}.forms.RecoveryCodesForm",
}
SOCIALACCOUNT_ADAPTER = f"{SIGN_IN}.oidc_views.LinkAdapter"
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "provider_class": f"{SIGN_IN}.oidc.Provider",
        "OAUTH_PKCE_ENABLED": True,
        "APPS": oidc_apps(CHOSEN),
    }
}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if CHOSEN.origin else 0
# What counts wrong passwords counts them for all processes: in the database, where taking a place is one step.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "signin_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}


# Mail goes over TLS, or into files where somebody asks for that; without either no page sends any.
_KIND = "filebased" if CHOSEN.mail_server in ("", TO_FOLDER) else "smtp"
EMAIL_BACKEND = f"django.core.mail.backends.{_KIND}.EmailBackend"
EMAIL_HOST, EMAIL_PORT = CHOSEN.mail_host, CHOSEN.mail_port
EMAIL_USE_SSL = CHOSEN.mail_port == TLS_AT_ONCE
EMAIL_USE_TLS = not EMAIL_USE_SSL
EMAIL_FILE_PATH = CHOSEN.data / "mail"
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = CHOSEN.mail_user, CHOSEN.mail_password
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = CHOSEN.mail_from

LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LANGUAGE_CODE = CHOSEN.language
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True

FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "thang.workshop.base.files.sending.Bounded",
]
STATIC_URL = "/static/"
CSRF_FAILURE_VIEW = "thang.workshop.base.parts.errors.csrf_failure"

# https is the proxy's; what it says of itself is believed only where `origin` names it.
IS_SECURE = CHOSEN.origin.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_SECURE
SESSION_COOKIE_NAME = "__Host-thang" if IS_SECURE else "thang"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_TRUSTED_ORIGINS = [CHOSEN.origin] if CHOSEN.origin else []
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_SECURE else None
SECURE_HSTS_SECONDS = 31_536_000 if IS_SECURE else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# The button that leads to the provider is a form, and a browser asks whether its answer may lead there.
PROVIDER = ["/".join(CHOSEN.oidc_issuer.split("/")[:3])] if CHOSEN.oidc_issuer else []
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "style-src": ["'self'"],
        "script-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'", *PROVIDER],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

LOGGING = logs.config(CHOSEN.log)
