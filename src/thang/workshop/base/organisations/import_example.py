"""The workbook of organisations to fill in."""

from __future__ import annotations

from thang.workshop.base.organisations.kinds import HIERARCHIES, KINDS
from thang.workshop.base.organisations.sheet import LAYOUT
from thang.workshop.base.parts.example import Example

EXAMPLE = Example(
    LAYOUT,
    widths=(12, 42, 32, 26, 16, 22, 14, 24),
    rows=(
        ("VD-01", "Sở Tài chính", "Department of Finance", "department", "", "state", "01/07/2025", "01/QĐ-UBND"),
        (
            "VD-02",
            "Trung tâm Tin học",
            "Computing Centre",
            "service_unit",
            "VD-01",
            "state",
            "01/07/2025",
            "02/QĐ-UBND",
        ),
        ("VD-03", "Ban Tổ chức", "Organisation Board", "party_body", "", "party", "01/07/2025", "03-QĐ/TU"),
    ),
    options={"kind": ("kind", KINDS), "hierarchy": ("hierarchy", HIERARCHIES)},
)
