// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/access/services.h"
#include "engine/guarantees/guarantee.h"
#include "engine/guarantees/missing.h"
#include "engine/guarantees/village_guarantees.h"
#include "engine/rules/judge_conditions.h"
#include "engine/types/text.h"

#include <map>
#include <string>

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
  // "not recorded in the village layer: days a week with a doctor (served_days)" …
  [[nodiscard]] std::string const& missing(Missing const& missing) const;
  // "fails by quantity"; "not failed so far: quality missing"; "" where it passes. Of a condition
  // that may not apply also what that hangs on.
  [[nodiscard]] std::string why(ConditionId condition, Judgements const& judgements) const;
  [[nodiscard]] Text const& name(Part const& part) const;
  [[nodiscard]] std::string const& id(Part const& part) const;

 private:
  void name_missing(Services const& services);
  [[nodiscard]] std::string const& open_state(Part const& part, Judgements const& judgements) const;

  GuaranteeRules const& rules_;
  Language language_;
  std::map<Missing, std::string> missing_;
  std::string fails_;
  std::string not_failed_;
  std::string is_missing_;
  std::string is_undecided_;
  std::string has_no_threshold_;
  std::string is_of_other_year_;
};

}  // namespace tongcun
