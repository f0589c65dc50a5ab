"""Pages for what is not there, not allowed, or broken: what happened, and what to do."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Also for what is there and may not be seen: the two are not told apart."""
    return render(request, "parts/error.html", {"what": "error_not_found"}, status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "parts/error.html", {"what": "error_forbidden"}, status=403)


def too_many(request: HttpRequest) -> HttpResponse:
    """Too many tries of one kind from one address."""
    return render(request, "parts/error.html", {"what": "error_too_many"}, status=429)


def broken(request: HttpRequest) -> HttpResponse:
    return render(request, "parts/error.html", {"what": "error_broken"}, status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was opened before signing in, or in another browser."""
    return render(request, "parts/error.html", {"what": "error_csrf"}, status=403)
