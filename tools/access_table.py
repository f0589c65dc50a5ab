"""`python -m tools.access_table`: who gets which page of the workshop, as a table."""

from __future__ import annotations

from thang.workshop.project.access import lines


def main() -> None:
    """Every column as wide as its widest cell."""
    rows = list(lines())
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


if __name__ == "__main__":
    main()
