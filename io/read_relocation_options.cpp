// SPDX-License-Identifier: Apache-2.0
#include "io/read_relocation_options.h"

#include "io/enum_names.h"
#include "io/read_in_place_costs.h"
#include "io/read_mode_options.h"
#include "io/read_relocation_rules.h"
#include "io/relocation_names.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace tongcun {
namespace {

// As Verdict; a check always applies.
constexpr std::array<std::string_view, 3> kCheckStates{"fail", "unknown", "pass"};

// A minute of way of one person weighs as this part of the cost of a person's dwelling, unless the
// scenario prices it [A].
constexpr std::int64_t kMinutesForDwelling = 600;
constexpr double kPerMille = 1000.0;
constexpr double kPerCent = 100.0;
constexpr double kMostFund = 1e11;       // of the major unit
constexpr std::int64_t kLeastChunk = 2;  // households
constexpr std::int64_t kMostChunk = 10'000;

template <class Enum, std::size_t N>
void take_choice(ConfigReader& reader, std::string_view key,
                 std::array<std::string_view, N> const& names, Enum& value) {
  if (auto const choice = reader.choice(key, names)) {
    value = static_cast<Enum>(*choice);
  }
}

Fund read_fund(ConfigReader& row, std::int64_t per_major) {
  Fund fund;
  fund.source = row.required_text("source");
  fund.year = static_cast<std::int32_t>(row.integer("year", 0, 1900, 2200));
  if (!row.has("year")) {
    row.complain_missing("year");
  }
  fund.amount = static_cast<std::int64_t>(std::floor(
      row.required_number("amount", 0.0, kMostFund) * static_cast<double>(per_major) + 0.5));
  row.finish();
  return fund;
}

void read_checks(ConfigReader reader, std::vector<RelocationCheck> const& checks,
                 std::vector<CheckAnswer>& answers) {
  std::vector<std::string_view> known;
  known.reserve(checks.size());
  for (RelocationCheck const& check : checks) {
    known.emplace_back(check.key);
  }
  for (auto const& [key, value] : reader.entries()) {
    auto const found = std::ranges::find(known, key);
    if (found == known.end()) {
      reader.complain(key, LegalPart{"one_of", {{"list", list_of(known)}}});
      continue;
    }
    ConfigReader row = reader.entry(key, *value);
    CheckAnswer answer;
    answer.check = static_cast<std::size_t>(found - known.begin());
    auto const state = row.choice("state", kCheckStates);
    if (!state && !row.has("state")) {
      row.complain_missing("state");
    }
    answer.state = static_cast<Verdict>(state.value_or(0));
    answer.note = row.required_text("note");
    row.finish();
    answers.push_back(std::move(answer));
  }
  reader.finish();
}

RelocationLock read_lock(ConfigReader& row, std::int64_t per_major) {
  RelocationLock lock;
  lock.household = row.required_text("household");
  lock.site = row.required_text("site");
  take_choice(row, "kind", kLockKindNames, lock.kind);
  lock.reason = row.required_text("reason");
  if (lock.kind == LockKind::prefer) {
    std::optional<std::int64_t> const price = read_money(row, "price", per_major);
    if (!row.has("price")) {
      row.complain_missing("price");
    }
    lock.price = price.value_or(0);
  }
  row.finish();
  return lock;
}

EligibilityDecision read_decision(ConfigReader& row) {
  EligibilityDecision decision;
  decision.household = row.required_text("household");
  if (!row.has("eligible")) {
    row.complain_missing("eligible");
  }
  decision.eligible = row.boolean("eligible", false);
  decision.reason = row.required_text("reason");
  row.finish();
  return decision;
}

// A rule of village groups with its figure, which only that rule has.
void take_groups(ConfigReader& reader, std::int64_t per_major, RelocationOptions& options) {
  take_choice(reader, "groups", kGroupRuleNames, options.groups);
  if (options.unit == MoveUnit::group && options.groups != GroupRule::free) {
    reader.complain("groups", LegalPart{"absent_where", {{"name", "unit = \"group\""}}});
  }
  auto const belongs = [&](char const* key, GroupRule rule) {
    if (options.groups == rule && !reader.has(key)) {
      reader.complain_missing(key);
    } else if (options.groups != rule && reader.has(key)) {
      std::string const word(name_of(rule, kGroupRuleNames));
      reader.complain(key, LegalPart{"only_where", {{"name", "groups = \"" + word + "\""}}});
    }
  };
  options.split_price = read_money(reader, "split_price", per_major).value_or(0);
  belongs("split_price", GroupRule::price);
  options.chunk = static_cast<std::int32_t>(reader.integer("chunk", 0, kLeastChunk, kMostChunk));
  belongs("chunk", GroupRule::chunks);
}

// A rule of village groups is about who lives together, which nobody knows of those who find a
// dwelling of their own.
void refuse_groups_without_site(ConfigReader& reader, RelocationOptions const& options) {
  for (std::size_t mode = 0; mode < kResettlementModes; ++mode) {
    if (options.groups != GroupRule::free && options.modes.of[mode].without_site) {
      std::string const word(kResettlementModeNames[mode]);
      reader.complain(
          "groups",
          LegalPart{"absent_where", {{"name", "[relocation.modes." + word + ".without_site]"}}});
    }
  }
}

// One of the two: a share that is stated, or the largest there is.
FairnessOptions read_fairness(ConfigReader reader) {
  FairnessOptions fairness;
  if (std::optional<double> const share =
          reader.optional_number("least_share_by_township", 0.0, 1.0)) {
    fairness.least_share = static_cast<std::int32_t>(std::floor(*share * kPerMille + 0.5));
  }
  fairness.max_min = reader.boolean("max_min", false);
  if (fairness.max_min && fairness.least_share) {
    reader.complain("max_min", LegalPart{"without", {{"name", "least_share_by_township"}}});
  }
  if (reader.present() && !fairness.is_asked()) {
    reader.complain_missing("least_share_by_township");
  }
  reader.finish();
  return fairness;
}

// How many, and how much dearer: neither without the other.
OtherPlansOptions read_other_plans(ConfigReader& reader) {
  OtherPlansOptions others;
  others.most = static_cast<std::int32_t>(reader.integer("alternatives", 0, 1, kMostOtherPlans));
  std::optional<double> const within =
      reader.optional_number("alternatives_within_pct", 0.0, kPerCent);
  others.within = static_cast<std::int32_t>(std::floor(within.value_or(0.0) * kPerCent + 0.5));
  if (reader.has("alternatives") && !reader.has("alternatives_within_pct")) {
    reader.complain_missing("alternatives_within_pct");
  } else if (reader.has("alternatives_within_pct") && !reader.has("alternatives")) {
    reader.complain_missing("alternatives");
  }
  return others;
}

}  // namespace

