"""What is wrong with a file of boundaries: its JSON, its areas, and the names that join them to units."""

from __future__ import annotations

from thang.words.sentence import Sentence

S = Sentence

_FEATURE = ("vùng thứ {number}⟦ (“{found}”)⟧", "area {number}⟦ (“{found}”)⟧")


def _of_feature(vi: str, en: str) -> Sentence:
    """What is said of one area, which is named first."""
    return S(f"{_FEATURE[0]}{vi}", f"{_FEATURE[1]}{en}")


BOUNDARY_FAULTS: dict[str, tuple[Sentence, Sentence]] = {
    "boundaries.not_json": (
        S("không đọc được JSON từ chỗ này", "JSON cannot be read from here on"),
        S(
            "một tệp GeoJSON (RFC 7946)⟦; trình đọc báo: {problem}⟧",
            "a GeoJSON file (RFC 7946)⟦; the parser: {problem}⟧",
        ),
    ),
    "boundaries.nested": (
        S("các ngoặc lồng nhau quá sâu", "brackets are nested too deeply"),
        S("một tệp GeoJSON (RFC 7946)", "a GeoJSON file (RFC 7946)"),
    ),
    "boundaries.same_key": (
        S("khóa “{found}” có hai lần trong một đối tượng", "key “{found}” stands twice in one object"),
        S("mỗi khóa một lần", "every key once"),
    ),
    "boundaries.no_number": (
        S("“{found}” không phải là số của JSON", "“{found}” is no number of JSON"),
        S("ghi số bằng chữ số", "write numbers in digits"),
    ),
    "boundaries.not_collection": (
        S("⟦loại “{found}”, ⟧không phải FeatureCollection", "⟦type “{found}”, ⟧not a FeatureCollection"),
        S(
            'một đối tượng GeoJSON có "type": "FeatureCollection" và danh sách "features"',
            'a GeoJSON object with "type": "FeatureCollection" and a list of "features"',
        ),
    ),
    "boundaries.no_areas": (
        S("tệp không có vùng nào", "the file has no area"),
        S("mỗi đơn vị một Feature", "a Feature for every unit"),
    ),
    "boundaries.too_many_areas": (
        S("{found} vùng", "{found} areas"),
        S("nhiều nhất {most} vùng; chỉ giữ các đơn vị cần vẽ", "at most {most}; keep the units to be drawn"),
    ),
    "boundaries.too_many_points": (
        S("hơn {most} điểm tọa độ", "more than {most} positions"),
        S("giản lược ranh giới trước khi dùng", "simplify the boundaries first"),
    ),
    "boundaries.not_area": (
        _of_feature("⟦ loại “{type}”⟧ không phải là đa giác", "⟦ of type “{type}”⟧ is no polygon"),
        S("hình học Polygon hoặc MultiPolygon", "a geometry of type Polygon or MultiPolygon"),
    ),
    "boundaries.shape": (
        _of_feature(": coordinates không đúng cấu trúc đa giác", ": its coordinates are not nested as a polygon's"),
        S(
            "Polygon: danh sách các vòng; MultiPolygon: danh sách các đa giác; mỗi vòng là danh sách điểm",
            "Polygon: a list of rings; MultiPolygon: a list of polygons; each ring is a list of positions",
        ),
    ),
    "boundaries.position": (
        _of_feature(": điểm “{position}”", ": position “{position}”"),
        S("[kinh độ, vĩ độ], hai số hữu hạn", "[longitude, latitude], two finite numbers"),
    ),
    "boundaries.not_degrees": (
        _of_feature(": tọa độ {position} không phải là độ", ": the coordinates {position} are not degrees"),
        S(
            "kinh độ, vĩ độ WGS 84; tệp VN-2000 tính bằng mét thì chuyển hệ tọa độ trước (EPSG:4326)",
            "longitude and latitude in WGS 84; a file in metres of VN-2000 has to be converted first (to EPSG:4326)",
        ),
    ),
    "boundaries.swapped": (
        _of_feature(": tọa độ {position} ghi vĩ độ trước", ": the coordinates {position} begin with the latitude"),
        S("kinh độ trước, vĩ độ sau", "the longitude first, then the latitude"),
    ),
    "boundaries.ring_short": (
        _of_feature(": một vòng có {count} điểm", ": a ring of {count} positions"),
        S("ít nhất 4 điểm, điểm cuối trùng điểm đầu", "4 at least, the last one the same as the first"),
    ),
    "boundaries.ring_open": (
        _of_feature(": một vòng không khép kín ở {position}", ": a ring is not closed at {position}"),
        S("điểm cuối trùng điểm đầu", "the last position the same as the first"),
    ),
    "boundaries.no_names": (
        S("không thuộc tính nào mang tên đơn vị⟦; có: {found}⟧", "no property names a unit⟦; there are: {found}⟧"),
        S("một thuộc tính như `unit` hoặc `ten`, ví dụ “{wanted}”", "a property such as `unit` or `name`: “{wanted}”"),
    ),
    "boundaries.unknown_area": (
        _of_feature(" không phải là đơn vị nào", " is none of the units"),
        S(
            "sửa thuộc tính `{property}` theo tên trong gói công bố, hoặc bỏ vùng này khỏi tệp",
            "mend its property `{property}` after the publication, or take the area out of the file",
        ),
    ),
    "boundaries.ambiguous": (
        _of_feature(" có thể là nhiều đơn vị: {units}", " may be several units: {units}"),
        S("ghi đủ tên và dấu ở thuộc tính `{property}`", "write the whole name with its marks as `{property}`"),
    ),
    "boundaries.unit_twice": (
        S("đơn vị “{found}” có nhiều vùng: {numbers}", "unit “{found}” has several areas: {numbers}"),
        S("gộp thành một MultiPolygon, hoặc sửa tên", "join them into one MultiPolygon, or mend their names"),
    ),
    "boundaries.unit_missing": (
        S("đơn vị “{found}” không có vùng nào", "unit “{found}” has no area"),
        S("thêm ranh giới của đơn vị, hoặc sửa thuộc tính `{property}`", "add its boundary, or mend `{property}`"),
    ),
    "boundaries.more": (
        S("và {found} chỗ sai nữa", "and {found} more"),
        S("sửa những chỗ trên rồi thử lại", "mend those above, then try again"),
    ),
}
