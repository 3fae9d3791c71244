// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/finding.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tongcun {

// The text with the first `from` changed to `to`; it must be there.
inline std::string with(std::string text, std::string_view from, std::string_view to) {
  std::size_t const at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at != std::string::npos ? text.replace(at, from.size(), to) : text;
}

// Line and column (in characters, from 1) of the first place of `words` in a text.
inline std::pair<std::int64_t, std::int64_t> place_in(std::string_view text,
                                                      std::string_view words) {
  std::size_t const at = text.find(words);
  EXPECT_NE(at, std::string_view::npos) << words;
  std::string_view const before = text.substr(0, at);
  std::int64_t const line = 1 + std::ranges::count(before, '\n');
  std::size_t const start =
      before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  std::int64_t column = 1;
  for (char const c : before.substr(start)) {
    column += (static_cast<unsigned char>(c) & 0xc0U) != 0x80 ? 1 : 0;
  }
  return {line, column};
}

inline std::string value_of(Finding const& finding, std::string_view name) {
  for (auto const& [key, value] : finding.values) {
    if (key == name) {
      return value;
    }
  }
  return "(no such value)";
}

// The findings of a rule about a field ("" = any).
inline std::vector<Finding> findings_of(std::vector<Finding> const& findings, std::string_view rule,
                                        std::string_view field = "") {
  std::vector<Finding> found;
  std::ranges::copy_if(findings, std::back_inserter(found), [&](Finding const& finding) {
    return finding.rule == rule && (field.empty() || finding.field == field);
  });
  return found;
}

// All findings in short, for messages of failed tests.
inline std::string listed(std::vector<Finding> const& findings) {
  std::string list;
  for (Finding const& finding : findings) {
    list += finding.rule + " " + finding.file + ":" + std::to_string(finding.row) + ":" +
            std::to_string(finding.column) + " " + finding.field;
    for (auto const& [key, value] : finding.values) {
      list += " " + key + "=" + value;
    }
    list += "\n";
  }
  return list;
}

}  // namespace tongcun
