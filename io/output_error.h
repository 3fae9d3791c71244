// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/text.h"

#include <stdexcept>
#include <string>
#include <utility>

namespace tongcun {

// The output could not be written; nothing of it is visible. what() is English.
class OutputError : public std::runtime_error {
 public:
  explicit OutputError(std::string const& text) : std::runtime_error(text), text_{text, text} {}
  explicit OutputError(Text text) : std::runtime_error(text.en), text_(std::move(text)) {}
  [[nodiscard]] Text const& text() const { return text_; }

 private:
  Text text_;
};

}  // namespace tongcun
