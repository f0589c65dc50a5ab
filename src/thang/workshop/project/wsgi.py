"""The entry of the production server: Django, and before it the static files under names that never change."""

from __future__ import annotations

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from thang.workshop.base.parts.static import with_static

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thang.workshop.project.settings")
django = get_wsgi_application()
application = with_static(django, settings.CHOSEN.data / "static")
