"""Methods of others, computed with ours: HDI 2022, EGDI 2018, the DTI of 2020 with its weighted pillars."""

from __future__ import annotations

import pytest

from tests.engine.builders import F, branch, framework, leaf, score_one
from tests.engine.test_published_figures import DTI, run_of
from thang.engine.framework import Framework, Publish
from thang.engine.numbers import to_places
from thang.engine.rules import Linear

# --- Human Development Index 2022 (UNDP, Human Development Report 2023/24, technical note 1) --------------------------

HDI = """
ARE 0.937 79.196 17.20813942 12.77375031 74103.71494
ESP 0.911 83.912 17.80905914 10.60540009 40043.33773
FRA 0.910 83.229 15.98756027 11.68859246 47378.74304
ITA 0.906 84.057 16.65806007 10.7401104 44284.15735
TUR 0.855 78.475 19.68494987 8.811284129 32833.53512
MYS 0.807 76.26 12.93247032 10.74828052 27295.41224
CHN 0.788 78.587 15.21793605 8.106910446 18024.88747
MEX 0.781 74.832 14.50529957 9.221050262 19138.00726
EGY 0.728 70.159 12.91180992 9.84810224 12360.8163
BGD 0.670 73.698 11.94633007 7.379059792 6511.122178
KEN 0.601 62.055 11.38448201 7.686359882 4807.716317
PAK 0.540 66.431 7.89510849 4.422319019 5374.270423
"""


def hdi() -> Framework:
    """Goalposts, schooling as a mean of two, income in logarithms, a geometric mean of three dimensions."""
    schooling = leaf("2.1", Linear(F(0), F(18))), leaf("2.2", Linear(F(0), F(15)))
    return framework(
        leaf("1", Linear(F(20), F(85))),
        branch("2", *schooling, aggregate="mean"),
        leaf("3", Linear(F(100), F(75000), log=True)),
        most=1,
        aggregate="geometric",
        publish=Publish("fraction", 3),
    )


@pytest.mark.parametrize("row", HDI.split("\n")[1:-1])
def test_a_country_has_its_published_human_development_index(row: str) -> None:
    """Türkiye's expected schooling is above its goalpost of 18 years, and is held."""
    _, published, *values = row.split()
    found = score_one(hdi(), dict(zip(("1", "2.1", "2.2", "3"), values, strict=True))).published
    assert to_places(found or F(0), 3) == published


# --- E-Government Development Index 2018 (UN DESA): the mean of three indices ----------------------------------------

EGDI = """
DNK 0.9150 1.0 0.9472 0.7978
SGP 0.8812 0.9861 0.8557 0.8019
NLD 0.8757 0.9306 0.9206 0.7758
IRL 0.8287 0.8264 0.9626 0.697
ISR 0.7998 0.8264 0.8635 0.7095
ARG 0.7335 0.75 0.8579 0.5927
AND 0.6857 0.6042 0.7309 0.722
PHL 0.6512 0.8819 0.7171 0.3547
IND 0.5669 0.9514 0.5484 0.2009
TLS 0.3816 0.3125 0.5387 0.2937
PRK 0.2159 0.0 0.615 0.0327
"""


@pytest.mark.parametrize("row", EGDI.split("\n")[1:-1])
def test_a_country_has_its_published_e_government_index(row: str) -> None:
    """Within one in the last place: the three indices are published rounded."""
    _, published, *values = row.split()
    tree = framework(
        *(leaf(code) for code in ("osi", "hci", "tii")), most=1, aggregate="mean", publish=Publish("fraction", 4)
    )
    found = score_one(tree, dict(zip(("osi", "hci", "tii"), values, strict=True))).published
    assert abs((found or F(0)) - F(published)) <= F("0.0001")


# --- DTI --------------------------------------------------------------------------------------------------------------


def test_da_nang_2020_is_the_three_pillars_weighted_400_300_300() -> None:
    """Under Decision 1726/QĐ-BTTTT the total was made of the pillars: 0.4 × 0.5346 + 0.3 × 0.4155 + 0.3 × 0.4964."""
    maxima = {"government": 400, "economy": 300, "society": 300}
    tree = framework(
        *(leaf(code, most=most) for code, most in maxima.items()), most=1000, publish=Publish("fraction", 4)
    )
    found = score_one(tree, {"government": "0.5346", "economy": "0.4155", "society": "0.4964"})
    assert found.published == F("0.4874")


@pytest.mark.parametrize(
    ("pillar", "most", "mean"),
    [("chinh_quyen_so", 640, "0.7644"), ("kinh_te_so", 590, "0.7817"), ("xa_hoi_so", 590, "0.7749")],
)
def test_the_pillars_of_dti_2024_share_the_base_of_440(pillar: str, most: int, mean: str) -> None:
    """Over the 34 provinces; the Ministry's 0.7582, 0.7723 and 0.7692 are over the 63 before they merged."""
    run = run_of(DTI)
    one = next(found for found in run.framework.pillars if found.id == pillar)
    found = [score.pillar(one) for score in run.scores]
    assert {score.max for score in found} == {F(most)}
    shares = [score.attainment for score in found if score.attainment is not None]
    assert to_places(sum(shares, F(0)) / 34, 4) == mean
    assert all(F(1, 2) < share < F(19, 20) for share in shares)


def test_the_pillars_of_dti_2024_add_up_to_the_total_when_the_base_is_counted_once() -> None:
    run = run_of(DTI)
    for score in run.scores:
        base = sum((score.node(str(n)).points or F(0) for n in range(1, 6)), F(0))
        pillars = sum((score.pillar(pillar).points or F(0) for pillar in run.framework.pillars), F(0))
        assert pillars - 2 * base == score.total.points
