"""The closed lists: kinds of organisations, hierarchies, systems of codes, kinds of rearrangements."""

from __future__ import annotations

KINDS = (
    "province",
    "city",
    "district",
    "city_district",
    "town",
    "provincial_city",
    "commune",
    "ward",
    "township",
    "special_zone",
    "department",
    "office",
    "party_body",
    "front_body",
    "mass_organisation",
    "service_unit",
    "enterprise",
    "other",
)
HIERARCHIES = ("state", "party", "front", "enterprise")
# statistics: the codes of QĐ 124/2004/QĐ-TTg as amended; electronic: QĐ 20/2020/QĐ-TTg; own: of this installation.
CODE_SYSTEMS = ("statistics", "electronic", "own")
REARRANGEMENTS = ("merge", "consolidate", "split", "rename", "transfer", "dissolve")
