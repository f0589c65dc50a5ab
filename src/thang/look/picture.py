"""A chart as a picture, for those who cannot show a drawing: messages, slides, old programs."""

from __future__ import annotations

from pathlib import Path

from thang.look.charts import Chart
from thang.look.draw import draw
from thang.look.svg import GROUND

FONT = Path(__file__).parent / "fonts/inter-regular.ttf"
SCALE = 2


def picture(chart: Chart, scale: int = SCALE) -> bytes:
    """The drawing as PNG in the colours of paper, `scale` times its size; nothing of it can be seen through.

    Nothing of the machine goes into it, not even its fonts: the same chart gives the same bytes. A letter that Inter
    lacks is a box. The library would load what an <image> names; no drawing of ours has one.
    """
    import resvg_py  # noqa: PLC0415  # of the extra `window`: only whoever writes pictures needs it

    return resvg_py.svg_to_bytes(
        svg_string=draw(chart), zoom=scale, background=GROUND, font_files=[str(FONT)], skip_system_fonts=True
    )
