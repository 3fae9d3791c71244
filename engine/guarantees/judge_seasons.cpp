// SPDX-License-Identifier: Apache-2.0
#include "engine/guarantees/judge_seasons.h"

#include "engine/guarantees/guarantee_fields.h"
#include "engine/rules/judge_conditions.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace tongcun {
namespace {

// One field of minutes in the worst month, and the same minutes in the two seasons.
struct SeasonalField {
  FieldId worst;
  FieldId dry;
  FieldId wet;
};

std::vector<SeasonalField> seasonal_fields(Fields const& fields, Services const& services) {
  std::vector<SeasonalField> list;
  auto const add = [&](Service const& service, bool round_trip, Mode mode) {
    auto const of = [&](Season season) {
      return *find_field(fields, time_field(service, round_trip, mode, season));
    };
    list.push_back({of(Season::worst), of(Season::dry), of(Season::wet)});
  };
  for (Service const& service : services.values()) {
    add(service, false, Mode::walk);
    add(service, false, Mode::ride);
    if (service.round_trip) {
      add(service, true, Mode::walk);
    }
  }
  return list;
}

// By condition: 1 where a rule below it asks for a worst month.
IdVector<ConditionId, std::uint8_t> asks_for_worst(RuleBook const& book,
                                                   std::vector<SeasonalField> const& fields) {
  IdVector<RuleId, std::uint8_t> rules(book.rules.size(), 0);
  for (RuleId const rule : book.rules.ids()) {
    rules[rule] =
        std::ranges::find(fields, book.rules[rule].field, &SeasonalField::worst) != fields.end()
            ? 1
            : 0;
  }
  IdVector<ConditionId, std::uint8_t> conditions(book.conditions.size(), 0);
  for (ConditionId const id : book.conditions.ids()) {
    auto const asks = [&](Part const& part) {
      return (part.rule.is_none() ? conditions[part.condition] : rules[part.rule]) != 0;
    };
    Condition const& condition = book.conditions[id];
    if (std::ranges::any_of(condition.parts, asks) || std::ranges::any_of(condition.when, asks)) {
      conditions[id] = 1;
    }
  }
  return conditions;
}

}  // namespace

IdVector<GuaranteeId, std::optional<SeasonCounts>> judge_seasons(GuaranteeRules const& rules,
                                                                 Services const& services,
                                                                 VillageFacts const& facts,
                                                                 Villages const& villages,
                                                                 std::optional<int> year) {
  std::vector<SeasonalField> const fields = seasonal_fields(rules.book.fields, services);
  IdVector<ConditionId, std::uint8_t> const asks = asks_for_worst(rules.book, fields);
  IdVector<GuaranteeId, std::optional<SeasonCounts>> counts(rules.guarantees.size());
  bool is_any_asked = false;
  for (GuaranteeId const id : rules.guarantees.ids()) {
    if (asks[rules.guarantees[id].condition] != 0) {
      counts[id].emplace();
      is_any_asked = true;
    }
  }
  if (!is_any_asked) {
    return counts;
  }
  IdVector<FieldId, RuleValue> seasonal;
  auto const judge_as = [&](VillageId village, FieldId SeasonalField::*season,
                            VerdictCount SeasonCounts::*sums) {
    seasonal = facts[village];
    for (SeasonalField const& field : fields) {
      seasonal[field.worst] = facts[village][field.*season];
    }
    Judgements const judgements = judge_all(rules.book, seasonal, year);
    for (GuaranteeId const id : rules.guarantees.ids()) {
      if (counts[id]) {
        Verdict const verdict = judgements.conditions[rules.guarantees[id].condition];
        ((*counts[id]).*sums)[static_cast<std::size_t>(verdict)].add(villages, village);
      }
    }
  };
  for (VillageId const village : villages.code.ids()) {
    judge_as(village, &SeasonalField::dry, &SeasonCounts::dry);
    judge_as(village, &SeasonalField::wet, &SeasonCounts::wet);
  }
  return counts;
}

}  // namespace tongcun
