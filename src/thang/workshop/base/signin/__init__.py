"""Signing in by django-allauth, in our words and with our trail: password, second factor, sessions, the way back."""
