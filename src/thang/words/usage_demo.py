"""What the demonstration says."""

from __future__ import annotations

from thang.words.sentence import Sentence

S = Sentence

_CHECK = """\
  mkdir -p {folder}/files
  python3 -m zipfile -e {folder}/{sealed} {folder}/files
  (cd {folder}/files && sha256sum -c {sums})
  ssh-keygen -Y verify -f {folder}/{signers} -I {signer} -n thang-publication \\
    -s {folder}/files/{signature} < {folder}/files/{sums}
  {thang} verify {folder}/{sealed} --signers {folder}/{signers}"""
_NEXT = (
    "  {thang} framework list\n"
    "  {thang} score {framework} {values} --units {units}\n"
    '  {thang} explain {framework} {values} "{unit}" 6'
)

DEMO: dict[str, Sentence] = {
    "demo_intro": S(
        "Chạy thử: số liệu đã công bố chính thức, kèm sẵn trong phần mềm.",
        "A trial run on officially published figures that come with the software.",
    ),
    "demo_dti": S(
        "1. DTI 2024 của 34 tỉnh, tính lại từ tám chỉ số chính đã công bố",
        "1. DTI 2024 of the 34 provinces, recomputed from the eight published main indices",
    ),
    "demo_laocai": S(
        "2. Lào Cai 2022: chín tổng điểm đã công bố, với mức xếp hạng",
        "2. Lào Cai 2022: the nine published totals, with their levels",
    ),
    "demo_explain": S("3. Vì sao {unit} có điểm như vậy", "3. Why {unit} has its points"),
    "demo_rounded": S(
        "Tám chỉ số chính được công bố với bốn chữ số thập phân, nên tổng tính lại có thể lệch 0,0001 so với "
        "tổng đã công bố.",
        "The eight main indices are published to four decimals, so a recomputed total can be off the stated one "
        "by 0.0001.",
    ),
    "demo_publication": S(
        "4. Niêm phong thành gói công bố, để ai cũng kiểm tra được", "4. Sealed as a publication that anyone can check"
    ),
    "demo_sealed": S(
        "Đã niêm phong và ký bằng một khóa chỉ dùng cho lần chạy thử này: {file}. Kiểm tra gói:",
        "Sealed, and signed with a key made for this trial run only: {file}. Verified:",
    ),
    "demo_change": S(
        "Nếu ai đó sửa đúng một ô, kết quả công bố của {unit} trong ranking.csv:",
        "If somebody changes one cell, the published figure of {unit} in ranking.csv:",
    ),
    "demo_reseal": S(
        "Nếu người giữ khóa sửa ô đó rồi tính lại mọi mã kiểm tra và ký lại, phép tính lại vẫn phát hiện:",
        "If whoever holds the key changes it, makes the sums anew and signs again, computing it again still tells:",
    ),
    "demo_check": S(
        f"Tự kiểm tra bằng công cụ có sẵn, không cần mạng:\n{_CHECK}", f"Check it with stock tools, offline:\n{_CHECK}"
    ),
    "demo_window": S("5. Trang công khai dựng từ các gói công bố", "5. The public site, built from the publications"),
    "demo_made_up": S(
        "Kỳ cấp xã năm 2025 trong trang là số liệu giả do máy sinh; chỉ tên của 99 xã, phường là thật.",
        "The commune round of 2025 on the site is made up; only the names of the 99 communes and wards are real.",
    ),
    "demo_later": S(
        "Xem trong trình duyệt:\n  python3 -m http.server -b 127.0.0.1 -d {site} 8000\nrồi mở http://127.0.0.1:8000",
        "Look at it in a browser:\n  python3 -m http.server -b 127.0.0.1 -d {site} 8000\nand open http://127.0.0.1:8000",
    ),
    "demo_serving": S(
        "Trang đang mở tại {url} (chỉ máy này xem được). Dừng: Ctrl+C.",
        "The site is at {url} (for this machine only). Stop: Ctrl+C.",
    ),
    "demo_port_taken": S(
        "Cổng {port} đang có chương trình khác dùng → chọn cổng khác: --port 8001",
        "Port {port} is taken by another program → choose another one: --port 8001",
    ),
    "--out DEMO": S(
        "thư mục ghi gói công bố chạy thử (mặc định: một thư mục tạm)",
        "folder for the trial publication (default: a temporary one)",
    ),
    "demo_next": S(f"Tự làm tiếp:\n{_NEXT}", f"Go on yourself:\n{_NEXT}"),
}
