// SPDX-License-Identifier: Apache-2.0
#include "io/parse_stated_number.h"

#include "io/vocabulary.h"

#include <algorithm>
#include <array>
#include <string>

namespace tongcun {
namespace {

constexpr std::size_t kMostDigits = 17;  // with which every number fits 64 bits

struct FirmnessWord {
  std::string_view word;
  Firmness firmness;
};
// Longer words before those that they begin with.
constexpr std::array<FirmnessWord, 11> kBefore{{{"大约", Firmness::about},
                                                {"约", Firmness::about},
                                                {"about", Firmness::about},
                                                {"不低于", Firmness::at_least},
                                                {"不少于", Firmness::at_least},
                                                {"超过", Firmness::at_least},
                                                {"至少", Firmness::at_least},
                                                {"atleast", Firmness::at_least},
                                                {"不超过", Firmness::at_most},
                                                {"atmost", Firmness::at_most},
                                                {"近", Firmness::at_most}}};
constexpr std::array<FirmnessWord, 6> kBehind{{{"左右", Firmness::about},
                                               {"以上", Firmness::at_least},
                                               {"以内", Firmness::at_most},
                                               {"以下", Firmness::at_most},
                                               {"余", Firmness::at_least},
                                               {"多", Firmness::at_least}}};
constexpr std::array<std::string_view, 2> kRangeWords{"不等", "之间"};

struct UnitWord {
  std::string_view word;
  Measure measure;
  std::int64_t top = 1;
  std::int64_t bottom = 1;
};
constexpr std::array<UnitWord, 37> kUnits{{{"%", Measure::per_cent},
                                           {"平方公里", Measure::area, 1'000'000},
                                           {"平方千米", Measure::area, 1'000'000},
                                           {"平方米", Measure::area},
                                           {"公顷", Measure::area, 10'000},
                                           {"亩", Measure::area, 2000, 3},
                                           {"km2", Measure::area, 1'000'000},
                                           {"m2", Measure::area},
                                           {"mu", Measure::area, 2000, 3},
                                           {"ha", Measure::area, 10'000},
                                           {"公里", Measure::length, 1000},
                                           {"千米", Measure::length, 1000},
                                           {"米", Measure::length},
                                           {"km", Measure::length, 1000},
                                           {"m", Measure::length},
                                           {"元", Measure::money},
                                           {"yuan", Measure::money},
                                           {"人次", Measure::count},
                                           {"人", Measure::count},
                                           {"户", Measure::count},
                                           {"个", Measure::count},
                                           {"名", Measure::count},
                                           {"口", Measure::count},
                                           {"座", Measure::count},
                                           {"棚", Measure::count},
                                           {"所", Measure::count},
                                           {"件", Measure::count},
                                           {"条", Measure::count},
                                           {"项", Measure::count},
                                           {"次", Measure::count},
                                           {"类", Measure::count},
                                           {"村", Measure::count},
                                           {"persons", Measure::count},
                                           {"people", Measure::count},
                                           {"households", Measure::count},
                                           {"villages", Measure::count},
                                           {"pupils", Measure::count}}};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Takes a word off the beginning of a text.
bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) {
    return false;
  }
  text.remove_prefix(word.size());
  return true;
}

template <std::size_t N>
std::optional<Firmness> take_firmness(std::string_view& text,
                                      std::array<FirmnessWord, N> const& words) {
  for (FirmnessWord const& one : words) {
    if (take(text, one.word)) {
      return one.firmness;
    }
  }
  return std::nullopt;
}

struct Digits {
  std::int64_t value = 0;
  int decimals = 0;
  bool is_negative = false;
};

// Takes the digits: "1,234.50"; commas only between groups of three.
std::optional<Digits> take_digits(std::string_view& text) {
  Digits digits;
  digits.is_negative = take(text, "-");
  std::string whole;
  std::size_t in_group = 0;
  bool has_groups = false;
  auto const has_digit = [&] { return !text.empty() && is_digit(text.front()); };
  while (has_digit() || (!text.empty() && text.front() == ',')) {
    if (text.front() == ',') {
      if (has_groups ? in_group != 3 : whole.empty() || whole.size() > 3) {
        return std::nullopt;
      }
      has_groups = true;
      in_group = 0;
    } else {
      whole += text.front();
      ++in_group;
    }
    text.remove_prefix(1);
  }
  if (whole.empty() || (has_groups && in_group != 3)) {
    return std::nullopt;
  }
  if (take(text, ".")) {
    std::size_t const before = whole.size();
    while (has_digit()) {
      whole += text.front();
      text.remove_prefix(1);
    }
    digits.decimals = static_cast<int>(whole.size() - before);
    if (digits.decimals == 0) {
      return std::nullopt;
    }
  }
  if (whole.size() > kMostDigits) {
    return std::nullopt;
  }
  for (char const digit : whole) {
    digits.value = digits.value * 10 + (digit - '0');
  }
  return digits;
}

// What stands behind the digits, in any order that a report may write: 万余元, 余万元, 元不等.
struct Tail {
  int power = 0;  // of ten: 4 of 万
  UnitWord const* unit = nullptr;
  std::optional<Firmness> firmness;
  bool is_range = false;
};

std::optional<Tail> take_tail(std::string_view text) {
  Tail tail;
  while (!text.empty()) {
    if (tail.power == 0 && tail.unit == nullptr && take(text, "万")) {
      tail.power = 4;
      continue;
    }
    if (tail.power == 0 && tail.unit == nullptr && take(text, "亿")) {
      tail.power = 8;
      continue;
    }
    if (std::optional<Firmness> const firmness = take_firmness(text, kBehind)) {
      if (tail.firmness) {
        return std::nullopt;
      }
      tail.firmness = firmness;
      continue;
    }
    if (std::ranges::any_of(kRangeWords, [&](std::string_view word) { return take(text, word); })) {
      tail.is_range = true;
      continue;
    }
    auto const unit = std::ranges::find_if(
        kUnits, [&](UnitWord const& one) { return text.starts_with(one.word); });
    if (unit == kUnits.end() || tail.unit != nullptr) {
      return std::nullopt;
    }
    text.remove_prefix(unit->word.size());
    tail.unit = &*unit;
  }
  return tail;
}

// In ASCII digits and small letters, without blanks; none where that would join what stands apart:
// "400 5000", "400-5000", "5(6)".
std::optional<std::string> plain_text(std::string_view text) {
  for (std::string_view const apart : {"(", ")", "[", "]", "_", "（", "）", "【", "】"}) {
    if (text.find(apart) != std::string_view::npos) {
      return std::nullopt;
    }
  }
  std::string plain;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t const end = std::min(text.find(' ', begin), text.size());
    std::string_view const part = text.substr(begin, end - begin);
    begin = end + 1;
    if (part.empty()) {
      continue;
    }
    for (std::string_view const dash : {"-", "－"}) {
      std::size_t const at = part.rfind(dash);
      if (at != std::string_view::npos && (at > 0 || !plain.empty())) {
        return std::nullopt;
      }
    }
    std::string const word = normalised_word(part);
    if (!plain.empty() && !word.empty() && is_digit(plain.back()) && is_digit(word.front())) {
      return std::nullopt;
    }
    plain += word;
  }
  return plain;
}

}  // namespace

