"""What Django reads, made of the one table of settings (`table`). Raises WrongSettings when it is imported."""

from __future__ import annotations

import os
from typing import Any

from psycopg.conninfo import conninfo_to_dict

from thang.workshop.project.table import Settings, read

CHOSEN: Settings = read(os.environ)

# A database that another process writes is waited for; a write asks for its place at once, so that none fails half-way.
PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON"
WAIT = 20


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
    "thang.workshop.base.parts",
    "thang.workshop.base.audit",
    "thang.workshop.base.acts",
    "thang.workshop.base.calendar",
    "thang.workshop.base.organisations",
    "thang.workshop.base.people",
    "thang.workshop.base.files",
    "thang.workshop.base.ui",
]
MIDDLEWARE = [
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "thang.workshop.base.parts.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "thang.workshop.base.people.middleware.PersonMiddleware",
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
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "people:sign_in"
LOGIN_REDIRECT_URL = "ui:home"
LOGOUT_REDIRECT_URL = "people:sign_in"

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
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "style-src": ["'self'"],
        "script-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
