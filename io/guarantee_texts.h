// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/access/services.h"
#include "engine/guarantees/guarantee.h"
#include "engine/guarantees/missing.h"
#include "engine/guarantees/village_guarantees.h"
#include "engine/rules/judge_conditions.h"
#include "engine/types/text.h"
#include "io/output_table.h"

#include <map>
#include <string>
#include <vector>

namespace tongcun {

// What verdicts say of themselves, for people, in one language. Everything that may have to be said
// is put into words once.
class GuaranteeTexts {
 public:
  GuaranteeTexts(GuaranteeRules const& rules, Services const& services, Language language);

  // "0.35 .. 1.2", "unreached", "own", "yes" in the rule's unit; "" where nothing is known.
  [[nodiscard]] std::string value(RuleId rule, RuleValue const& value) const;
  // "500", "own, shared"; "" where the user must supply it.
  [[nodiscard]] std::string threshold(RuleId rule) const;
  // The same in the words of people, "自设、联设"; "" where there is nothing but a number.
  [[nodiscard]] std::string value_name(RuleId rule, RuleValue const& value) const;
  [[nodiscard]] std::string threshold_name(RuleId rule) const;
  // What cells of value_name and threshold_name of villages may hold, in the language of the texts,
  // with their names in both.
  [[nodiscard]] std::vector<ColumnWord> value_names() const;
  [[nodiscard]] std::vector<ColumnWord> threshold_names() const;
  // The same of cells of `threshold`, of any rule.
  [[nodiscard]] std::vector<ColumnWord> threshold_words() const;
  // "not recorded in the village layer: days a week with a doctor (served_days)" …
  [[nodiscard]] std::string const& missing(Missing const& missing) const;
  // "fails by quantity"; "not failed so far: quality missing". Of a condition that may not apply
  // also what that hangs on. Where it rests on facts that the profile states, behind that or alone:
  // "as the profile states: region (county plan, A)".
  [[nodiscard]] std::string why(ConditionId condition, Judgements const& judgements) const;
  // What the profile states of a field; null if nothing.
  [[nodiscard]] StatedFact const* stated(FieldId field) const;
  [[nodiscard]] Text const& name(Part const& part) const;
  [[nodiscard]] std::string const& id(Part const& part) const;

 private:
  void name_missing(Services const& services);
  void name_words();
  [[nodiscard]] Text names_of_threshold(RuleId rule) const;
  [[nodiscard]] std::string decided_by(ConditionId condition, Judgements const& judgements) const;
  [[nodiscard]] std::string stated_facts(ConditionId condition, Judgements const& judgements) const;
  void collect_stated(ConditionId condition, Judgements const& judgements,
                      std::vector<FieldId>& fields) const;
  [[nodiscard]] std::string const& open_state(Part const& part, Judgements const& judgements) const;

  GuaranteeRules const& rules_;
  Language language_;
  std::map<Missing, std::string> missing_;
  IdVector<FieldId, std::vector<Text>> words_;  // of words and truth values; else empty
  Text unreached_;
  std::string fails_;
  std::string not_failed_;
  std::string is_missing_;
  std::string is_undecided_;
  std::string has_no_threshold_;
  std::string is_stated_;
  std::string is_of_other_year_;
};

}  // namespace tongcun
