// SPDX-License-Identifier: Apache-2.0
#include "io/explain_vocabulary.h"

#include "engine/region/region.h"
#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/vocabulary.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

namespace tongcun {
namespace {

// The glossary's key of a column that files have; "" = it has none.
std::string key_of(std::string const& field) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kOther{
      {{"class", "road_class"}, {"surface", "road_surface"}, {"kind", "facility_kind"}}};
  for (auto const& [name, key] : kOther) {
    if (name == field) {
      return std::string(key);
    }
  }
  return has_term(field) ? field : "";
}

// A word that a list of a column has: what it stands for.
std::optional<Explanation> of_listed_word(std::string const& field, std::string const& asked) {
  std::optional<std::string> const value = vocabulary().value_of(field, asked);
  std::string const key = value ? key_of(field) : "";
  if (key.empty()) {
    return std::nullopt;
  }
  if (std::string const word = key + "." + *value; has_term(word)) {
    return explanation_of_term(word);
  }
  Explanation explanation = explanation_of_term(key);
  add_part(explanation, "stands_for",
           {vocabulary().word(field, *value, Language::en),
            vocabulary().word(field, *value, Language::zh)});
  return explanation;
}

}  // namespace

std::vector<Explanation> explain_vocabulary(std::string const& asked) {
  std::vector<Explanation> list;
  auto const take = [&list](Explanation explanation) {
    if (std::ranges::find(list, explanation.key, &Explanation::key) == list.end()) {
      list.push_back(std::move(explanation));
    }
  };
  for (std::size_t i = 0; i < kLayerRoleNames.size(); ++i) {
    auto const role = static_cast<LayerRole>(i);
    for (std::string const& field : vocabulary().field_names(role)) {
      std::vector<std::string> const& aliases = vocabulary().aliases(role, field);
      std::string const key = key_of(field);
      if (!key.empty() && std::ranges::find(aliases, asked) != aliases.end()) {
        take(explanation_of_term(key));
      }
      if (std::optional<Explanation> word = of_listed_word(field, asked)) {
        take(std::move(*word));
      }
    }
  }
  return list;
}

std::optional<Explanation> explain_input_column(std::string const& asked) {
  for (std::size_t i = 0; i < kLayerRoleNames.size(); ++i) {
    auto const role = static_cast<LayerRole>(i);
    std::vector<std::string> const fields = vocabulary().field_names(role);
    if (std::ranges::find(fields, asked) == fields.end()) {
      continue;
    }
    Explanation explanation;
    explanation.key = asked;
    explanation.kind = "column";
    explanation.name = {vocabulary().header(role, asked, Language::en),
                        vocabulary().header(role, asked, Language::zh)};
    std::ranges::replace(explanation.name.en, '_', ' ');
    add_part(explanation, "layer",
             {name_of_word("layer_role", name_of(role, kLayerRoleNames), Language::en),
              name_of_word("layer_role", name_of(role, kLayerRoleNames), Language::zh)});
    return explanation;
  }
  return std::nullopt;
}

}  // namespace tongcun
