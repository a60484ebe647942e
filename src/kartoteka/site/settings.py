"""Django's settings. What a user may set is in `env.py`; the database is set when a case is opened."""

from __future__ import annotations

from kartoteka.record.databases import describe
from kartoteka.site.env import env_bool, env_list, env_str

DEBUG = env_bool("KARTOTEKA_DEBUG")
# A case brings its own secret (`kartoteka.record.open_case`); this one only lets Django start without a case.
SECRET_KEY = env_str("KARTOTEKA_SECRET", "no case is open")
ALLOWED_HOSTS = env_list("KARTOTEKA_HOSTS", "localhost,127.0.0.1,[::1]")
DATABASES = {"default": describe(env_str("KARTOTEKA_DATABASE", ""))}

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "kartoteka.record.apps.RecordConfig",
    "kartoteka.workbench",
]
MIDDLEWARE = [
    "kartoteka.workbench.middleware.security_headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "kartoteka.workbench.middleware.WhoAsks",
]
ROOT_URLCONF = "kartoteka.site.urls"
TEMPLATES = [
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
    }
]

AUTH_USER_MODEL = "record.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = env_str("KARTOTEKA_LANGUAGE", "en")
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "static/"
# Files are served out of the packages that hold them: nothing is collected, nothing is fetched.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

HTTPS = env_bool("KARTOTEKA_HTTPS")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "/"
CSRF_FAILURE_VIEW = "kartoteka.workbench.views.errors.csrf_failure"

# Faults of ours go to the terminal that serves; what a visitor did wrong (4xx) does not.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"terminal": {"class": "logging.StreamHandler"}},
    "loggers": {"django.request": {"handlers": ["terminal"], "level": "ERROR", "propagate": False}},
}

# A book may be large, and goes to a file on disk while it is uploaded.
DATA_UPLOAD_MAX_MEMORY_SIZE = 20_000_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
