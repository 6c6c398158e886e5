"""The product's settings as tests use them: a home of their own, a cheap password hash, a chosen engine."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

ENGINE = os.environ.get("TRELLIS_TEST_ENGINE", "sqlite")
_home = Path(tempfile.mkdtemp(prefix="trellis-test-"))
atexit.register(shutil.rmtree, _home, ignore_errors=True)

# A developer's own folder, key or database is never touched by a test.
_postgresql = os.environ.pop("DATABASE_URL", "")
for _name in list(os.environ):
    if _name.startswith("TRELLIS_") and not _name.startswith("TRELLIS_TEST_"):
        del os.environ[_name]
os.environ["TRELLIS_HOME"] = str(_home)
if ENGINE == "postgresql":
    if not _postgresql:
        raise SystemExit("TRELLIS_TEST_ENGINE=postgresql wants a DATABASE_URL; `make test` sets both.")
    os.environ["DATABASE_URL"] = _postgresql

# The product's settings read the environment, so they come after it.
from trellis.config.settings import *  # noqa: E402, F403
from trellis.config.settings import DATABASES, STATIC_ROOT, STORAGES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Hashed names want a manifest that only a real start makes; the compressed files are as in real use.
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"}}
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
if ENGINE == "sqlite":
    # A file, not memory: the server of the browser tests is another thread, and a file locks as in real use.
    DATABASES["default"]["TEST"] = {"NAME": str(_home / "test.sqlite3")}
