"""Names are found as they are typed, and stand in the order of the Vietnamese alphabet."""

import random
import unicodedata

import pytest

from thang.look.keys import search_key, sort_key

# Names of provinces, districts and communes in the order of the alphabet, written down by hand.
ORDERED = (
    *("An Giang", "An Lão", "Ăng Tiêm", "Ân Thi", "Bà Rịa", "Bạc Liêu", "Bắc Giang", "Bắc Kạn", "Bắc Ninh", "Bến Tre"),
    *("Cà Mau", "Cao Bằng", "Cần Thơ", "Dĩ An", "Duy Tiên", "Đà Nẵng", "Đắk Lắk", "Đắk Nông", "Điện Biên", "Đồng Nai"),
    *("Gia Lai", "Hà Giang", "Hà Nam", "Hà Nội", "Hà Tĩnh", "Hải Dương", "Hải Phòng", "Hậu Giang", "Hòa Bình"),
    *("Hồ Chí Minh", "Huế", "Hưng Yên", "Khánh Hòa", "Lai Châu", "Lạng Sơn", "Lào Cai", "Lâm Đồng", "Long An"),
    *("Mường Khương", "Nghệ An", "Ninh Bình", "Ô Môn", "Phú Thọ", "Phường 2", "Phường 10", "Quảng Bình", "Quảng Nam"),
    *(
        "Sóc Trăng",
        "Sơn La",
        "Tây Ninh",
        "Thái Bình",
        "Thanh Hóa",
        "Tuyên Quang",
        "Uông Bí",
        "Ứng Hòa",
        "Vĩnh Long",
        "Y Tý",
    ),
)
LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"


def test_names_stand_in_the_order_of_the_alphabet() -> None:
    mixed = list(ORDERED)
    random.Random(7).shuffle(mixed)
    assert sorted(mixed, key=sort_key) == list(ORDERED)


@pytest.mark.parametrize("after", ["", "n", " b", "1"])
def test_every_letter_has_its_place_whatever_follows(after: str) -> None:
    words = [letter + after for letter in LETTERS]
    mixed = random.Random(7).sample(words, len(words))
    assert sorted(mixed, key=sort_key) == words
    assert sort_key("Ăn") > sort_key("azzz")


def test_tones_decide_only_between_equal_letters() -> None:
    assert sorted(["mạ", "mab", "má", "mã", "ma", "mả", "mà"], key=sort_key) == [
        "ma",
        "mà",
        "mả",
        "mã",
        "má",
        "mạ",
        "mab",
    ]
    assert sorted(["ợ", "ớ", "ỡ", "ở", "ờ", "ơ", "ộ"], key=sort_key) == ["ộ", "ơ", "ờ", "ở", "ỡ", "ớ", "ợ"]


def test_a_name_stands_before_the_longer_one() -> None:
    assert sorted(["An Giang", "Anh", "An", "Ân"], key=sort_key) == ["An", "An Giang", "Anh", "Ân"]


@pytest.mark.parametrize("key", [search_key, sort_key])
def test_composition_case_and_blanks_do_not_matter(key: object) -> None:
    assert callable(key)
    other = unicodedata.normalize("NFD", "  đẮk\u00a0 LẮK ")
    assert key("Đắk Lắk") == key(other)


def test_search_finds_with_the_keys_of_a_plain_keyboard() -> None:
    assert search_key("Đường Thượng Ðỗ") == "duong thuong do"
    assert search_key("Lào\u200b Cai") == "lao cai"


def test_keys_are_plain_text_on_one_line() -> None:
    assert all(sort_key(name).isascii() and sort_key(name).isprintable() for name in ORDERED)
