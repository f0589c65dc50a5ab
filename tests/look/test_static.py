"""The style sheet and the script: colours told apart, no font loaded in vain, nothing too new."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from thang.look import svg
from thang.look.assets import plain_assets

CSS = plain_assets()["thang.css"].decode()
RULES = re.sub(r"/\*.*?\*/", "", CSS, flags=re.DOTALL)
SCRIPT = re.sub(r"/\*.*?\*/", "", plain_assets()["table.js"].decode(), flags=re.DOTALL)
TEXT, GRAPHIC = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11

# Ink and the ground that it stands on somewhere.
INKS = [
    *(("ink", ground) for ground in ("ground", "subtle", "track", "marked-soft", "danger-soft")),
    *(("muted", ground) for ground in ("ground", "subtle", "marked-soft", "track")),
    *(("accent", ground) for ground in ("ground", "subtle", "marked-soft")),
    *(
        ("accent-ink", "accent"),
        ("accent-ink", "accent-strong"),
        ("accent-strong", "accent-soft"),
        ("accent-strong", "ground"),
    ),
    *(
        ("danger", "ground"),
        ("danger", "danger-soft"),
        ("warn-ink", "warn-soft"),
        ("good", "ground"),
        ("good", "subtle"),
    ),
    *(("danger", "subtle"), ("good", "marked-soft"), ("danger", "marked-soft")),
    *((f"step-{i}-ink", f"step-{i}") for i in range(1, 6)),
]
SHAPES = [
    *((name, "ground") for name in ("edge", "focus", "marked", "accent", "danger")),
    *((f"series-{i}", "ground") for i in range(1, 6)),
    ("accent", "track"),
]


def tokens(text: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", text))


def blocks() -> dict[str, dict[str, str]]:
    """The colours of the page in the light, in the dark and on paper."""
    light, dark, *_ = re.findall(r":root \{(.*?)\}", RULES, re.DOTALL)
    paper = RULES[RULES.index("@media print") :]
    return {
        "light": tokens(light),
        "dark": tokens(light) | tokens(dark),
        "print": tokens(light) | tokens(paper),
    }


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 to 21.

    >>> round(contrast("#ffffff", "#000000"))
    21
    """
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def ranges(face: str) -> set[int]:
    found = re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", face)
    return {code for low, high in found for code in range(int(low, 16), int(high or low, 16) + 1)}


def faces() -> dict[str, set[int]]:
    """What each font file is loaded for."""
    found = re.findall(r"@font-face \{(.*?)\}", RULES, re.DOTALL)
    return {re.findall(r'url\("fonts/(.*?)"\)', face)[0]: ranges(face) for face in found}


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
@pytest.mark.parametrize(("ink", "ground"), INKS)
def test_text_can_be_read_on_its_ground(scheme: str, ink: str, ground: str) -> None:
    colours = blocks()[scheme]
    assert contrast(colours[ink], colours[ground]) >= TEXT


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_can_be_told_from_their_ground(scheme: str, shape: str, ground: str) -> None:
    colours = blocks()[scheme]
    assert contrast(colours[shape], colours[ground]) >= GRAPHIC


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_classes_grow_darker_or_brighter_step_by_step(scheme: str) -> None:
    steps = [luminance(blocks()[scheme][f"step-{i}"]) for i in range(1, 6)]
    assert steps == sorted(steps, reverse=scheme == "light")


def test_a_drawing_alone_has_the_colours_of_the_light_page() -> None:
    light = blocks()["light"]
    pairs = {"ink": svg.INK, "muted": svg.MUTED, "track": svg.TRACK, "accent": svg.ACCENT, "ground": svg.GROUND}
    pairs |= {f"step-{i}": colour for i, colour in enumerate(svg.STEPS, 1)}
    pairs |= {f"step-{i}-ink": colour for i, colour in enumerate(svg.STEP_INKS, 1)}
    pairs |= {f"series-{i}": colour for i, colour in enumerate(svg.SERIES, 1)} | {"marked": svg.MARKED}
    assert {name: light[name] for name in pairs} == pairs


def test_every_token_that_is_used_is_declared() -> None:
    assert set(re.findall(r"var\(--([\w-]+)\)", RULES)) <= set(re.findall(r"--([\w-]+):", RULES))


def test_no_letter_loads_two_fonts_and_every_vietnamese_letter_loads_one() -> None:
    for (one, here), (other, there) in combinations(faces().items(), 2):
        assert here & there == set(), (one, other)
    vietnamese = "aàảãáạăằẳẵắặâầẩẫấậđeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"
    needed = {ord(letter) for letter in vietnamese + vietnamese.upper() + "0123456789–…“”−"}
    assert needed <= faces()["inter-latin.woff2"] | faces()["inter-vietnamese.woff2"]


def test_the_style_sheet_is_plain_css_without_the_newest_features() -> None:
    assert RULES.count("{") == RULES.count("}")
    assert re.findall(r":has\(|@container|@layer|@scope|light-dark\(|color-mix\(|oklch\(|@property|&", RULES) == []
    assert re.findall(r"data:|@import|expression\(|javascript:", RULES) == []


def test_the_script_is_small_and_writes_no_markup_and_no_style() -> None:
    assert len(plain_assets()["table.js"]) <= 4096
    assert re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval|Function\(|\.style\b", SCRIPT) == []


def test_the_script_is_written_in_an_older_javascript() -> None:
    signs = r"\?\.|\?\?|\|\|=|&&=|#\w+\s*[=(]|catch\s*\{|import |export "
    methods = r"replaceAll|replaceChildren|flatMap|\.flat\(|\.at\(|\.toSorted|Object\.fromEntries"
    assert re.findall(f"{signs}|{methods}", SCRIPT) == []
