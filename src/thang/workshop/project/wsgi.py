"""The entry of the production server: Django, before it the static files, and before all what machines ask."""

from __future__ import annotations

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from thang.workshop.base.parts.static import with_static
from thang.workshop.project.operating.probes import Probes

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thang.workshop.project.settings")
django = get_wsgi_application()
application = Probes(
    with_static(django, settings.CHOSEN.data / "static"), settings.CHOSEN.data, settings.CHOSEN.metrics
)
