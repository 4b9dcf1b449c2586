"""Django's settings. Everything that may differ between machines comes from env.py."""

from __future__ import annotations

import hashlib
import secrets
import sys
from pathlib import Path
from typing import Any

from enishi import env

PACKAGE = Path(__file__).resolve().parent
DATA = env.data_place()
TESTING = "pytest" in sys.modules


def database(place: str) -> dict[str, Any]:
    """Return Django's entry for a place: an SQLite file or a postgres:// address."""
    if env.is_postgres(place):
        parts = env.Postgres.of(place)
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parts.name,
            "USER": parts.user,
            "PASSWORD": parts.password,
            "HOST": parts.host,
            "PORT": parts.port,
            "CONN_MAX_AGE": 60,
        }
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": place,
        # Writers take their lock at once and wait for one another, so that a page and an import never collide.
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            # With the log written ahead, NORMAL keeps the file whole through any crash; only FULL would wait for the
            # disk at every commit.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-65536; "
            "PRAGMA mmap_size=268435456;",
        },
        "CONN_MAX_AGE": None,
    }


def secret_key() -> str:
    """Read the key that signs cookies from beside the data file, making it at the first start."""
    if TESTING:
        return "test"
    folder = env.data_folder() if env.is_postgres(DATA) else Path(DATA).resolve().parent
    file = folder / "secret.key"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(48))
    return file.read_text()


SECRET_KEY = secret_key()
DEBUG = env.flag("ENISHI_DEBUG")
# DNS rebinding: a page elsewhere must not reach us under a name of its own.
ALLOWED_HOSTS = ["127.0.0.1", "localhost", *env.names("ENISHI_HOSTS")]
DATABASES = {"default": database(env.text("ENISHI_TEST_DATABASE", ":memory:") if TESTING else DATA)}

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "enishi.network",
    "enishi.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "enishi.web.middleware.owner_language",
    "enishi.web.middleware.safety_headers",
]
ROOT_URLCONF = "enishi.urls"
WSGI_APPLICATION = "enishi.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "enishi.web.context.page",
            ],
            "string_if_invalid": "",
        },
    }
]

AUTH_USER_MODEL = "network.Owner"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
LOGIN_URL = "sign_in"
# Cookies ignore ports: each data file has names of its own, so that the demo never signs in to the real network.
_FILE = hashlib.sha256(DATA.encode()).hexdigest()[:8]
SESSION_COOKIE_NAME = f"enishi-{_FILE}"
CSRF_COOKIE_NAME = f"enishi-csrf-{_FILE}"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 90
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "enishi.web.errors.forbidden"
SECURE_REFERRER_POLICY = "no-referrer"
X_FRAME_OPTIONS = "DENY"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LANGUAGE_CODE = env.text("ENISHI_LANG", "ja")
LANGUAGES = [("ja", "日本語"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Tokyo"

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 2**20
# Files go to disk as they come: a large address book must not fill memory.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]

if TESTING:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
