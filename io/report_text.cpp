// SPDX-License-Identifier: Apache-2.0
#include "io/report_text.h"

#include <fmt/format.h>

#include <cstddef>

namespace tongcun {
namespace {

// Bytes of the well-formed character that begins `text`; 0: it is none (Unicode, table 3-7).
std::size_t length_of_character(std::string_view text) {
  auto const byte = [&](std::size_t at) -> unsigned {
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
  };
  auto const follows = [&](std::size_t at) { return (byte(at) & 0xC0U) == 0x80U; };
  unsigned const first = byte(0);
  if (first < 0x80U) {
    return 1;
  }
  if (first >= 0xC2U && first <= 0xDFU) {
    return follows(1) ? 2 : 0;
  }
  if (first >= 0xE0U && first <= 0xEFU) {
    bool const is_overlong = first == 0xE0U && byte(1) < 0xA0U;
    bool const is_surrogate = first == 0xEDU && byte(1) > 0x9FU;
    return follows(1) && follows(2) && !is_overlong && !is_surrogate ? 3 : 0;
  }
  if (first >= 0xF0U && first <= 0xF4U) {
    bool const is_overlong = first == 0xF0U && byte(1) < 0x90U;
    bool const is_beyond = first == 0xF4U && byte(1) > 0x8FU;
    return follows(1) && follows(2) && follows(3) && !is_overlong && !is_beyond ? 4 : 0;
  }
  return 0;
}

// What a page must not meet in the block; "" = the character stands for itself.
std::string_view escape_for_page(std::string_view character) {
  if (character == "<") {
    return "\\u003c";
  }
  if (character == ">") {
    return "\\u003e";
  }
  if (character == "&") {
    return "\\u0026";
  }
  if (character == "\xe2\x80\xa8") {
    return "\\u2028";
  }
  if (character == "\xe2\x80\xa9") {
    return "\\u2029";
  }
  return "";
}

}  // namespace

void append_json_string(std::string_view text, std::string& json) {
  json += '"';
  for (std::size_t at = 0; at < text.size();) {
    std::size_t const length = length_of_character(text.substr(at));
    if (length == 0) {
      json += "\xef\xbf\xbd";
      ++at;
      continue;
    }
    std::string_view const character = text.substr(at, length);
    auto const code = static_cast<unsigned char>(character.front());
    if (std::string_view const escape = escape_for_page(character); !escape.empty()) {
      json += escape;
    } else if (code == '"' || code == '\\') {
      json += '\\';
      json += character;
    } else if (code < 0x20 || code == 0x7F) {
      json += fmt::format("\\u{:04x}", code);
    } else {
      json += character;
    }
    at += length;
  }
  json += '"';
}

void append_json_text(Text const& text, std::string& json) {
  if (text.en == text.zh) {
    append_json_string(text.en, json);
    return;
  }
  json += '[';
  append_json_string(text.en, json);
  json += ',';
  append_json_string(text.zh, json);
  json += ']';
}

std::string escaped_for_page(std::string_view json) {
  std::string escaped;
  escaped.reserve(json.size());
  for (std::size_t at = 0; at < json.size();) {
    bool const is_separator = json.substr(at, 2) == "\xe2\x80" && at + 2 < json.size();
    std::string_view const character = json.substr(at, is_separator ? 3 : 1);
    std::string_view const escape = escape_for_page(character);
    escaped += escape.empty() ? character : escape;
    at += character.size();
  }
  return escaped;
}

}  // namespace tongcun
