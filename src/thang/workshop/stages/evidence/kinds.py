"""The closed list of kinds of documents: those of legal acts, and what else answers rest on."""

from __future__ import annotations

from thang.workshop.base.acts.kinds import KINDS as ACTS

KINDS = (*(kind for kind in ACTS if kind != "other"), "report", "minutes", "data", "page", "photo", "other")
