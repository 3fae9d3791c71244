// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace tongcun {

// The text in UTF-8, decoded strictly from `encoding` ("GB18030", "GBK", "UTF-16LE" …; iconv
// names); none if a byte sequence is not legal there or the encoding is not known.
[[nodiscard]] std::optional<std::string> decoded(std::string_view text,
                                                 std::string const& encoding);

// The other way round: text in UTF-8 as bytes of `encoding`; none if it has no such characters.
[[nodiscard]] std::optional<std::string> encoded(std::string_view text,
                                                 std::string const& encoding);

// Decodes many short texts, strictly.
class TextDecoder {
 public:
  // None if the encoding is not known.
  [[nodiscard]] static std::optional<TextDecoder> for_encoding(std::string const& encoding);

  TextDecoder(TextDecoder const&) = delete;
  TextDecoder& operator=(TextDecoder const&) = delete;
  TextDecoder(TextDecoder&&) noexcept;
  TextDecoder& operator=(TextDecoder&&) noexcept;
  ~TextDecoder();

  struct Decoded {
    std::string text;         // UTF-8
    std::size_t cut_off = 0;  // bytes at the end that begin a character and do not finish it
  };
  // None if a byte sequence is not legal.
  [[nodiscard]] std::optional<Decoded> operator()(std::string_view text) const;

 private:
  struct State;
  explicit TextDecoder(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace tongcun
