"""Whether made-up people may sign in: the demonstration is on, and the one who asks sits at this machine."""

from __future__ import annotations

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def may_demonstrate(request: HttpRequest) -> bool:
    """No proxy stands between."""
    address = request.META.get("REMOTE_ADDR", "")
    is_near = "HTTP_X_FORWARDED_FOR" not in request.META and address and ip_address(address).is_loopback
    return bool(settings.CHOSEN.demonstration and is_near)
