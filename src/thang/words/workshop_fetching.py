"""Why an address that somebody typed was not fetched, in both languages."""

from __future__ import annotations

from thang.words.sentence import Sentence

S = Sentence

FETCHING: dict[str, Sentence] = {
    "fetch_address": S(
        "địa chỉ không đúng; phải có dạng https://tên-miền/đường-dẫn",
        "this is no address; it should look like https://host/path",
    ),
    "fetch_scheme": S(
        "chỉ tải được địa chỉ bắt đầu bằng https:// hoặc http://", "only https:// and http:// addresses can be fetched"
    ),
    "fetch_credentials": S("địa chỉ không được chứa tên và mật khẩu", "an address must not hold a name and a password"),
    "fetch_port": S("chỉ tải được qua cổng 80 và 443", "only the ports 80 and 443 are asked"),
    "fetch_name": S("không tìm thấy máy chủ {host}", "there is no server {host}"),
    "fetch_private": S(
        "{host} là máy trong mạng nội bộ, không phải địa chỉ công khai; hãy tải tệp lên thay cho đường dẫn",
        "{host} is a machine of an internal network, no public address; send the file instead of a link",
    ),
    "fetch_unreachable": S(
        "máy chủ không trả lời, hoặc trả lời sai giao thức; hãy thử lại sau",
        "the server gave no fit answer; try again later",
    ),
    "fetch_certificate": S(
        "chứng thư của máy chủ không hợp lệ, nên không tin được nội dung",
        "the server's certificate does not hold, so its content cannot be relied on",
    ),
    "fetch_late": S(
        "máy chủ không trả lời xong trong {seconds} giây", "the server did not finish in {seconds} seconds"
    ),
    "fetch_large": S("nội dung lớn hơn {megabytes} MB", "there are more than {megabytes} MB"),
    "fetch_redirects": S("bị dẫn sang địa chỉ khác quá {most} lần", "led elsewhere more than {most} times"),
    "fetch_insecure": S(
        "bị dẫn từ https sang http, nội dung có thể bị sửa dọc đường",
        "led from https to http, where the content may be changed on the way",
    ),
}
