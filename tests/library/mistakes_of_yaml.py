"""Mistakes of YAML itself: what cannot be read, and what may not stand in a framework file."""

from tests.library.sample import LEAF, Mistake

M = Mistake
TITLE = "title: {vi: Bộ chỉ số thử, en: Sample}"
PUBLISH = "publish: {as: points, places: 2, rounding: half_up}"

OF_SYNTAX = [
    M("file.not_utf8", "id: sample", "id: s▸\udcffample", "0xff", "save the file as UTF-8"),
    M("file.not_utf8", TITLE, "title: Bộ chỉ số ▸\udcc3(", "0xc3", "save the file as UTF-8"),
    M("yaml.character", TITLE, "title: Bộ ▸\x01thử", "U+0001", "delete this character"),
    M("yaml.character", TITLE, "title: Bộ ▸\x7fthử", "U+007F", "delete this character"),
    M(
        "yaml.tab",
        "  by: published\n  bands",
        "▸\tby: published\n  bands",
        "by: published",
        "spaces instead of the tab",
    ),
    M("yaml.tab", "    title: Thể chế", "    title: Thể chế\n▸\tweight: 1", "weight: 1", "spaces instead"),
    M("yaml.flow", PUBLISH, PUBLISH.replace("{", "▸{").rstrip("}"), PUBLISH[9:-1], "close it with ] or }"),
    M(
        "yaml.flow",
        PUBLISH,
        "publish: ▸{as: points places: 2}",
        "{as: points places: 2}",
        "part the entries with commas",
    ),
    M("yaml.flow", 'tie_break: ["1"]', 'tie_break: ▸["1"', '["1"}', "close it with ] or }"),
    M("yaml.quote", '["1", "2.1"]', '["1", ▸"2.1]', '"2.1]}', "close it"),
    M("yaml.quote", 'edition: "2024"', "edition: ▸'it''s", "'it''s", "a single quote is written twice"),
    M("yaml.colon", "id: sample", "id: mẫu▸: thử", "id: mẫu: thử", "put a text that holds “: ” in quotes"),
    M("yaml.colon", "  by: published\n", "  by: published\n    of▸: b\n", "of: b", "line the key up"),
    M("yaml.no_colon", "id: sample", "▸id sample", "id sample", "write `key: value`"),
    M("yaml.sign", "title: Thể chế", "title: ▸@thể chế", "@thể chế", "put the whole text in quotes"),
    M("yaml.sign", "title: Thể chế", "title: ▸`thể chế`", "`thể chế`", "put the whole text in quotes"),
    M(
        "yaml.indent",
        "    title: Thể chế\n",
        "   ▸title: Thể chế\n",
        "title: Thể chế",
        "indent entries of one level alike",
    ),
    M("yaml.indent", "publish:", " ▸publish:", "publish: {as: points, places: 2, rounding: half_up}", "indent entries"),
    M("yaml.after", "title: Thể chế", 'title: "Thể chế" ▸số', "số", "put the whole value in one pair of quotes"),
    M("yaml.after", 'edition: "2024"', "edition: 'it'▸s'", "s'", "put the whole value in one pair of quotes"),
    M("yaml.syntax", "id: sample", 'id: "▸\\qsample"', 'id: "\\qsample"', "check indentation, colons and quotes"),
    M("yaml.empty", "", "▸", "", "begin with `thang: framework/1`"),
    M("yaml.empty", "", "▸# nothing but this\n", "", "begin with `thang: framework/1`"),
    M("yaml.empty", "", "▸---\n", "", "begin with `thang: framework/1`"),
    M("yaml.not_mapping", "", "# a list\n▸- thang: framework/1\n", "[{thang}]", "begin with `thang: framework/1`"),
    M("yaml.not_mapping", "", "▸framework/1", "framework/1", "begin with `thang: framework/1`"),
    M("yaml.too_deep", "id: sample", "id: " + "[" * 59 + "▸" + "[" * 9_941, "61", "at most 60 levels"),
    M("yaml.too_deep", "id: sample", "id: " + "{a: " * 59 + "▸" + "{a: " * 9_941, "61", "at most 60 levels"),
]

OF_USE = [
    M("yaml.several_documents", "pillars:\n", "▸---\npillars:\n", "---", "one framework a file"),
    M("yaml.anchor", "title: Thể chế", "title: ▸&t Thể chế", "&t", "write the content out in full here"),
    M("yaml.anchor", "title: Thể chế", "title: ▸*t", "*t", "write the content out in full here"),
    M("yaml.anchor", "max: 50", "max: ▸*t", "*t", "write the content out in full here"),
    M("yaml.anchor", "rule: yes_no", "rule: ▸*t", "*t", "write the content out in full here"),
    M("yaml.anchor", "{target: 0.8}", "{target: ▸*t}", "*t", "write the content out in full here"),
    M("yaml.anchor", "bonus: true", "bonus: ▸*t", "*t", "write the content out in full here"),
    M("yaml.anchor", "aggregate: mean", "aggregate: ▸*t", "*t", "write the content out in full here"),
    M("yaml.anchor", "      - " + LEAF, "      - ▸*t", "*t", "write the content out in full here"),
    M("yaml.anchor", "id: sample", "id: sample\n▸*t : sample", "*t", "write the content out in full here"),
    M("yaml.anchor", "", "▸*t", "*t", "write the content out in full here"),
    M("yaml.tag", "max: 50", "max: ▸!!int 50", "!!int", "leave the tag out"),
    M("yaml.tag", 'edition: "2024"', "edition: ▸!!str 2024", "!!str", "leave the tag out"),
    M("yaml.tag", 'edition: "2024"', "edition: ▸! 2024", "!", "leave the tag out"),
    M("yaml.tag", "id: sample", "id: ▸!!python/name:os.system sample", "!!python/name:os.system", "leave the tag out"),
    M("yaml.tag", "max: {a: 50", "max: ▸!!map {a: 50", "!!map", "leave the tag out"),
    M("yaml.key_not_text", "id: sample", "id: sample\n▸[a, b]: 1", "[a, b]", "a key is one word"),
    M("yaml.duplicate_key", "id: sample", "id: sample\n▸id: other", "id", "keep one of the two"),
    M("yaml.duplicate_key", "head: 1, ", "head: 1, ▸head: 0, ", "head", "keep one of the two"),
    M("yaml.duplicate_key", "max: 50", 'max: 50\n    ▸"max": 60', "max", "keep one of the two"),
]
