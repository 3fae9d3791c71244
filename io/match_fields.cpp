// SPDX-License-Identifier: Apache-2.0
#include "io/match_fields.h"

#include "io/config_reader.h"
#include "io/feature_source.h"
#include "io/shown_text.h"
#include "io/vocabulary.h"

#include <algorithm>
#include <set>

namespace tongcun {
namespace {

class Matcher {
 public:
  Matcher(LayerSource const& source, std::vector<std::string> const& columns)
      : source_(source), columns_(columns) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      positions_[normalised_word(columns[i])].push_back(i);
      ++uses_of_name_[columns[i]];
    }
  }

  FieldMatch match(std::vector<std::string> const& required) {
    for (std::string const& field : vocabulary().field_names(source_.role)) {
      if (auto const named = source_.fields.find(field); named != source_.fields.end()) {
        match_named(field, named->second);
      } else {
        match_alias(field);
      }
    }
    for (std::string const& field : required) {
      if (!match_.column_of.contains(field) && !complained_.contains(field)) {
        reject("V002", field, {{"columns", joined(columns_)}});
      }
    }
    std::set<std::size_t> used;
    for (auto const& [field, column] : match_.column_of) {
      used.insert(column);
    }
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (!used.contains(i)) {
        match_.unmapped.push_back(columns_[i]);
      }
    }
    return std::move(match_);
  }

 private:
  void reject(std::string rule, std::string const& field,
              std::vector<std::pair<std::string, std::string>> values) {
    Finding finding = layer_rejection(source_, std::move(rule));
    finding.field = field;
    finding.values = std::move(values);
    match_.findings.push_back(std::move(finding));
    complained_.insert(field);
  }

  void match_named(std::string const& field, std::string const& column) {
    auto const found = std::ranges::find(columns_, column);
    if (found == columns_.end()) {
      std::set<std::string, std::less<>> const known(columns_.begin(), columns_.end());
      reject("V017", field,
             {{"column", column},
              {"nearest", nearest_word(column, known).value_or("")},
              {"columns", joined(columns_)}});
      return;
    }
    if (uses_of_name_[column] > 1) {
      reject("V011", field, {{"column", column}});
      return;
    }
    match_.column_of[field] = static_cast<std::size_t>(found - columns_.begin());
  }

  void match_alias(std::string const& field) {
    for (std::string const& alias : vocabulary().aliases(source_.role, field)) {
      auto const found = positions_.find(alias);
      if (found == positions_.end()) {
        continue;
      }
      if (found->second.size() > 1) {
        reject("V011", field, {{"column", columns_[found->second.front()]}});
        return;
      }
      match_.column_of[field] = found->second.front();
      return;
    }
  }

  LayerSource const& source_;
  std::vector<std::string> const& columns_;
  std::map<std::string, std::vector<std::size_t>> positions_;
  std::map<std::string, int> uses_of_name_;
  std::set<std::string> complained_;
  FieldMatch match_;
};

}  // namespace

FieldMatch match_fields(LayerSource const& source, std::vector<std::string> const& columns,
                        std::vector<std::string> const& required) {
  return Matcher(source, columns).match(required);
}

}  // namespace tongcun
