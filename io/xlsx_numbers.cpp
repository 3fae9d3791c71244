// SPDX-License-Identifier: Apache-2.0
#include "io/xlsx_workbook.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <string_view>

namespace tongcun {
namespace {

constexpr double kLastSerial = 2958466.0;  // after 9999-12-31
constexpr std::int64_t kSecondsPerDay = 86400;

}  // namespace

std::optional<std::string> date_of_serial(double serial, bool counts_from_1904) {
  if (!(serial >= 0.0) || serial >= kLastSerial) {
    return std::nullopt;
  }
  auto const seconds =
      static_cast<std::int64_t>(std::floor(serial * static_cast<double>(kSecondsPerDay) + 0.5));
  std::int64_t day = seconds / kSecondsPerDay;
  std::int64_t const of_day = seconds % kSecondsPerDay;
  // Day 60 of the 1900 system is a 29 February that never was.
  if (!counts_from_1904 && (day == 60 || day == 0)) {
    return std::nullopt;
  }
  using namespace std::chrono;
  sys_days const epoch = counts_from_1904 ? sys_days(year(1904) / January / 1)
                         : day > 60       ? sys_days(year(1899) / December / 30)
                                          : sys_days(year(1899) / December / 31);
  year_month_day const date(epoch + days(day));
  std::string text =
      fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  if (of_day != 0) {
    text += fmt::format("T{:02}:{:02}:{:02}", of_day / 3600, of_day / 60 % 60, of_day % 60);
  }
  return text;
}

std::string plain_number(double value) {
  if (value == 0.0) {
    return "0";
  }
  std::array<char, 64> buffer{};
  auto const [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(),
                                          std::abs(value), std::chars_format::scientific, 14);
  std::string_view const text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
  std::size_t const mark = text.find('e');
  std::string digits = std::string(text.substr(0, 1)) + std::string(text.substr(2, mark - 2));
  int exponent = 0;
  std::string_view const power = text.substr(text[mark + 1] == '+' ? mark + 2 : mark + 1);
  std::from_chars(power.data(), power.data() + power.size(), exponent);
  digits.resize(digits.find_last_not_of('0') + 1);
  std::string result = value < 0.0 ? "-" : "";
  if (exponent < 0) {
    return result + "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
  }
  auto const whole = static_cast<std::size_t>(exponent) + 1;
  if (digits.size() <= whole) {
    return result + digits + std::string(whole - digits.size(), '0');
  }
  return result + digits.substr(0, whole) + "." + digits.substr(whole);
}

XlsxWorkbook::NumberStyle style_of_format(std::string_view code) {
  XlsxWorkbook::NumberStyle style;
  bool const is_zeros =
      code.size() > 1 && std::ranges::all_of(code, [](char c) { return c == '0'; });
  if (is_zeros) {
    style.zeros = code.size();
    return style;
  }
  // Letters of dates outside quotes, brackets and escapes, in the part for positive numbers.
  char closing = '\0';
  for (std::size_t i = 0; i < code.size(); ++i) {
    char const c = code[i];
    if (closing != '\0') {
      closing = c == closing ? '\0' : closing;
    } else if (c == '"') {
      closing = '"';
    } else if (c == '[') {
      closing = ']';
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == ';') {
      break;
    } else if (std::string_view("yYdDhHsSmM").find(c) != std::string_view::npos) {
      style.is_date = true;
    }
  }
  return style;
}

}  // namespace tongcun
