"""The commune-level catalogue of 2025: 62 indicators of 960 points, held against the catalogue itself."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from itertools import groupby

import pytest

from tests.engine.builders import F, Number, score_all, score_one
from thang.engine.framework import Branch, Framework, Leaf
from thang.engine.numbers import rounded
from thang.engine.rules import Points, Proportion
from thang.engine.score import UnitScore
from thang.engine.values import NotApplicable, Ratio, Value, ValueType
from thang.library.framework_file import FrameworkFile, read_framework
from thang.library.shipped import find_shipped

# code: name, max, and how many indicators
MAINS = {
    "1": ("Hạ tầng và Nền tảng số", 80, 7),
    "2": ("Nhân lực số", 100, 5),
    "3": ("An toàn thông tin - an ninh mạng", 100, 6),
    "4": ("Hoạt động chính quyền số", 520, 32),
    "5": ("Hoạt động Kinh tế số", 80, 4),
    "6": ("Hoạt động Xã hội số", 80, 8),
}

# code | max | shortened name, as the catalogue has them
LINES = """\
1.1|10|Tỷ lệ người dùng có khả năng truy nhập băng rộng cố định >1Gb/s
1.2|10|Tỷ lệ phủ sóng 5G trên dân số
1.3|10|Tỷ lệ hộ có Internet cáp quang
1.4|20|Mức độ ứng dụng AI
1.5|10|Trang bị máy tính cho CBCCVC
1.6|10|Hệ thống camera giám sát an ninh trật tự
1.7|10|Đài truyền thanh xã trên nền tảng CNTT-viễn thông
2.1|30|Bố trí người chuyên trách/đầu mối CĐS và ATTT
2.2|20|Tỷ lệ CCVC chuyên trách CĐS
2.3|20|Tỷ lệ CCVC được bồi dưỡng về CĐS
2.4|20|Số người dân được phổ cập kỹ năng số
2.5|10|Tỷ lệ thành viên Tổ CNSCĐ được tập huấn
3.1|20|Tỷ lệ HTTT được phê duyệt hồ sơ cấp độ
3.2|20|Tỷ lệ HTTT được kiểm tra đánh giá ATTT định kỳ
3.3|20|Tỷ lệ HTTT triển khai đầy đủ phương án bảo đảm ATTT
3.4|20|Tỷ lệ máy tính cài phần mềm phòng chống mã độc
3.5|10|Tham gia đầy đủ diễn tập ứng cứu sự cố
3.6|10|Tham gia đầy đủ tập huấn ATTT
4.1|20|Cổng TTĐT cung cấp đủ thông tin (NĐ 42/2022; TT 22/2023)
4.2|20|Số ứng dụng/CSDL kết nối qua LGSP
4.3|20|Tỷ lệ sử dụng DVCTT
4.4|20|Tỷ lệ hồ sơ trực tuyến toàn trình
4.5|20|Tỷ lệ hài lòng khi dùng DVCTT
4.6|10|Tỷ lệ hồ sơ TTHC đúng hạn
4.7|20|Tổng chi NSNN cho CĐS
4.8|20|Tổng chi thường xuyên cho CĐS
4.9|20|Tổng chi đầu tư cho CĐS
4.10|10|Tỷ lệ số hóa hồ sơ và kết quả TTHC
4.11|10|Tỷ lệ hồ sơ công việc điện tử + ký số
4.12|10|Tỷ lệ chế độ báo cáo trên Hệ thống báo cáo
4.13|10|Tỷ lệ điểm WiFi công cộng
4.14|10|Họp không giấy
4.15|10|IOC/hệ thống quản lý dữ liệu tập trung
4.16|10|Dùng nền tảng số/mạng xã hội thông tin tới người dân
4.17|10|Tỷ lệ lĩnh vực KT-XH quản lý bằng dữ liệu số
4.18|10|Tỷ lệ CCVC dùng phần mềm QLVB&ĐH
4.19|10|Tỷ lệ văn bản điện tử ký số
4.20|10|Tỷ lệ hồ sơ lưu trữ điện tử được tạo lập
4.21|10|Tỷ lệ hồ sơ công việc điện tử trên hệ thống
4.22.1|20|Thực hiện nhiệm vụ theo các KH giai đoạn 2026-2030
4.22.2|20|Thực hiện nhiệm vụ KH chuyển đổi số hằng năm
4.22.3|20|Thực hiện nhiệm vụ KH chính quyền số hằng năm
4.22.4|20|Thực hiện nhiệm vụ KH kinh tế số - xã hội số hằng năm
4.22.5|20|Truyền thông nâng cao nhận thức
4.22.6|20|KH hỗ trợ hướng dẫn người dân CĐS
4.22.7|20|Ban hành KH CĐS bám sát KH tỉnh
4.22.8|20|Kết quả thực hiện KH CĐS
4.22.9|20|Quy chế khai thác nền tảng số/CSDL
4.22.10|30|Tuyên truyền CĐS tại địa phương
4.22.11|20|Hưởng ứng Ngày CĐS quốc gia
5.1|20|Tỷ trọng kinh tế số trong GRDP
5.2|20|Tỷ lệ DN công nghệ số/1000 dân
5.3|20|Tỷ trọng TMĐT trong tổng mức bán lẻ
5.4|20|Tỷ lệ DN dùng hợp đồng điện tử
6.1|10|Tỷ lệ dân >=14 tuổi có danh tính điện tử
6.2|10|Tỷ lệ dân >=15 tuổi có tài khoản thanh toán
6.3|10|Tỷ lệ dân >=18 tuổi có chữ ký số
6.4|10|Tỷ lệ người dân có Sổ sức khỏe điện tử
6.5|10|Tỷ lệ người dân có kỹ năng ICT
6.6|10|Tỷ lệ PAKN 1022 đúng hạn
6.7|10|Tỷ lệ hài lòng về PAKN 1022
6.8|10|Tổ dân phố có nhóm/diễn đàn số
""".splitlines()
CATALOGUE = [(code, F(most), name) for code, most, name in (line.split("|") for line in LINES)]

NOT_A_SHARE = "5.2"  # firms per 1,000 people
RATES = [code for code, _, name in CATALOGUE if name.startswith(("Tỷ lệ", "Tỷ trọng")) and code != NOT_A_SHARE]
OTHERS = [code for code, _, _ in CATALOGUE if code not in RATES]


@cache
def file() -> FrameworkFile:
    one = find_shipped("commune-dti@2025")
    assert one is not None
    return read_framework(one.framework)


def framework() -> Framework:
    return file().framework


def leaf(code: str) -> Leaf:
    return next(one for one in framework().leaves() if one.code == code)


def collected_by() -> dict[str, str]:
    return {child["code"]: child["collected_by"] for main in file().tree["indicators"] for child in main["children"]}


def main_of(code: str) -> str:
    return code.partition(".")[0]


# --- The catalogue ----------------------------------------------------------------------------------------------------


def test_codes_maxima_and_names_are_those_of_the_catalogue_in_its_order() -> None:
    assert [(one.code, one.max, one.title.vi) for one in framework().leaves()] == CATALOGUE
    assert len(CATALOGUE) == 62


def test_the_six_main_indices_have_the_sums_of_the_catalogue() -> None:
    assert {one.code: (one.title.vi, one.max) for one in framework().indicators} == {
        code: (name, F(most)) for code, (name, most, _) in MAINS.items()
    }
    maxima = {main: [most for code, most, _ in CATALOGUE if main_of(code) == main] for main in MAINS}
    assert {main: (sum(found), len(found)) for main, found in maxima.items()} == {
        main: (F(most), count) for main, (_, most, count) in MAINS.items()
    }


def test_they_make_960_for_the_one_group_of_communes_wards_and_special_zones() -> None:
    (group,) = framework().groups
    assert group.title.vi == "Xã, phường, đặc khu"
    assert group.max == sum(most for _, most, _ in CATALOGUE) == 960


def test_every_indicator_stands_directly_beneath_the_main_index_of_its_code() -> None:
    for main in framework().indicators:
        assert isinstance(main, Branch)
        assert all(isinstance(child, Leaf) and main_of(child.code) == main.code for child in main.children)


def test_it_cites_no_act_and_says_so() -> None:
    (cite,) = framework().cites
    assert not any([cite.number, cite.date, cite.url])
    assert cite.note is not None
    assert cite.note.en == "Seen in practice; no act is cited."


def test_every_indicator_has_an_english_title_of_its_own() -> None:
    titles = [node.title.en for node in framework().nodes()]
    assert all(titles)
    assert len(set(titles)) == len(titles) == 62 + 6


# --- The rules --------------------------------------------------------------------------------------------------------


def test_33_names_say_a_rate_and_29_indicators_are_given_their_points() -> None:
    assert (len(RATES), len(OTHERS)) == (33, 29)


@pytest.mark.parametrize("code", RATES)
def test_what_is_named_a_rate_is_scored_by_it_and_marked_inferred(code: str) -> None:
    one = leaf(code)
    assert (one.rule, one.value_type) == (Proportion(target=F(1)), ValueType.RATIO)
    assert one.inferred is not None
    assert "points = " in (one.inferred.en or "")


def test_rates_are_reported_by_the_commune_but_for_the_share_in_grdp_that_is_supplied() -> None:
    reported = {code: by for code, by in collected_by().items() if code in RATES}
    assert reported == dict.fromkeys(RATES, "self") | {"5.1": "supplied"}


@pytest.mark.parametrize("code", OTHERS)
def test_every_other_indicator_is_given_its_points_by_the_appraiser(code: str) -> None:
    assert (leaf(code).rule, collected_by()[code]) == (Points(), "appraiser")


def test_of_these_only_the_rate_that_is_no_share_says_why() -> None:
    assert [code for code in OTHERS if leaf(code).inferred] == [NOT_A_SHARE]


# --- Synthetic communes -----------------------------------------------------------------------------------------------

MISSING = ("2.4", "4.6")
NOT_ARISEN = dict.fromkeys(("3.1", "6.6"), Ratio(F(0), F(0)))
NOT_APPLICABLE = dict.fromkeys(("4.13", "4.22.10"), NotApplicable("no such thing here"))


def share(at: int) -> Fraction:
    """One for each line of the catalogue; some rates are above 1."""
    return F(at % 13 + 1, 11) if CATALOGUE[at][0] in RATES else F(at % 5, 4)


def commune() -> dict[str, Number | Value]:
    return {
        code: Ratio(share(at) * 11, F(11)) if code in RATES else share(at) * most
        for at, (code, most, _) in enumerate(CATALOGUE)
    }


def with_lacks() -> dict[str, Number | Value]:
    reported = {code: one for code, one in commune().items() if code not in MISSING}
    return reported | NOT_ARISEN | NOT_APPLICABLE


def worked_out(zero: tuple[str, ...] = (), left_out: tuple[str, ...] = ()) -> dict[str, Fraction]:
    """Points of the main indices: the maxima that count, each with its share, brought up to the whole max."""
    found: dict[str, Fraction] = {}
    for main, lines in groupby(enumerate(CATALOGUE), key=lambda line: main_of(line[1][0])):
        counted = [(code, most, min(share(at), F(1))) for at, (code, most, _) in lines if code not in left_out]
        earned = sum((most * own for code, most, own in counted if code not in zero), F(0))
        found[main] = earned / sum(most for _, most, _ in counted) * MAINS[main][1]
    return found


def mains(found: UnitScore) -> dict[str, Fraction | None]:
    return {code: found.node(code).points for code in MAINS}


def test_a_synthetic_commune_has_the_points_worked_out_here() -> None:
    found, expected = score_one(framework(), commune()), worked_out()
    assert mains(found) == expected
    assert found.total.points == sum(expected.values())
    assert found.published == rounded(sum(expected.values(), F(0)), 2)


def test_missing_counts_0_and_what_is_not_applicable_or_not_arisen_leaves_its_max_to_the_others() -> None:
    found = score_one(framework(), with_lacks())
    expected = worked_out(zero=MISSING, left_out=(*NOT_ARISEN, *NOT_APPLICABLE))
    assert mains(found) == expected
    assert found.total.points == sum(expected.values())
    assert [found.node(code).points for code in MISSING] == [0, 0]
    assert {found.node(code).points for code in (*NOT_ARISEN, *NOT_APPLICABLE)} == {None}


def test_a_main_index_that_does_not_apply_at_all_leaves_its_max_to_the_others() -> None:
    society = {code: NotApplicable("") for code, _, _ in CATALOGUE if main_of(code) == "6"}
    found = score_one(framework(), commune() | society)
    rest = sum((points for code, points in worked_out().items() if code != "6"), F(0))
    assert found.total.points == rest / 880 * 960
    assert found.node("6").points is None


def test_everything_is_960_points_and_nothing_is_0_without_a_level() -> None:
    full = {code: Ratio(F(1), F(1)) if code in RATES else F(most) for code, most, _ in CATALOGUE}
    run = score_all(framework(), {"all": full, "nothing": {}})
    assert [(one.unit.text, one.rank, one.published, one.level) for one in run.scores] == [
        ("all", 1, F(960), None),
        ("nothing", 2, F(0), None),
    ]


def test_totals_that_are_equal_to_two_decimals_share_a_rank() -> None:
    points = {"a": "10", "b": "9.996", "c": "9.994", "d": "9"}
    run = score_all(framework(), {unit: {"1.4": own} for unit, own in points.items()})
    assert [(one.unit.text, one.rank, one.published) for one in run.scores] == [
        ("a", 1, F(10)),
        ("b", 1, F(10)),
        ("c", 3, F("9.99")),
        ("d", 4, F(9)),
    ]
