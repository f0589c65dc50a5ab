"""What the pages of the working calendar say, in both languages."""

from __future__ import annotations

from thang.words.sentence import Sentence

S = Sentence

CALENDAR: dict[str, Sentence] = {
    "calendar": S("Lịch làm việc", "Working calendar"),
    "calendar_of_year": S("Lịch làm việc năm {year}", "Working calendar of {year}"),
    "calendar_whole_year": S("Cả năm", "Whole year"),
    "calendar_not_filled": S(
        "Chưa nhập ngày nghỉ lễ, tết của năm {years}: số ngày làm việc mới chỉ trừ thứ Bảy và Chủ nhật.",
        "No days off are entered for {years}: only Saturdays and Sundays are taken away from the working days.",
    ),
    "calendar_proposals": S(
        "{count} ngày dưới đây là đề xuất của phần mềm theo Bộ luật Lao động 2019, Điều 112. Ngày nghỉ và hoán đổi do "
        "Thủ tướng quyết định từng năm: hãy đối chiếu với thông báo của năm rồi sửa căn cứ.",
        "{count} of the days below are proposed by the software after the Labour Code 2019, Article 112. "
        "The Prime Minister decides on days off and swaps every year: "
        "check them against the year's announcement and change the basis.",
    ),
    "calendar_basis_proposed": S(
        "theo Bộ luật Lao động 2019, Điều 112; hoán đổi do Thủ tướng quyết định từng năm: cần đối chiếu",
        "after the Labour Code 2019, Article 112; the Prime Minister decides on swaps every year: to be checked",
    ),
    "calendar_is_proposed": S("cần đối chiếu", "to be checked"),
    "calendar_is_off": S("nghỉ", "off"),
    "calendar_is_worked": S("làm việc (hoán đổi)", "worked in exchange"),
    "calendar_worked": S("Làm bù", "Worked in exchange"),
    "calendar_set": S("Ghi một ngày nghỉ hoặc ngày làm bù", "Enter a day off or one worked in exchange"),
    "calendar_set_about": S(
        "Chỉ ghi những ngày khác với lịch tuần: ngày thường được nghỉ, hoặc thứ Bảy, Chủ nhật phải làm bù. "
        "Ngày đã có thì nội dung mới thay nội dung cũ; nội dung cũ vẫn còn trong nhật ký.",
        "Only days that are not as the week has them: a weekday that is off, or a Saturday or Sunday that is worked. "
        "What is said of a day anew stands instead of the old; the trail keeps the old.",
    ),
    "calendar_change_short": S("sửa", "change"),
    "calendar_take_away": S("Bỏ {name} khỏi lịch", "Take {name} away"),
    "calendar_take_away_about": S(
        "Ngày này trở lại như lịch tuần. Nội dung đã ghi vẫn còn trong nhật ký.",
        "The day is again as the week has it. What was said of it stays in the trail.",
    ),
    "calendar_take_away_short": S("bỏ", "take away"),
    "calendar_fill": S("Điền ngày nghỉ lễ, tết năm {name}", "Fill in the public holidays of {name}"),
    "calendar_fill_short": S("Điền ngày nghỉ lễ, tết theo luật", "Fill in the public holidays by law"),
    "calendar_fill_about": S(
        "Phần mềm đề xuất các ngày nghỉ theo Bộ luật Lao động 2019, Điều 112 và những hoán đổi đã biết. "
        "Ngày đã ghi thì giữ nguyên. Các đề xuất cần đối chiếu với thông báo của năm.",
        "The software proposes the days off of the Labour Code 2019, Article 112, and the swaps that it knows. Days "
        "that were entered stay as they are. The proposals are to be checked against the year's announcement.",
    ),
    "calendar_count": S("Tính ngày làm việc", "Count working days"),
    "calendar_count_about": S(
        "Ngày bắt đầu không tính; số âm là tính ngược về trước.",
        "The day from which one counts is not counted; a negative number counts backwards.",
    ),
    "calendar_counted": S(
        "{count} ngày làm việc kể từ sau ngày {day}: {weekday}, {reached}",
        "{count} working days after {day}: {weekday}, {reached}",
    ),
    "calendar_counted_back": S(
        "{count} ngày làm việc trước ngày {day}: {weekday}, {reached}",
        "{count} working days before {day}: {weekday}, {reached}",
    ),
    "windows_of": S("Các kỳ có ngày {day}", "The periods that hold {day}"),
    "windows_today": S("Kỳ đang diễn ra hôm nay, {day}", "The periods that run today, {day}"),
    "windows_today_short": S("Kỳ đang diễn ra", "Periods that run today"),
    "windows_of_year": S("Các kỳ của năm {year}", "The periods of {year}"),
    "window_runs": S(
        "{name}: từ ngày {first} đến hết {weekday}, ngày {last}; còn {left} ngày",
        "{name}: from {first} to the end of {weekday}, {last}; days left: {left}",
    ),
    "window_ends_today": S(
        "{name}: từ ngày {first} đến hết {weekday}, ngày {last}; hôm nay là ngày cuối",
        "{name}: from {first} to the end of {weekday}, {last}; today is its last day",
    ),
    "window_is_inferred": S("suy ra", "inferred"),
    "windows_unconfirmed": S(
        "Kỳ báo cáo từ ngày 15 đến ngày 14 theo Nghị định 09/2019/NĐ-CP; cần đối chiếu với quy định đang có hiệu lực. "
        "Kỳ ghi “suy ra” không có trong quy định mà phần mềm biết; phần mềm tính theo cùng một cách.",
        "Periods of reporting from the 15th to the 14th after Decree 09/2019/NĐ-CP; to be checked against the rules. "
        "What is marked as inferred is not in the rule as the software knows it; it is worked out in the same way.",
    ),
    "window_month": S("Tháng {number}/{year}", "Month {number} of {year}"),
    "window_quarter": S("Quý {number}/{year}", "Quarter {number} of {year}"),
    "window_half_1": S("6 tháng đầu năm {year}", "First half of {year}"),
    "window_half_2": S("6 tháng cuối năm {year}", "Second half of {year}"),
    "window_nine_months": S("9 tháng đầu năm {year}", "First nine months of {year}"),
    "window_year": S("Năm {year}", "Year {year}"),
    "windows_reporting": S("Kỳ báo cáo (từ ngày 15 đến ngày 14)", "Periods of reporting (15th to 14th)"),
    "windows_calendar": S("Theo lịch", "By the calendar"),
    "window_rule_reporting": S("kỳ báo cáo (15–14)", "reporting (15th to 14th)"),
    "window_rule_calendar": S("theo lịch", "by the calendar"),
    "weekday_0": S("thứ Hai", "Monday"),
    "weekday_1": S("thứ Ba", "Tuesday"),
    "weekday_2": S("thứ Tư", "Wednesday"),
    "weekday_3": S("thứ Năm", "Thursday"),
    "weekday_4": S("thứ Sáu", "Friday"),
    "weekday_5": S("thứ Bảy", "Saturday"),
    "weekday_6": S("Chủ nhật", "Sunday"),
    "column_month": S("Tháng", "Month"),
    "column_working_days": S("Ngày làm việc", "Working days"),
    "column_days_off": S("Ngày nghỉ và ngày làm bù", "Days off and worked weekends"),
    "column_window": S("Kỳ", "Period"),
    "column_window_rule": S("Cách tính kỳ", "Rule"),
    "column_first_day": S("Ngày đầu", "First day"),
    "column_last_day": S("Ngày cuối", "Last day"),
    "field_day": S("Ngày", "Day"),
    "field_is_working": S(
        "Là thứ Bảy hoặc Chủ nhật làm bù (bỏ trống: ngày nghỉ)", "A Saturday or Sunday that is worked (else: a day off)"
    ),
    "field_name_of_day": S("Tên ngày", "Name of the day"),
    "field_reason_of_day": S("Lý do bỏ", "Why it is taken away"),
    "field_count": S("Số ngày làm việc", "Number of working days"),
    # What services refuse.
    "day_says_nothing": S(
        "chưa ghi; hãy ghi để người khác đối chiếu được", "there is nothing; write it, so that others can check"
    ),
    "day_is_too_far": S("phải từ {first} đến {last}", "must be from {first} to {last}"),
    "only_weekends_are_worked": S(
        "{on} không phải là thứ Bảy hay Chủ nhật, nên không thể là ngày làm bù",
        "{on} is neither a Saturday nor a Sunday, so it is not worked in exchange",
    ),
    "year_cannot_be_filled": S(
        "chỉ điền được cho các năm từ {first} (khi Bộ luật Lao động 2019 có hiệu lực) đến {last}; "
        "năm khác hãy ghi từng ngày",
        "only years from {first}, when the Labour Code 2019 came into force, to {last} can be filled; "
        "enter the days of others one by one",
    ),
}
