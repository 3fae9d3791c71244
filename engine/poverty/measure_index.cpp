// SPDX-License-Identifier: Apache-2.0
#include "engine/poverty/measure_index.h"

#include "engine/poverty/status_facts.h"
#include "engine/rules/judge_rule.h"
#include "engine/run/parallel.h"

#include <cassert>
#include <cstddef>
#include <span>

namespace tongcun {
namespace {

constexpr std::size_t kBlock = 4096;

bool has(std::uint32_t bits, std::size_t indicator) {
  return ((bits >> indicator) & 1U) != 0;
}

DeprivedHousehold judge_household(DeprivationRules const& rules, std::optional<int> year,
                                  IdVector<FieldId, RuleValue> const& values) {
  DeprivedHousehold household;
  for (RuleId const id : rules.book.rules.ids()) {
    Rule const& rule = rules.book.rules[id];
    Verdict const verdict = judge(rule, values[rule.field], year).verdict;
    std::uint32_t const bit = std::uint32_t{1} << id.value();
    household.known |= verdict != Verdict::unknown ? bit : 0;
    household.deprived |= verdict == Verdict::pass ? bit : 0;
  }
  return household;
}

AreaDeprivation measure(DeprivationIndex const& index,
                        std::span<DeprivedHousehold const> households) {
  AreaDeprivation area{
      measure_deprivation(index, households, UnknownIndicator::drops),
      measure_deprivation(index, households, UnknownIndicator::not_deprived),
      measure_deprivation(index, households, UnknownIndicator::deprived),
      std::vector<std::int64_t>(index.weights.size(), 0),
  };
  for (DeprivedHousehold const& household : households) {
    for (std::size_t j = 0; j < index.weights.size(); ++j) {
      area.unknown[j] += has(household.known, j) ? 0 : household.persons;
    }
  }
  return area;
}

void add(AreaDeprivation const& from, AreaDeprivation& to) {
  to.complete += from.complete;
  to.least += from.least;
  to.most += from.most;
  for (std::size_t j = 0; j < to.unknown.size(); ++j) {
    to.unknown[j] += from.unknown[j];
  }
}

// Households stand in the order of their villages.
IdVector<AreaId, AreaDeprivation> measure_all(MeasuredIndex const& measured,
                                              HouseholdTable const& table, AreaTree const& tree) {
  DeprivationIndex const& index = measured.rules.index;
  IdVector<AreaId, AreaDeprivation> areas(tree.areas.size(), measure(index, {}));
  for (std::size_t from = 0; from < table.size();) {
    VillageId const village = table.village[HouseholdId(static_cast<std::uint32_t>(from))];
    std::size_t to = from;
    while (to < table.size() &&
           table.village[HouseholdId(static_cast<std::uint32_t>(to))] == village) {
      ++to;
    }
    add(measure(index, measured.households.values().subspan(from, to - from)),
        areas[tree.of_village[village]]);
    from = to;
  }
  for (std::size_t i = tree.areas.size(); i-- > 0;) {  // parents stand before their areas
    AreaId const area(static_cast<std::uint32_t>(i));
    if (!tree.areas[area].parent.is_none()) {
      add(areas[area], areas[tree.areas[area].parent]);
    }
  }
  return areas;
}

}  // namespace

WeightRange weight_range(DeprivationIndex const& index, DeprivedHousehold const& household) {
  WeightRange range;
  for (std::size_t j = 0; j < index.weights.size(); ++j) {
    bool const is_deprived = has(household.deprived, j);
    range.low += is_deprived ? index.weights[j] : 0;
    range.high += is_deprived || !has(household.known, j) ? index.weights[j] : 0;
  }
  return range;
}

IndexState index_state(DeprivationIndex const& index, DeprivedHousehold const& household) {
  WeightRange const range = weight_range(index, household);
  if (range.low >= index.poor_from) {
    return IndexState::poor;
  }
  return range.high < index.poor_from ? IndexState::not_poor : IndexState::open;
}

MeasuredIndex measure_index(DeprivationRules const& rules, StatusFacts const& facts,
                            AreaTree const& tree, RunSettings const& run) {
  assert(rules.book.rules.size() == rules.index.weights.size());
  assert(rules.book.rules.size() <= kMostIndicators);
  HouseholdTable const& table = facts.people.households;
  MeasuredIndex measured{rules, {}, {}};
  measured.households.resize(table.size());
  StatusFactWriter const writer(rules.book.fields, facts);
  for_each_block(run, "deprivations", table.size(), kBlock,
                 [&](std::size_t begin, std::size_t end) {
                   IdVector<FieldId, RuleValue> values(rules.book.fields.size());
                   for (std::size_t i = begin; i < end; ++i) {
                     HouseholdId const id(static_cast<std::uint32_t>(i));
                     writer.set_household(id, values);
                     measured.households[id] = judge_household(rules, facts.people.year, values);
                     measured.households[id].persons = table.persons[id];
                   }
                 });
  measured.areas = measure_all(measured, table, tree);
  return measured;
}

}  // namespace tongcun
