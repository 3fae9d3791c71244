// SPDX-License-Identifier: Apache-2.0
#include "io/operator_column.h"

#include "engine/rules/judge_rule.h"
#include "io/glossary.h"
#include "io/rule_names.h"
#include "io/term_column.h"

#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <string_view>

namespace tongcun {
namespace {

constexpr std::array<std::string_view, kComparisons> kWords{"<",  "<=", "is", "is not",
                                                            ">=", ">",  "in"};
constexpr std::array<std::string_view, kComparisons> kNames{
    "less", "at_most", "equal", "not_equal", "at_least", "more", "one_of"};

}  // namespace

std::string operator_word(Comparison comparison) {
  return std::string(kWords[static_cast<std::size_t>(comparison)]);
}

OutputColumn operator_column() {
  OutputColumn names = term_column("operator", "operator");
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    names.words.push_back(
        {std::string(kWords[i]), term(fmt::format("comparison.{}", kNames[i])).name});
  }
  return names;
}

std::string printed_unit(Rule const& rule) {
  Unit const* const unit = find_unit(rule.unit);
  return unit != nullptr && unit->dimension == Dimension::date ? "" : rule.unit;
}

}  // namespace tongcun
