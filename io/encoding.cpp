// SPDX-License-Identifier: Apache-2.0
#include "io/encoding.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstdint>
#include <utility>

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

iconv_t no_converter() {
  return std::bit_cast<iconv_t>(std::intptr_t{-1});
}

}  // namespace

struct TextDecoder::State {
  explicit State(iconv_t opened) : converter(opened) {}
  ~State() { iconv_close(converter); }
  State(State const&) = delete;
  State& operator=(State const&) = delete;
  iconv_t converter;
};

TextDecoder::TextDecoder(std::unique_ptr<State> state) : state_(std::move(state)) {}
TextDecoder::TextDecoder(TextDecoder&&) noexcept = default;
TextDecoder& TextDecoder::operator=(TextDecoder&&) noexcept = default;
TextDecoder::~TextDecoder() = default;

std::optional<TextDecoder> TextDecoder::for_encoding(std::string const& encoding) {
  if (!is_plain_name(encoding)) {
    return std::nullopt;
  }
  iconv_t const converter = iconv_open("UTF-8", encoding.c_str());
  if (converter == no_converter()) {
    return std::nullopt;
  }
  return TextDecoder(std::make_unique<State>(converter));
}

std::optional<TextDecoder::Decoded> TextDecoder::operator()(std::string_view text) const {
  iconv(state_->converter, nullptr, nullptr, nullptr, nullptr);  // back to the first shift state
  std::string input(text);                                       // iconv wants it non-const
  Decoded result;
  std::array<char, 1 << 12> piece{};
  char* from = input.data();
  std::size_t left = input.size();
  while (left > 0) {
    char* to = piece.data();
    std::size_t room = piece.size();
    std::size_t const status = iconv(state_->converter, &from, &left, &to, &room);
    int const reason = errno;
    result.text.append(piece.data(), piece.size() - room);
    if (status == static_cast<std::size_t>(-1) && reason == EINVAL) {
      result.cut_off = left;
      break;
    }
    if (status == static_cast<std::size_t>(-1) && reason != E2BIG) {
      return std::nullopt;
    }
  }
  return result;
}

std::optional<std::string> decoded(std::string_view text, std::string const& encoding) {
  std::optional<TextDecoder> const decoder = TextDecoder::for_encoding(encoding);
  std::optional<TextDecoder::Decoded> result;
  if (decoder) {
    result = (*decoder)(text);
  }
  return result && result->cut_off == 0 ? std::optional(std::move(result->text)) : std::nullopt;
}

std::optional<std::string> encoded(std::string_view text, std::string const& encoding) {
  constexpr std::size_t kMostBytesOfCharacter = 4;
  if (!is_plain_name(encoding)) {
    return std::nullopt;
  }
  iconv_t const converter = iconv_open(encoding.c_str(), "UTF-8");
  if (converter == no_converter()) {
    return std::nullopt;
  }
  std::string input(text);  // iconv wants it non-const
  std::string bytes((text.size() + 1) * kMostBytesOfCharacter, '\0');
  char* from = input.data();
  std::size_t left = input.size();
  char* to = bytes.data();
  std::size_t room = bytes.size();
  std::size_t const status = iconv(converter, &from, &left, &to, &room);
  iconv_close(converter);
  if (status == static_cast<std::size_t>(-1) || left > 0) {
    return std::nullopt;
  }
  bytes.resize(bytes.size() - room);
  return bytes;
}

}  // namespace tongcun
