// SPDX-License-Identifier: Apache-2.0
#include "io/status_texts.h"

#include "io/term_column.h"

#include <utility>

namespace tongcun {
namespace {

std::uint64_t rules_below(RuleBook const& book, ConditionId id) {
  std::uint64_t rules = 0;
  Condition const& condition = book.conditions[id];
  for (std::vector<Part> const* const parts : {&condition.parts, &condition.when}) {
    for (Part const& part : *parts) {
      rules |= part.rule.is_none() ? rules_below(book, part.condition)
                                   : std::uint64_t{1} << part.rule.value();
    }
  }
  return rules;
}

}  // namespace

StatusTexts::StatusTexts(StatusRules const& rules, Language language)
    : rules_(rules), language_(language) {
  rules_of_.reserve(rules.classes.size());
  for (StatusClass const& one : rules.classes) {
    rules_of_.push_back(rules_below(rules.book, one.condition));
  }
}

bool StatusTexts::is_exclusive(StatusFamily family) {
  return family == StatusFamily::monitoring || family == StatusFamily::low_income;
}

OutputColumn StatusTexts::class_column(std::string key, StatusFamily family) const {
  std::string const term_key = key;
  OutputColumn column = term_column(std::move(key), term_key);
  for (StatusClass const& one : rules_.classes) {
    if (one.family == family) {
      column.words.push_back({one.key, one.name});
    }
  }
  return column;
}

OutputColumn StatusTexts::ground_column() const {
  OutputColumn column = term_column("visit_ground", "visit_ground");
  for (StatusClass const& one : rules_.classes) {
    if (one.family == StatusFamily::monitoring || one.family == StatusFamily::visit) {
      column.words.push_back({one.key, one.name});
    }
  }
  return column;
}

std::string StatusTexts::word(FamilyClass found) const {
  if (found.is_class()) {
    return rules_.classes[found.at].key;
  }
  return found.at == FamilyClass::kOpen ? "unknown" : "none";
}

std::string StatusTexts::why(std::size_t at, Verdict verdict, FiredRules const& rules) const {
  switch (verdict) {
    case Verdict::fail:
      return names_of(rules.failed & rules_of_[at]);
    case Verdict::unknown:
      return names_of(rules.unknown & rules_of_[at]);
    case Verdict::pass:
    case Verdict::not_applicable:
      break;
  }
  return "";
}

std::vector<RuleId> StatusTexts::rules_of(std::size_t at) const {
  std::vector<RuleId> rules;
  for (RuleId const id : rules_.book.rules.ids()) {
    if (((rules_of_[at] >> id.value()) & 1U) != 0) {
      rules.push_back(id);
    }
  }
  return rules;
}

std::string StatusTexts::ground(VisitEntry const& visit) const {
  return visit.ground == FamilyClass::kNone ? "difference" : rules_.classes[visit.ground].key;
}

std::string StatusTexts::reasons(FamilyClass found, FiredRules const& rules) const {
  return found.is_class() ? names_of(rules.passed & rules_of_[found.at]) : std::string();
}

std::string StatusTexts::not_known(StatusFamily family, FamilyClass found,
                                   FiredRules const& rules) const {
  if (found.at != FamilyClass::kOpen) {
    return "";
  }
  std::uint64_t of_family = 0;
  for (std::size_t at = 0; at < rules_.classes.size(); ++at) {
    of_family |= rules_.classes[at].family == family ? rules_of_[at] : 0;
  }
  return names_of(rules.unknown & of_family);
}

std::string StatusTexts::names_of(std::uint64_t rules) const {
  std::string names;
  for (RuleId const id : rules_.book.rules.ids()) {
    if (((rules >> id.value()) & 1U) != 0) {
      names += names.empty() ? "" : (language_ == Language::zh ? "、" : ", ");
      names += rules_.book.rules[id].name.in(language_);
    }
  }
  return names;
}

}  // namespace tongcun
