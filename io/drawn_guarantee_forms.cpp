// SPDX-License-Identifier: Apache-2.0
#include "io/drawn_guarantee_forms.h"

#include "io/guarantee_tables.h"
#include "io/household_tables.h"

#include <cstddef>
#include <optional>

namespace tongcun {
namespace {

using FormOf = OutputTable (*)(std::string const& key, Text const& name);

// How the layers that repeat a long table are made; null: none does.
FormOf form_of_layers(OutputTable const& table) {
  return table.name == "guarantees"             ? &drawn_guarantee_form
         : table.name == "household_guarantees" ? &drawn_share_form
                                                : nullptr;
}

}  // namespace

std::vector<OutputTable> drawn_guarantee_forms(std::vector<OutputTable> const& published) {
  std::vector<OutputTable> forms;
  for (OutputTable const& table : published) {
    FormOf const form_of = form_of_layers(table);
    std::optional<std::size_t> const at = table.position_of("guarantee");
    if (form_of == nullptr || !at) {
      continue;
    }
    std::vector<ColumnWord> const& guarantees = table.columns[*at].words;
    forms.reserve(forms.size() + guarantees.size());
    for (ColumnWord const& guarantee : guarantees) {
      forms.push_back(form_of(guarantee.word, guarantee.name));
    }
  }
  return forms;
}

}  // namespace tongcun
