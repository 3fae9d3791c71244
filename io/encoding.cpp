// SPDX-License-Identifier: Apache-2.0
#include "io/encoding.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>

namespace tongcun {
namespace {

// Names like "GB18030"; others mean something else to iconv: "" the locale's encoding, "//IGNORE"
// behind a name that illegal bytes are dropped.
bool is_plain_name(std::string const& encoding) {
  return !encoding.empty() && std::ranges::all_of(encoding, [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.' || c == ':';
  });
}

}  // namespace

std::optional<std::string> decoded(std::string_view text, std::string const& encoding) {
  if (!is_plain_name(encoding)) {
    return std::nullopt;
  }
  iconv_t const converter = iconv_open("UTF-8", encoding.c_str());
  if (converter == reinterpret_cast<iconv_t>(std::ptrdiff_t{-1})) {
    return std::nullopt;
  }
  std::string input(text);  // iconv wants a pointer to non-const
  std::string result;
  std::array<char, 1 << 16> piece{};
  char* from = input.data();
  std::size_t left = input.size();
  bool legal = true;
  while (legal && left > 0) {
    char* to = piece.data();
    std::size_t room = piece.size();
    std::size_t const status = iconv(converter, &from, &left, &to, &room);
    result.append(piece.data(), piece.size() - room);
    legal = status != static_cast<std::size_t>(-1) || errno == E2BIG;
  }
  iconv_close(converter);
  return legal ? std::optional(std::move(result)) : std::nullopt;
}

}  // namespace tongcun
