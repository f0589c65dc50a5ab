"""What the pages of background work say, in both languages. `job_<app>_<function>` names a job."""

from __future__ import annotations

from thang.words.sentence import Sentence

S = Sentence

JOBS: dict[str, Sentence] = {
    "jobs": S("Công việc nền", "Background work"),
    "jobs_about": S(
        "Việc cần nhiều thời gian chạy ở đây, không phải chờ trên trang. "
        "Việc dở dang do máy dừng thì chạy tiếp từ chỗ đã lưu.",
        "What takes long runs here, and nobody waits on a page. "
        "What a stopped machine left goes on from where it was saved.",
    ),
    "jobs_empty": S(
        "Chưa có công việc nền nào. Việc lớn, như nhập danh sách dài, sẽ hiện ở đây.",
        "There is no background work yet. Large work, such as the import of a long list, will stand here.",
    ),
    "job_waiting": S("Đang chờ", "Waiting"),
    "job_running": S("Đang chạy", "Running"),
    "job_done": S("Đã xong", "Done"),
    "job_failed": S("Không làm được", "Failed"),
    "job_cancelled": S("Đã dừng theo yêu cầu", "Cancelled"),
    "job_cancelling": S("Đang dừng theo yêu cầu", "About to end, as was asked"),
    "job_progress": S("{done}/{total}", "{done} of {total}"),
    "job_tried": S("Đã thử {tries} lần; sẽ thử lại lúc {due}", "Faults so far: {tries}; it is tried again at {due}"),
    "job_look": S("Xem kết quả", "Look at it"),
    "job_look_again": S("Xem lại", "Look again"),
    "job_cancel": S("Dừng công việc", "Cancel the work"),
    "job_retry": S("Chạy lại", "Try again"),
    "column_job": S("Công việc", "Work"),
    "column_state": S("Trạng thái", "State"),
    "column_progress": S("Tiến độ", "Progress"),
    "column_asked_by": S("Người yêu cầu", "Asked by"),
    "column_asked_at": S("Yêu cầu lúc", "Asked at"),
    "column_begun_at": S("Bắt đầu lúc", "Begun at"),
    "column_ended_at": S("Kết thúc lúc", "Ended at"),
    # The jobs, what they are doing, and how they ended.
    "job_audit_prove": S("Kiểm tra chuỗi nhật ký", "Proof of the trail"),
    "job_step_proving": S("tính lại mã băm từng lần ghi", "computing the digest of every entry again"),
    "trail_prove": S("Kiểm tra toàn bộ nhật ký", "Prove the whole trail"),
    "trail_holds": S(
        "Nhật ký có {count} lần ghi, chuỗi nguyên vẹn. Số đầu chuỗi đã chép ra ngoài và khớp: {heads}.",
        "The trail has {count} entries, and the chain holds. Heads noted elsewhere that agree: {heads}.",
    ),
    "trail_changed": S("Lần ghi số {number} của nhật ký đã bị sửa.", "Entry {number} of the trail was changed."),
    "trail_missing": S("Nhật ký thiếu lần ghi số {number}.", "Entry {number} of the trail is missing."),
    "trail_not_next": S(
        "Lần ghi số {number} của nhật ký không nối với lần trước.",
        "Entry {number} of the trail does not follow the one before.",
    ),
    "trail_shortened": S(
        "Nhật ký mất các lần ghi từ số {number}.", "The entries of the trail from {number} on are gone."
    ),
    "job_jobs_tidy": S("Dọn công việc nền cũ", "Removal of old background work"),
    "jobs_tidied": S(
        "Đã bỏ {count} công việc kết thúc từ hơn 90 ngày trước; nhật ký vẫn giữ kết quả.",
        "Work removed that was over 90 days ago: {count}. How it ended stays in the trail.",
    ),
    "job_signin_tidy": S("Dọn phiên đăng nhập đã hết hạn", "Removal of sessions that ran out"),
    "sessions_tidied": S("Đã bỏ {count} phiên đăng nhập hết hạn.", "Sessions removed that had run out: {count}."),
    "job_files_sweep": S("Dọn và kiểm tra kho tệp", "Tidying and checking the store of files"),
    "files_swept": S(
        "Hoàn tất {finished} tệp gửi dở, bỏ {given_up} lượt gửi quá hạn, xóa {dropped} tệp không còn ai dùng. "
        "Không thiếu tệp nào.",
        "Uploads finished: {finished}; given up: {given_up}; removed that nobody points to: {dropped}. None is lost.",
    ),
    "files_swept_some_lost": S(
        "THIẾU {lost} tệp trong kho: hãy khôi phục từ bản sao lưu; thang doctor nêu từng tệp. "
        "Hoàn tất {finished} tệp gửi dở, bỏ {given_up} lượt gửi quá hạn, xóa {dropped} tệp không còn ai dùng.",
        "LOST from the store: {lost}. Bring them back from a backup; thang doctor names each. "
        "Uploads finished: {finished}; given up: {given_up}; removed that nobody points to: {dropped}.",
    ),
    "job_organisations_import_list": S("Nhập danh sách đơn vị", "Import of a list of organisations"),
    "job_people_import_list": S("Nhập danh sách cán bộ", "Import of a list of people"),
    "job_step_importing": S(
        "đọc tệp, đối chiếu và ghi tất cả một lần", "reading the file, comparing, and writing it all at once"
    ),
    "import_written": S("Đã ghi {count} thay đổi theo tệp {file}.", "Changes written from {file}: {count}."),
    "import_has_changed": S(
        "Có người đã ghi vào hệ thống từ lúc bạn xem trước, nên chưa ghi gì. Hãy chọn lại tệp để xem trước.",
        "Somebody has written since your preview, so nothing was written. Choose the file again for a new preview.",
    ),
    "draft_is_gone": S(
        "Tệp đã được ghi hoặc đã bị bỏ, hoặc bạn không còn quản lý đơn vị này. Hãy chọn lại tệp.",
        "The file was written already, or dropped, or you keep this organisation no more. Choose the file again.",
    ),
    # Why one cannot be done, and what services refuse.
    "job_broke": S(
        "Phần mềm gặp lỗi khi làm việc này; lỗi đã được ghi lại, không phải do bạn. "
        "Hãy chạy lại, hoặc báo người vận hành.",
        "The software failed at this work; the failure was noted and is not yours. Try again, or tell the operator.",
    ),
    "job_lost_its_workers": S(
        "Tiến trình làm việc này đã dừng giữa chừng nhiều lần. "
        "Hãy báo người vận hành xem bộ nhớ và nhật ký của máy chủ.",
        "The workers at this work ended half-way several times. "
        "Tell the operator to look at the server's memory and log.",
    ),
    "job_is_unknown": S(
        "Phiên bản phần mềm này không còn loại công việc ấy. Hãy yêu cầu lại từ trang của nó.",
        "This version of the software does not know such work any more. Ask for it again from its page.",
    ),
    "job_is_over": S("Công việc đã kết thúc, không còn gì để dừng.", "The work is over; there is nothing to cancel."),
    "job_cancel_is_asked": S(
        "Đã có yêu cầu dừng; công việc sẽ dừng ở lần báo tiến độ tới.",
        "That was asked already; the work ends when it next reports.",
    ),
    "job_is_not_to_retry": S(
        "Chỉ chạy lại được công việc đã dừng hoặc không làm được.",
        "Only work that failed or was cancelled can be tried again.",
    ),
}
