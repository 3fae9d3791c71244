// SPDX-License-Identifier: Apache-2.0
#include "io/encoding_evidence.h"

#include <algorithm>

namespace tongcun {
namespace {

unsigned byte_at(std::string_view text, std::size_t i) {
  return static_cast<unsigned char>(text[i]);
}

bool within(unsigned value, unsigned low, unsigned high) {
  return value >= low && value <= high;
}

// Length of the character that a first byte opens; 0 = none.
std::size_t utf8_length(unsigned first) {
  if (first < 0x80) {
    return 1;
  }
  if (within(first, 0xc2, 0xdf)) {
    return 2;
  }
  if (within(first, 0xe0, 0xef)) {
    return 3;
  }
  return within(first, 0xf0, 0xf4) ? 4 : 0;
}

// Whether the bytes after the first, as many as there are, may follow it (Unicode, table 3-7).
bool utf8_follows(std::string_view text, std::size_t at, std::size_t length) {
  unsigned const first = byte_at(text, at);
  for (std::size_t i = 1; i < length && at + i < text.size(); ++i) {
    unsigned low = 0x80;
    unsigned high = 0xbf;
    if (i == 1) {
      low = first == 0xe0 ? 0xa0 : (first == 0xf0 ? 0x90 : low);
      high = first == 0xed ? 0x9f : (first == 0xf4 ? 0x8f : high);
    }
    if (!within(byte_at(text, at + i), low, high)) {
      return false;
    }
  }
  return true;
}

}  // namespace

void EncodingEvidence::add(std::string_view text, std::int64_t row, bool may_be_cut) {
  if (std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
    return;
  }
  ++texts_;
  bool is_utf8 = true;
  std::int64_t wide = 0;
  for (std::size_t i = 0; i < text.size() && is_utf8;) {
    std::size_t const length = utf8_length(byte_at(text, i));
    bool const is_whole = i + length <= text.size();
    is_utf8 = length > 0 && utf8_follows(text, i, length) && (is_whole || may_be_cut);
    wide += is_whole && length == 3 ? 1 : 0;
    i += length;
  }
  utf8_wide_characters_ += is_utf8 ? wide : 0;
  if (!is_utf8 && utf8_misfit_row_ < 0) {
    utf8_misfit_row_ = row;
  }
  bool is_gb = true;
  for (std::size_t i = 0; i < text.size() && is_gb;) {
    unsigned const first = byte_at(text, i);
    if (first < 0x80) {
      ++i;
      continue;
    }
    bool const is_lead = within(first, 0x81, 0xfe);
    if (i + 1 == text.size()) {
      is_gb = is_lead && may_be_cut;
      break;
    }
    unsigned const second = byte_at(text, i + 1);
    bool const is_long = within(second, 0x30, 0x39);
    std::size_t const length = is_long ? 4 : 2;
    bool const is_pair = within(second, 0x40, 0xfe) && second != 0x7f;
    bool const third_fits = i + 2 >= text.size() || within(byte_at(text, i + 2), 0x81, 0xfe);
    bool const fourth_fits = i + 3 >= text.size() || within(byte_at(text, i + 3), 0x30, 0x39);
    bool const is_whole = i + length <= text.size();
    is_gb = is_lead && (is_long ? third_fits && fourth_fits && (is_whole || may_be_cut) : is_pair);
    ++gb_characters_;
    bool const is_row = within(first, 0xa1, 0xa9) || within(first, 0xb0, 0xf7);
    gb2312_characters_ += !is_long && is_row && second >= 0xa1 ? 1 : 0;
    i += length;
  }
  if (!is_gb && gb18030_misfit_row_ < 0) {
    gb18030_misfit_row_ = row;
  }
}

std::optional<std::string> EncodingEvidence::decided() const {
  if (is_ascii()) {
    return "UTF-8";
  }
  bool const may_be_gb = fits_gb18030() && looks_chinese_as_gb18030();
  if (fits_utf8() && (!fits_gb18030() || (is_surely_utf8() && !looks_chinese_as_gb18030()))) {
    return "UTF-8";
  }
  if (may_be_gb && !fits_utf8()) {
    return "GB18030";
  }
  return std::nullopt;
}

}  // namespace tongcun