std::optional<StatedNumber> parse_stated_number(std::string_view text) {
  std::optional<std::string> const plain = plain_text(text);
  if (!plain) {
    return std::nullopt;
  }
  std::string_view rest = *plain;
  std::optional<Firmness> const before = take_firmness(rest, kBefore);
  std::optional<Digits> const digits = take_digits(rest);
  std::optional<Tail> const tail = digits ? take_tail(rest) : std::nullopt;
  if (!tail || (before && tail->firmness)) {
    return std::nullopt;
  }
  StatedNumber number;
  number.text = text;
  number.measure = tail->unit != nullptr ? tail->unit->measure : Measure::count;
  number.firmness = before.value_or(tail->firmness.value_or(Firmness::stated));
  number.is_range = tail->is_range;
  number.decimals = digits->decimals;
  number.digits = digits->value;
  MaybeFraction const unit = times(
      tail->unit != nullptr ? Fraction::ratio(tail->unit->top, tail->unit->bottom) : Fraction(1),
      Fraction::decimal(1, tail->power));
  std::int64_t const value = digits->is_negative ? -digits->value : digits->value;
  MaybeFraction const scaled = times(Fraction::decimal(value, -digits->decimals), unit);
  MaybeFraction const step =
      over(times(Fraction::decimal(1, -digits->decimals), unit), Fraction(2));
  if (!unit || !scaled || !step) {
    return std::nullopt;
  }
  bool const is_counted = number.measure == Measure::count || number.measure == Measure::money;
  bool const is_exact = is_counted && digits->decimals == 0 && tail->power == 0;
  number.unit = *unit;
  number.value = *scaled;
  number.half_step = is_exact ? Fraction() : *step;
  return number;
}

}  // namespace tongcun
