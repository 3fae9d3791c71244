// SPDX-License-Identifier: Apache-2.0
#include "io/explain_words.h"

#include "io/explain_tables.h"
#include "io/glossary.h"
#include "io/vocabulary.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace tongcun {
namespace {

// A term with all that it is asked for by, normalised once: many words are asked one by one.
struct Spelled {
  std::string key;
  std::vector<std::string> calls;
  std::string en;
  std::string zh;
};

std::vector<Spelled> spelled(std::vector<std::string> const& keys) {
  std::vector<Spelled> list;
  list.reserve(keys.size());
  for (std::string const& key : keys) {
    Term const& word = term(key);
    Spelled one{key, {}, normalised_word(word.name.en), normalised_word(word.name.zh)};
    one.calls = {normalised_word(key), normalised_word(word_of(key)), one.en, one.zh};
    for (std::string const& alias : word.aliases) {
      one.calls.push_back(normalised_word(alias));
    }
    list.push_back(std::move(one));
  }
  return list;
}

std::vector<Spelled> const& spelled_terms() {
  static std::vector<Spelled> const loaded = spelled(term_keys());
  return loaded;
}

void add_term(std::string const& key, std::vector<Explanation>& found) {
  std::vector<Explanation> tables = explain_tables_titled(key);
  if (tables.empty()) {
    found.push_back(explanation_of_term(key));
  }
  std::ranges::move(tables, std::back_inserter(found));
}

// Parts of messages and tables that are words by themselves: what was done, what is wrong with a
// plan, what a rule looked at, what a folder is,
// which file has a key. Glossaries keep them below these keys.
constexpr std::array<std::string_view, 12> kGroupsOfWords{
    "severity",        "treatment",   "finding",           "plan_fault",
    "published_fault", "plan_figure", "eligibility_fault", "earlier_run",
    "comparison",      "layer_role",  "folder_kind",       "key_file"};

std::vector<Spelled> load_parts() {
  std::vector<std::string> keys;
  for (std::string_view const group : kGroupsOfWords) {
    std::ranges::move(keys_below(group), std::back_inserter(keys));
  }
  return spelled(keys);
}

std::vector<Spelled> const& spelled_parts() {
  static std::vector<Spelled> const loaded = load_parts();
  return loaded;
}

template <class Fits>
std::vector<Explanation> those_that(std::vector<Spelled> const& terms, Fits const& fit) {
  std::vector<Explanation> found;
  for (Spelled const& one : terms) {
    if (fit(one)) {
      add_term(one.key, found);
    }
  }
  return found;
}

bool is_called(Spelled const& one, std::string_view asked) {
  return !asked.empty() && std::ranges::find(one.calls, asked) != one.calls.end();
}

}  // namespace

std::vector<Explanation> words_called(std::string_view asked) {
  return those_that(spelled_terms(), [&](Spelled const& one) { return is_called(one, asked); });
}

std::vector<Explanation> words_headed(std::string_view asked) {
  std::string const head = std::string(asked) + ":";  // full-width ones are made narrow
  return those_that(spelled_terms(), [&](Spelled const& one) {
    return !asked.empty() && (one.en.starts_with(head) || one.zh.starts_with(head));
  });
}

std::vector<Explanation> words_with(std::string_view asked, std::size_t most) {
  auto const begins = [&](Spelled const& one) {
    return one.en.starts_with(asked) || one.zh.starts_with(asked);
  };
  std::vector<Explanation> found;
  if (asked.empty()) {
    return found;
  }
  found = those_that(spelled_terms(), begins);
  std::vector<Explanation> within = those_that(spelled_terms(), [&](Spelled const& one) {
    return !begins(one) &&
           (one.en.find(asked) != std::string::npos || one.zh.find(asked) != std::string::npos);
  });
  std::ranges::move(within, std::back_inserter(found));
  found.resize(std::min(found.size(), most));
  return found;
}

std::vector<Explanation> parts_called(std::string_view asked) {
  return those_that(spelled_parts(), [&](Spelled const& one) { return is_called(one, asked); });
}

}  // namespace tongcun
