"""The WSGI application that a server runs."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.utils.module_loading import import_string

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trellis.config.settings")
application = get_wsgi_application()
if settings.WORKER == "embedded":
    # By its name: the rows can be read only when the application stands.
    import_string("trellis.jobs.embedding.embed")()
