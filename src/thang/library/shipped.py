"""The frameworks that ship with Thang, found as `id@edition`, some with the published figures they were made for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "frameworks"


@dataclass(frozen=True, slots=True)
class Shipped:
    """Files of one edition; values and units are None where no figures are published."""

    id: str
    edition: str
    framework: Path
    values: Path | None
    units: Path | None

    @property
    def name(self) -> str:
        return f"{self.id}@{self.edition}"


def shipped() -> list[Shipped]:
    """All of them, by name."""
    return [_shipped(path.parent) for path in sorted(FOLDER.glob("*/*/framework.yaml"))]


def find_shipped(name: str) -> Shipped | None:
    """The one of this `id@edition`."""
    return next((one for one in shipped() if one.name == name), None)


def _shipped(folder: Path) -> Shipped:
    values, units = folder / "values.csv", folder / "units.csv"
    return Shipped(
        id=folder.parent.name,
        edition=folder.name,
        framework=folder / "framework.yaml",
        values=values if values.is_file() else None,
        units=units if units.is_file() else None,
    )
