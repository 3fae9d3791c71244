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

// Whether a full name ends within an alias by sense: "household_" of "household_income" is no
// "household".
bool ends_open(std::string const& column) {
  return column.empty() || column.back() == '_' || column.back() == '-' || column.back() == ' ';
}

std::string lower_case(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return result;
}

class Matcher {
 public:
  Matcher(LayerSource const& source, std::vector<std::string> const& columns,
          std::vector<ColumnCut> const& cuts)
      : source_(source), columns_(columns), cuts_(cuts) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      bool const is_part =
          cut_of(i) == ColumnCut::cut || (cut_of(i) == ColumnCut::full && ends_open(columns[i]));
      if (!is_part) {
        positions_[normalised_word(columns[i])].push_back(i);
      }
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
    match_cut_columns();
    for (std::string const& field : required) {
      if (!match_.column_of.contains(field) && !complained_.contains(field)) {
        reject("V002", field, {{"columns", shown_columns()}});
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

  // Of a register without a header the first row stands here, and it is somebody's.
  [[nodiscard]] std::string shown_columns() const {
    return is_register(source_.role) ? std::to_string(columns_.size()) : joined(columns_);
  }

  void match_named(std::string const& field, std::string const& column) {
    auto const found = std::ranges::find(columns_, column);
    if (found == columns_.end()) {
      std::set<std::string, std::less<>> const known(columns_.begin(), columns_.end());
      reject(
          "V017", field,
          {{"column", column},
           {"nearest", is_register(source_.role) ? "" : nearest_word(column, known).value_or("")},
           {"columns", shown_columns()}});
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

  [[nodiscard]] ColumnCut cut_of(std::size_t column) const {
    return column < cuts_.size() ? cuts_[column] : ColumnCut::whole;
  }

  // Fields without a column yet that have an alias beginning like this cut name.
  [[nodiscard]] std::vector<std::string> fields_beginning(std::string const& column) const {
    std::vector<std::string> fields;
    std::string const start = lower_case(column);
    for (std::string const& field : vocabulary().field_names(source_.role)) {
      bool const is_open = !match_.column_of.contains(field) && !complained_.contains(field) &&
                           !source_.fields.contains(field);
      std::vector<std::string> const& aliases = vocabulary().spellings(source_.role, field);
      if (is_open && std::ranges::any_of(aliases, [&](std::string const& alias) {
            return alias.size() > start.size() && alias.starts_with(start);
          })) {
        fields.push_back(field);
      }
    }
    return fields;
  }

  void match_cut_columns() {
    std::set<std::size_t> used;
    for (auto const& [field, column] : match_.column_of) {
      used.insert(column);
    }
    std::map<std::string, std::vector<std::size_t>> claims;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (cut_of(i) == ColumnCut::whole || used.contains(i)) {
        continue;
      }
      std::vector<std::string> const fields = fields_beginning(columns_[i]);
      if (fields.size() == 1) {
        claims[fields.front()].push_back(i);
      } else if (fields.size() > 1) {
        note("V036", Severity::warning,
             {{"column", columns_[i]}, {"fields", joined(fields)}, {"first", fields.front()}});
      }
    }
    for (auto const& [field, columns] : claims) {
      if (columns.size() > 1) {
        reject("V011", field, {{"column", columns_[columns.front()]}});
        continue;
      }
      match_.column_of[field] = columns.front();
      note("V035", Severity::information, {{"column", columns_[columns.front()]}}).field = field;
    }
  }

  Finding& note(std::string rule, Severity severity,
                std::vector<std::pair<std::string, std::string>> values) {
    match_.findings.push_back(layer_finding(source_, std::move(rule), severity, Treatment::noted));
    match_.findings.back().values = std::move(values);
    return match_.findings.back();
  }

  LayerSource const& source_;
  std::vector<std::string> const& columns_;
  std::vector<ColumnCut> const& cuts_;
  std::map<std::string, std::vector<std::size_t>> positions_;
  std::map<std::string, int> uses_of_name_;
  std::set<std::string> complained_;
  FieldMatch match_;
};

}  // namespace

FieldMatch match_fields(LayerSource const& source, std::vector<std::string> const& columns,
                        std::vector<std::string> const& required,
                        std::vector<ColumnCut> const& cuts) {
  return Matcher(source, columns, cuts).match(required);
}

}  // namespace tongcun
