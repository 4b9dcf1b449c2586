"""The WSGI application, for waitress (`enishi start`) and for any other server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "enishi.settings")
application = get_wsgi_application()
