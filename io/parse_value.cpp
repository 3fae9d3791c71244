// SPDX-License-Identifier: Apache-2.0
#include "io/parse_value.h"

#include <charconv>
#include <string>

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

}  // namespace

std::optional<std::int64_t> parse_whole(std::string_view cell) {
  std::optional<std::string> text = ungrouped(narrowed(cell));
  if (!text) {
    return std::nullopt;
  }
  std::size_t const point = text->find('.');
  if (point != std::string::npos) {
    if (text->find_first_not_of('0', point + 1) != std::string::npos) {
      return std::nullopt;
    }
    text->resize(point);
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
  std::optional<std::string> const text = ungrouped(narrowed(cell));
  if (!text) {
    return std::nullopt;
  }
  double value = 0.0;
  auto const [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
  return error == std::errc() && end == text->data() + text->size() ? std::optional(value)
                                                                    : std::nullopt;
}

}  // namespace tongcun
