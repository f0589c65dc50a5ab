"""What is wrong with a folder of news: its files, the lines above the text, links and pictures."""

from __future__ import annotations

from thang.words.sentence import Sentence

S = Sentence

_LINKS = S(
    "https://…, http://…, mailto:…, tên tệp .md của một tin khác, hoặc ../… đến một trang của trang web này",
    "https://…, http://…, mailto:…, the .md file of another item, or ../… to a page of this site",
)

NEWS_FAULTS: dict[str, tuple[Sentence, Sentence]] = {
    "news.file_name": (
        S("tên tệp tin “{found}”", "file name “{found}” of a news item"),
        S(
            "chữ thường không dấu, chữ số, gạch nối, không bắt đầu bằng “index”; ví dụ {wanted}",
            "plain lower-case letters, digits, hyphens, not beginning with “index”; such as {wanted}",
        ),
    ),
    "news.nested": (
        S("tệp tin nằm trong thư mục con “{found}”", "a news item in the folder “{found}” below"),
        S("chuyển ra ngay trong thư mục tin; thư mục con chỉ chứa ảnh", "move it up; folders below hold pictures only"),
    ),
    "news.outside": (
        S("liên kết tượng trưng dẫn ra ngoài thư mục tin", "a symbolic link that leads out of the folder of news"),
        S("chép hẳn tệp vào thư mục tin", "copy the file itself into the folder of news"),
    ),
    "news.no_vietnamese": (
        S("bản tiếng Anh không có bản tiếng Việt", "an English text without a Vietnamese one"),
        S("thêm {wanted} cạnh tệp này", "add {wanted} beside it"),
    ),
    "news.no_front": (
        S("dòng đầu là “{found}”, không phải ---", "the first line is “{found}”, not ---"),
        S(
            "bắt đầu bằng một dòng ---, các dòng `khóa: giá trị`, rồi một dòng ---",
            "begin with a line ---, lines of `key: value`, then a line ---",
        ),
    ),
    "news.front_open": (
        S("phần đầu không có dòng --- kết thúc", "the lines above the text do not end with ---"),
        S("thêm một dòng --- trước nội dung", "put a line --- before the text"),
    ),
    "news.no_text": (
        S("không có nội dung dưới dòng --- thứ hai", "no text below the second ---"),
        S("viết nội dung, hoặc đặt `draft: true`", "write the text, or set `draft: true`"),
    ),
    "news.other_date": (
        S("ngày “{found}” khác với bản tiếng Việt", "date “{found}” is not that of the Vietnamese text"),
        S("{wanted}, hoặc bỏ dòng này", "{wanted}, or leave the line out"),
    ),
    "news.category_alike": (
        S(
            "chuyên mục “{found}” viết khác với “{wanted}” ở {other}",
            "category “{found}” is written differently from “{wanted}” in {other}",
        ),
        S("viết như nhau ở mọi tin: {wanted}", "write it alike in all items: {wanted}"),
    ),
    "news.category_english": (
        S(
            "chuyên mục “{category}” có tên tiếng Anh “{found}” ở đây, “{wanted}” ở {other}",
            "the English name of category “{category}” is “{found}” here, “{wanted}” in {other}",
        ),
        S("một chuyên mục có một tên tiếng Anh: {wanted}", "one English name a category: {wanted}"),
    ),
    "news.heading": (
        S("đề mục cấp 1 “# {found}”", "a heading of the first level, “# {found}”"),
        S("tiêu đề của tin nằm ở `title`; trong nội dung dùng ## trở xuống", "the title is `title`; use ## and lower"),
    ),
    "news.link": (S("liên kết “{found}”", "link “{found}”"), _LINKS),
    "news.link_absent": (
        S(
            "liên kết đến “{found}”, không phải tin nào được đăng ở đây",
            "link to “{found}”, no item that is shown here",
        ),
        S(
            "⟦có phải “{nearest}”? ⟧tên tệp .md của một tin trong thư mục, không phải bản nháp",
            "⟦did you mean “{nearest}”? ⟧the .md file of an item in the folder, and not a draft",
        ),
    ),
    "news.picture_web": (
        S("ảnh lấy từ nơi khác: “{found}”", "a picture from elsewhere: “{found}”"),
        S(
            "lưu ảnh vào thư mục tin và ghi tên tệp; cần có quyền dùng ảnh",
            "save it in the folder of news and write its file name; you need the right to use it",
        ),
    ),
    "news.picture_outside": (
        S("ảnh “{found}” ngoài thư mục tin", "picture “{found}” outside of the folder of news"),
        S("chép ảnh vào thư mục tin và ghi tên tệp", "copy it into the folder of news and write its file name"),
    ),
    "news.picture_absent": (
        S("không có ảnh “{found}”", "there is no picture “{found}”"),
        S(
            "⟦có phải “{nearest}”? ⟧tên tệp trong thư mục tin, đúng chữ hoa chữ thường",
            "⟦did you mean “{nearest}”? ⟧a file in the folder of news, capitals as in its name",
        ),
    ),
    "news.picture_kind": (
        S("nội dung “{found}” không phải ảnh PNG, JPEG, WebP hay GIF", "“{found}” holds no PNG, JPEG, WebP or GIF"),
        S(
            "xuất ảnh ra một trong bốn dạng ấy; không nhận SVG vì có thể chứa mã lệnh",
            "export the picture as one of these; SVG is not taken because it can hold script",
        ),
    ),
    "news.picture_damaged": (
        S("ảnh “{found}” hỏng, không đọc được kích thước", "picture “{found}” is damaged, its size cannot be read"),
        S("mở bằng chương trình xem ảnh rồi lưu lại", "open it in a picture viewer and save it again"),
    ),
    "news.picture_large": (
        S("ảnh “{found}” nặng {bytes} byte", "picture “{found}” has {bytes} bytes"),
        S("thu nhỏ ảnh: nhiều nhất {most} byte", "shrink it: at most {most} bytes"),
    ),
    "news.picture_size": (
        S("ảnh “{found}” có kích thước {width}×{height} điểm ảnh", "picture “{found}” is of {width}×{height} pixels"),
        S("mỗi chiều từ 1 đến {most} điểm ảnh", "each side from 1 to {most} pixels"),
    ),
    "news.picture_changed": (
        S("ảnh “{found}” bị thay đổi trong lúc dựng trang", "picture “{found}” changed while the site was built"),
        S("dựng lại trang", "build the site again"),
    ),
    "news.picture_alt": (
        S("ảnh “{found}” không có mô tả thay thế", "picture “{found}” has no alternative text"),
        S(
            "viết trong ngoặc vuông điều người xem thấy trong ảnh, như ![mô tả] (tệp) viết liền",
            "say in the brackets what is seen in it, as in ![description] (file) without the blank",
        ),
    ),
    "news.picture_inline": (
        S("ảnh “{found}” đứng giữa chữ", "picture “{found}” stands amid text"),
        S(
            "đặt ảnh trên dòng riêng, có dòng trống ở trên và dưới, không trong bảng hay liên kết",
            "on a line of its own, with empty lines above and below, in no table and no link",
        ),
    ),
}
