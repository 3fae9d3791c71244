// SPDX-License-Identifier: Apache-2.0
#include "io/parse_value.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <regex>
#include <string>
#include <utility>

namespace tongcun {
namespace {

// Full-width digits, sign, comma and point (three bytes each) to ASCII; blanks at the ends dropped,
// full-width and no-break ones too.
std::string narrowed(std::string_view cell) {
  std::string result;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    auto const byte = [&](std::size_t k) { return static_cast<unsigned char>(cell[k]); };
    bool const is_full_width = i + 2 < cell.size() && byte(i) == 0xef &&
                               (byte(i + 1) == 0xbc || byte(i + 1) == 0xbd) &&
                               (byte(i + 2) & 0xc0U) == 0x80;
    if (cell.substr(i).starts_with("\xe3\x80\x80")) {
      result += ' ';
      i += 2;
    } else if (cell.substr(i).starts_with("\xc2\xa0")) {
      result += ' ';
      i += 1;
    } else if (is_full_width) {
      unsigned const offset = (byte(i + 1) == 0xbc ? 0U : 0x40U) + (byte(i + 2) - 0x80U);
      result += static_cast<char>(0x20 + offset);
      i += 2;
    } else {
      result += cell[i];
    }
  }
  constexpr std::string_view kBlank = " \t\r\n";
  std::size_t const first = result.find_first_not_of(kBlank);
  if (first == std::string::npos) {
    return {};
  }
  return result.substr(first, result.find_last_not_of(kBlank) - first + 1);
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// The number without its thousands commas; none if the commas do not part groups of three.
std::optional<std::string> ungrouped(std::string_view text) {
  std::size_t const point = text.find('.');
  std::string_view whole = text.substr(0, point);
  bool const is_negative = whole.starts_with('-') || whole.starts_with('+');
  std::string result(whole.substr(0, is_negative ? 1 : 0));
  whole.remove_prefix(is_negative ? 1 : 0);
  if (whole.find(',') != std::string_view::npos) {
    std::size_t const first = whole.find(',');
    if (first == 0 || first > 3) {
      return std::nullopt;
    }
    for (std::size_t i = first; i < whole.size(); i += 4) {
      bool const is_group = whole[i] == ',' && i + 3 < whole.size() && is_digit(whole[i + 1]) &&
                            is_digit(whole[i + 2]) && is_digit(whole[i + 3]);
      if (!is_group) {
        return std::nullopt;
      }
    }
  }
  for (char const c : whole) {
    if (is_digit(c)) {
      result += c;
    } else if (c != ',') {
      return std::nullopt;
    }
  }
  if (whole.empty()) {
    return std::nullopt;
  }
  if (point != std::string_view::npos) {
    std::string_view const decimals = text.substr(point + 1);
    for (char const c : decimals) {
      if (!is_digit(c)) {
        return std::nullopt;
      }
    }
    if (!decimals.empty()) {
      result += '.';
      result += decimals;
    }
  }
  if (result.starts_with('+')) {
    result.erase(0, 1);
  }
  return result;
}

// Whether a cell is written as `ungrouped` would write it: most are, and need no other form.
bool is_plain_number(std::string_view cell) {
  cell.remove_prefix(cell.starts_with('-') ? 1 : 0);
  std::size_t const point = std::min(cell.find('.'), cell.size());
  std::string_view const decimals = cell.substr(std::min(point + 1, cell.size()));
  return point > 0 && (point == cell.size() || !decimals.empty()) &&
         std::ranges::all_of(cell.substr(0, point), is_digit) &&
         std::ranges::all_of(decimals, is_digit);
}

// The cell as digits with a sign and a point at most; none if it is no number. `room` holds the
// text where it has to be written anew.
std::optional<std::string_view> plain_number(std::string_view cell, std::string& room) {
  if (is_plain_number(cell)) {
    return cell;
  }
  std::optional<std::string> text = ungrouped(narrowed(cell));
  if (!text) {
    return std::nullopt;
  }
  room = std::move(*text);
  return room;
}

}  // namespace

std::optional<std::int64_t> parse_whole(std::string_view cell) {
  std::string room;
  std::optional<std::string_view> text = plain_number(cell, room);
  if (!text) {
    return std::nullopt;
  }
  std::size_t const point = text->find('.');
  if (point != std::string_view::npos) {
    if (text->find_first_not_of('0', point + 1) != std::string_view::npos) {
      return std::nullopt;
    }
    text = text->substr(0, point);
  }
  std::int64_t value = 0;
  auto const [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
  return error == std::errc() && end == text->data() + text->size() ? std::optional(value)
                                                                    : std::nullopt;
}

std::optional<double> parse_coordinate(std::string_view cell) {
  return narrowed(cell).find(',') == std::string::npos ? parse_decimal(cell) : std::nullopt;
}

std::optional<double> parse_decimal(std::string_view cell) {
  std::string room;
  std::optional<std::string_view> const text = plain_number(cell, room);
  if (!text) {
    return std::nullopt;
  }
  double value = 0.0;
  auto const [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
  return error == std::errc() && end == text->data() + text->size() ? std::optional(value)
                                                                    : std::nullopt;
}

namespace {

// Signs of lists become ',', those of ranges '-', and what says nothing falls away.
std::string plain_months(std::string_view cell) {
  struct Sign {
    std::string_view from;
    std::string_view to;
  };
  constexpr std::array<Sign, 15> kSigns{{{"月份", ""},
                                         {"月", ""},
                                         {" ", ""},
                                         {"、", ","},
                                         {";", ","},
                                         {"；", ","},
                                         {"和", ","},
                                         {"及", ","},
                                         {"至", "-"},
                                         {"到", "-"},
                                         {"–", "-"},
                                         {"—", "-"},
                                         {"~", "-"},
                                         {"〜", "-"},
                                         {"－", "-"}}};
  std::string text = narrowed(cell);
  for (Sign const& sign : kSigns) {
    for (std::size_t at = text.find(sign.from); at != std::string::npos;
         at = text.find(sign.from)) {
      text.replace(at, sign.from.size(), sign.to);
    }
  }
  return text;
}

std::optional<int> month_number(std::string_view text) {
  int number = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  bool const is_month = error == std::errc() && end == text.data() + text.size() && number >= 1 &&
                        number <= 12 && text.front() != '-';
  return is_month ? std::optional(number) : std::nullopt;
}

}  // namespace

std::optional<MonthSet> parse_months(std::string_view cell) {
  std::string const text = plain_months(cell);
  if (text == "全年" || text == "常年" || text == "四季") {
    return MonthSet::all();
  }
  MonthSet months;
  if (text.size() == 12 && text.find_first_not_of("01") == std::string::npos) {
    for (int month = 1; month <= 12; ++month) {
      if (text[static_cast<std::size_t>(month - 1)] == '1') {
        months.insert(Month(month));
      }
    }
    return months;
  }
  std::string_view rest = text;
  while (true) {
    std::size_t const comma = rest.find(',');
    std::string_view const part = rest.substr(0, comma);
    std::size_t const dash = part.find('-');
    std::optional<int> const first = month_number(part.substr(0, dash));
    std::optional<int> const last =
        dash == std::string_view::npos ? first : month_number(part.substr(dash + 1));
    if (!first || !last) {
      return std::nullopt;
    }
    for (int month = *first;; month = month % 12 + 1) {
      months.insert(Month(month));
      if (month == *last) {
        break;
      }
    }
    if (comma == std::string_view::npos) {
      return months;
    }
    rest.remove_prefix(comma + 1);
  }
}

namespace {

// "7" or "07", up to `digits` of them.
std::optional<int> short_number(std::string_view text, std::size_t digits) {
  int number = 0;
  if (text.empty() || text.size() > digits || !std::ranges::all_of(text, is_digit)) {
    return std::nullopt;
  }
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// The first four digits; years begin with 1 or 2.
std::optional<int> leading_year(std::string_view text) {
  bool const may_be = text.starts_with('1') || text.starts_with('2');
  return may_be && text.size() >= 4 ? short_number(text.substr(0, 4), 4) : std::nullopt;
}

// What stands before and after the first of a sign; the whole text and nothing without it.
std::pair<std::string_view, std::string_view> parted(std::string_view text, std::string_view sign) {
  std::size_t const at = text.find(sign);
  return at == std::string_view::npos
             ? std::pair(text, std::string_view())
             : std::pair(text.substr(0, at), text.substr(at + sign.size()));
}

// Month and day of what follows a year: "-7-1", "/07/01", ".7.1", "0701", "年7月1日".
std::pair<std::optional<int>, std::optional<int>> month_and_day(std::string_view rest) {
  constexpr std::string_view kYear = "年";
  constexpr std::string_view kDay = "日";
  if (rest.starts_with(kYear) && rest.ends_with(kDay)) {
    rest = rest.substr(kYear.size(), rest.size() - kYear.size() - kDay.size());
    auto const [month, day] = parted(rest, "月");
    return {short_number(month, 2), short_number(day, 2)};
  }
  if (!rest.empty() && std::string_view("-/.").find(rest.front()) != std::string_view::npos) {
    auto const [month, day] = parted(rest.substr(1), rest.substr(0, 1));
    return {short_number(month, 2), short_number(day, 2)};
  }
  return rest.size() == 4
             ? std::pair(short_number(rest.substr(0, 2), 2), short_number(rest.substr(2), 2))
             : std::pair<std::optional<int>, std::optional<int>>();
}

}  // namespace

std::optional<std::int64_t> parse_day(std::string_view text) {
  std::optional<int> const year = leading_year(text);
  if (!year) {
    return std::nullopt;
  }
  auto const [month, day] = month_and_day(text.substr(4));
  if (!month || !day) {
    return std::nullopt;
  }
  bool const is_in_calendar =
      std::chrono::year_month_day(std::chrono::year(*year),
                                  std::chrono::month(static_cast<unsigned>(*month)),
                                  std::chrono::day(static_cast<unsigned>(*day)))
          .ok();
  return is_in_calendar
             ? std::optional(std::int64_t{*year} * 10000 + std::int64_t{*month} * 100 + *day)
             : std::nullopt;
}

std::optional<std::int64_t> parse_month(std::string_view text) {
  static std::regex const month_pattern(
      "([12][0-9]{3})(?:[-/]([0-9]{1,2})|\\.?([0-9]{2})|年([0-9]{1,2})月)");
  constexpr std::int64_t kDaysOfMonth = 100;  // yyyymmdd
  if (std::optional<std::int64_t> const day = parse_day(text)) {
    return *day / kDaysOfMonth;
  }
  std::match_results<std::string_view::const_iterator> parts;
  if (!std::regex_match(text.begin(), text.end(), parts, month_pattern)) {
    return std::nullopt;
  }
  std::size_t const at = parts[2].matched ? 2 : parts[3].matched ? 3 : 4;
  int const month = std::stoi(parts[at]);
  return month >= 1 && month <= 12 ? std::optional(std::int64_t{std::stoi(parts[1])} * 100 + month)
                                   : std::nullopt;
}

std::optional<std::int32_t> parse_year(std::string_view text) {
  std::optional<int> const plain = leading_year(text);
  if (!plain || text.size() == 4) {
    return plain;
  }
  static std::regex const year_pattern(
      "([12][0-9]{3})(?:年)?|([12][0-9]{3})(?:[-/.]([0-9]{1,2})|([0-9]{2})|年([0-9]{1,2})月)");
  constexpr std::int64_t kDaysOfYear = 10'000;  // yyyymmdd
  if (std::optional<std::int64_t> const day = parse_day(text)) {
    return static_cast<std::int32_t>(*day / kDaysOfYear);
  }
  std::match_results<std::string_view::const_iterator> parts;
  if (!std::regex_match(text.begin(), text.end(), parts, year_pattern)) {
    return std::nullopt;
  }
  for (std::size_t const at : {3U, 4U, 5U}) {
    int const month = parts[at].matched ? std::stoi(parts[at]) : 1;
    if (month < 1 || month > 12) {
      return std::nullopt;
    }
  }
  return std::stoi(parts[1].matched ? parts[1] : parts[2]);
}

std::vector<std::string> split_list(std::string_view cell) {
  constexpr std::array<std::string_view, 12> kSeparators{",",  ";",  "/",  "|",  " ",  "\t",
                                                         "、", "，", "；", "／", "｜", "　"};
  std::vector<std::string> parts(1);
  while (!cell.empty()) {
    auto const separator = std::ranges::find_if(
        kSeparators, [cell](std::string_view one) { return cell.starts_with(one); });
    if (separator != kSeparators.end()) {
      parts.emplace_back();
      cell.remove_prefix(separator->size());
    } else {
      parts.back() += cell.front();
      cell.remove_prefix(1);
    }
  }
  std::erase_if(parts, [](std::string const& part) { return part.empty(); });
  return parts;
}

}  // namespace tongcun
