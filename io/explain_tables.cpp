// SPDX-License-Identifier: Apache-2.0
#include "io/explain_tables.h"

#include "io/glossary.h"
#include "io/guarantee_tables.h"
#include "io/household_tables.h"
#include "io/shipped_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace tongcun {
namespace {

constexpr std::string_view kTables = "result_table";
constexpr std::string_view kLists = "household_list";

// Entries of kTables that stand for many names.
bool is_kind_of_name(std::string_view name) {
  return name == "guarantee_of" || name == "households_of" || name == "household_lists";
}

std::string below(std::string_view group, std::string_view word) {
  return fmt::format("{}.{}", group, word);
}

// The term that titles a table: of its own name, or of one that tells it from a column.
std::string title_key(std::string const& name) {
  static std::array<std::pair<std::string_view, std::string_view>, 3> const other{
      {{"findings", "finding.title"},
       {"checks", "register_checks"},
       {"register_layers", "layers"}}};
  for (auto const& [table, key] : other) {
    if (table == name) {
      return std::string(key);
    }
  }
  std::string const own = name + "_table";
  return has_term(own) ? own : name;
}

// The file of a table and what a row of it is.
Text place_text(std::string const& file, std::string_view row) {
  Text const& what = term(below(kTables, row)).name;
  return {fmt::format("{}, {}", file, what.en), fmt::format("{}，{}", file, what.zh)};
}

Explanation of_table(std::string const& name, std::string const& title, std::string_view row) {
  Explanation explanation = explanation_of_term(title);
  explanation.key = name;
  explanation.kind = "table";
  add_part(explanation, "table", place_text(name + ".csv", row));
  return explanation;
}

// "score_six_looks" is the list of a card of its own.
std::string list_key(std::string const& name) {
  std::string key = below(kLists, name);
  return has_term(key) ? key : name.starts_with("score_") ? below(kLists, "score") : "";
}

Explanation of_list(std::string const& name, std::string const& title) {
  Explanation explanation = explanation_of_term(title);
  explanation.key = name;
  explanation.kind = "table";
  add_part(explanation, "table",
           place_text(fmt::format("restricted/households/{}.csv", name), "household_lists"));
  return explanation;
}

// A layer that draws a guarantee: "guarantee_of_<key>", "households_of_<key>".
Explanation of_drawn(std::string const& name, std::string_view row) {
  std::string const guarantee = name.substr(row.size() + 1);
  Text const called = shipped_name_of(NamedThing::guarantee, guarantee);
  Explanation explanation;
  explanation.key = name;
  explanation.kind = "table";
  explanation.name = (row == "guarantee_of" ? drawn_guarantee_form(guarantee, called)
                                            : drawn_share_form(guarantee, called))
                         .title;
  add_part(explanation, "table", place_text(name, row));
  return explanation;
}

}  // namespace

std::vector<Explanation> explain_tables(std::string const& name) {
  std::vector<Explanation> found;
  if (has_term(below(kTables, name)) && !is_kind_of_name(name)) {
    found.push_back(of_table(name, title_key(name), name));
  }
  if (std::string const list = list_key(name); !list.empty()) {
    found.push_back(of_list(name, list));
  }
  for (std::string_view const drawn : {"guarantee_of", "households_of"}) {
    if (found.empty() && name.starts_with(drawn) && name.size() > drawn.size() + 1 &&
        name[drawn.size()] == '_') {
      found.push_back(of_drawn(name, drawn));
    }
  }
  for (char const* const layers : {"facilities", "roads"}) {  // one a layer that was read
    if (found.empty() && name.starts_with(fmt::format("{}_", layers))) {
      found.push_back(of_table(name, layers, layers));
    }
  }
  return found;
}

std::vector<Explanation> explain_tables_titled(std::string_view term_key) {
  std::vector<Explanation> found;
  for (std::string const& key : keys_below(kTables)) {
    std::string const name(word_of(key));
    if (title_key(name) == term_key && !is_kind_of_name(name)) {
      found.push_back(of_table(name, title_key(name), name));
    }
  }
  for (std::string const& key : keys_below(kLists)) {
    if (key == term_key && word_of(key) != "score") {
      found.push_back(of_list(std::string(word_of(key)), key));
    }
  }
  return found;
}

}  // namespace tongcun