RelocationOptions read_relocation_options(ConfigReader& reader, Profile const& profile) {
  std::int64_t const per_major = profile.terms.minor_per_major;
  RelocationOptions options;
  take_choice(reader, "plan", kPlanKindNames, options.kind);
  take_choice(reader, "unit", kMoveUnitNames, options.unit);
  take_groups(reader, per_major, options);
  take_choice(reader, "wishes", kWishRuleNames, options.wishes);
  take_choice(reader, "objective", kObjectiveNames, options.objective);
  options.cost_a_person = read_money(reader, "cost_a_person", per_major);
  auto const cost =
      options.cost_a_person ? options.cost_a_person : profile.relocation.cost_a_person;
  options.minute_price = read_money(reader, "minute_price", per_major)
                             .value_or(cost.value_or(0) / kMinutesForDwelling);
  std::optional<std::int64_t> const wish_price = read_money(reader, "wish_price", per_major);
  options.wish_price = wish_price.value_or(0);
  if (options.wishes == WishRule::ranked && !wish_price) {
    reader.complain_missing("wish_price");
  }
  options.unserved_price = read_money(reader, "unserved_price", per_major);
  options.unserved_urgent_price = read_money(reader, "unserved_urgent_price", per_major);
  options.change_price = read_money(reader, "change_price", per_major);
  options.fairness = read_fairness(reader.table("fairness"));
  options.sites = reader.texts("sites");
  options.try_without_sites = reader.boolean("try_without_sites", false);
  options.other_plans = read_other_plans(reader);
  for (ConfigReader& row : reader.tables("funds")) {
    options.funds.push_back(read_fund(row, per_major));
  }
  for (ConfigReader& row : reader.tables("locks")) {
    options.locks.push_back(read_lock(row, per_major));
  }
  for (ConfigReader& row : reader.tables("eligible")) {
    options.decisions.push_back(read_decision(row));
  }
  read_checks(reader.table("checks"), profile.relocation.checks, options.checks);
  ConfigReader accompanying = reader.table("accompanying");
  options.accompanying = read_payment_rules(accompanying, per_major);
  accompanying.finish();
  if (accompanying.present() && !profile.relocation.accompanying) {
    reader.complain("accompanying", LegalPart{"no_accompanying", {}});
  }
  options.modes = read_mode_options(reader.table("modes"), per_major);
  refuse_groups_without_site(reader, options);
  ConfigReader in_place = reader.table("in_place");
  options.in_place = read_in_place_costs(in_place, profile);
  reader.finish();
  return options;
}

RelocationOptions default_relocation_options(Profile const& profile) {
  std::vector<Finding> none;
  ConfigValue const empty;
  ConfigReader absent(nullptr, empty, "relocation", none);
  return read_relocation_options(absent, profile);
}

}  // namespace tongcun
