"""The frameworks that ship with Thang, found as `id@edition`, some with the published figures they were made for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "frameworks"


@dataclass(frozen=True, slots=True)
class Shipped:
    """Files of one edition; values and units are None where no figures are published.

    `successions`: what became of units before this edition, None where nothing is told.
    """

    id: str
    edition: str
    framework: Path
    values: Path | None
    units: Path | None
    successions: Path | None

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
    return Shipped(
        id=folder.parent.name,
        edition=folder.name,
        framework=folder / "framework.yaml",
        values=_there(folder / "values.csv"),
        units=_there(folder / "units.csv"),
        successions=_there(folder / "successions.csv"),
    )


def _there(path: Path) -> Path | None:
    return path if path.is_file() else None
