// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/take_published_plan.h"

#include "engine/relocation/find_other_plans.h"
#include "engine/relocation/site_codes.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <utility>

namespace tongcun {
namespace {

constexpr std::int32_t kAll = 1000;  // per mille

class Taker {
 public:
  Taker(RelocationProblem problem, PublishedPlan const& published, PlanNames const& names)
      : published_(published), names_(names) {
    taken_.problem = std::move(problem);
    taken_.plan.place.resize(this->problem().movers.size());
    for (MoverId const mover : this->problem().movers.household.ids()) {
      mover_of_.emplace(names.households.code[this->problem().movers.household[mover]], mover);
    }
    IdVector<MoveUnitId, MoverId> const first = first_of_units(this->problem());
    for (MoveUnitId const unit : first.ids()) {
      unit_of_.emplace(names.households.code[this->problem().movers.household[first[unit]]], unit);
    }
  }

  TakenPlan take() {
    RelocationPlan& plan = taken_.plan;
    plan.status = published_.status;
    plan.objective = published_.objective;
    plan.bound = published_.bound;
    plan.bound_solver = published_.bound_solver;
    plan.bound_source = published_.bound_source;
    count(PublishedFault::plan_kind, published_.kind != problem().options.kind);
    count(PublishedFault::earlier_plan,
          published_.has_earlier != problem().options.earlier.has_value());
    places_ = all_places();
    take_places(published_.places, plan.place);
    take_share();
    take_levels();
    plan.certificate = certificate_of(published_.certificate);
    for (PublishedOther const& other : published_.others) {
      IdVector<MoverId, std::optional<MoverPlace>> place(plan.place.size());
      take_places(other.places, place);
      taken_.others.push_back(with_places(plan, std::move(place), other.objective));
    }
    return std::move(taken_);
  }

 private:
  RelocationProblem& problem() { return taken_.problem; }
  void count(PublishedFault fault, bool is_wrong = true) {
    taken_.faults[static_cast<std::size_t>(fault)] += is_wrong ? 1 : 0;
  }

  void take_places(std::vector<PublishedPlace> const& published,
                   IdVector<MoverId, std::optional<MoverPlace>>& taken) {
    IdVector<MoverId, std::uint8_t> seen(problem().movers.size(), 0);
    for (PublishedPlace const& place : published) {
      auto const mover = mover_of_.find(place.household);
      if (mover == mover_of_.end()) {
        count(PublishedFault::unknown_household);
        continue;
      }
      count(PublishedFault::household_twice, seen[mover->second] != 0);
      seen[mover->second] = 1;
      if (!place.dwelling) {
        continue;
      }
      auto const there = places_.find(*place.dwelling);
      if (there == places_.end()) {
        count(PublishedFault::unknown_place);
      } else {
        taken[mover->second] = there->second;
      }
    }
    for (std::uint8_t const is_seen : seen.values()) {
      count(PublishedFault::household_missing, is_seen == 0);
    }
  }

  std::map<PublishedDwelling, MoverPlace> all_places() {
    std::map<PublishedDwelling, MoverPlace> places;
    auto const add = [&](PhaseId phase, StockId stock, std::optional<std::int64_t> area) {
      PublishedDwelling const name{
          site_code(problem(), names_.region.sites, problem().phases.site[phase]),
          problem().phases.number[phase], area};
      places.emplace(name, MoverPlace{phase, stock});
    };
    for (PhaseId const phase : problem().phases.site.ids()) {
      if (std::ranges::find(problem().stocks.phase.values(), phase) ==
          problem().stocks.phase.values().end()) {
        add(phase, StockId::none(), std::nullopt);
      }
    }
    for (StockId const stock : problem().stocks.phase.ids()) {
      add(problem().stocks.phase[stock], stock, problem().stocks.area[stock]);
    }
    return places;
  }

  void take_share() {
    std::optional<std::int32_t> const least = published_.least_share;
    bool const is_right = least.has_value() == problem().shares.has_value() &&
                          (!least || (*least >= 0 && *least <= kAll));
    count(PublishedFault::least_share, !is_right);
    if (is_right && least && problem().options.fairness.max_min) {
      problem().shares->least = *least;  // else what the options state is owed
    } else if (is_right && least) {
      count(PublishedFault::least_share, *least != problem().shares->least);
    }
    if (published_.share_proof) {
      ShareProof& proof = taken_.plan.share_proof.emplace();
      proof.most = published_.share_proof->most;
      if (proof.most < kAll) {
        proof.certificate = certificate_of(published_.share_proof->certificate);
      }
    }
  }

  // Each level's certificate is of the limits that those before it have reached.
  void take_levels() {
    std::vector<Goal> goals;
    if (problem().shares) {
      goals.push_back(Goal::shares);
    }
    if (is_ordered(problem())) {
      for (Goal const goal : {Goal::urgent, Goal::posts, Goal::guarantees}) {
        goals.push_back(goal);
      }
    }
    bool const is_right =
        std::ranges::equal(goals, published_.levels, {}, {}, &PublishedLevel::goal);
    count(PublishedFault::level, !is_right);
    if (!is_right) {
      return;
    }
    for (PublishedLevel const& level : published_.levels) {
      taken_.plan.levels.push_back(
          {level.goal, level.value, level.bound, certificate_of(level.certificate)});
      problem().reached[static_cast<std::size_t>(level.goal)] = level.value;
    }
  }

  RelocationCertificate certificate_of(PublishedCertificate const& published) {
    RelocationCertificate certificate;
    certificate.unit_value.resize(problem().units);
    IdVector<MoveUnitId, std::uint8_t> has_value(problem().units, 0);
    for (auto const& [household, value] : published.unit_value) {
      auto const unit = unit_of_.find(household);
      bool const is_new = unit != unit_of_.end() && has_value[unit->second] == 0;
      count(PublishedFault::unit_value, !is_new);
      if (is_new) {
        has_value[unit->second] = 1;
        certificate.unit_value[unit->second] = value;
      }
    }
    for (std::uint8_t const has : has_value.values()) {
      count(PublishedFault::unit_value, has == 0);
    }
    std::map<PublishedLimit, std::int64_t> prices;
    for (auto const& [limit, price] : published.price) {
      count(PublishedFault::limit_price, !prices.emplace(limit, price).second);
    }
    for (PublishedLimit const& limit : named_limits(problem(), names_)) {
      auto const price = prices.find(limit);
      count(PublishedFault::limit_price, price == prices.end());
      certificate.price.push_back(price == prices.end() ? 0 : price->second);
      if (price != prices.end()) {
        prices.erase(price);
      }
    }
    for (std::size_t unknown = 0; unknown < prices.size(); ++unknown) {
      count(PublishedFault::limit_price);
    }
    return certificate;
  }

  PublishedPlan const& published_;
  PlanNames const& names_;
  std::map<PublishedDwelling, MoverPlace> places_;
  TakenPlan taken_;
  std::map<std::string, MoverId> mover_of_;
  std::map<std::string, MoveUnitId> unit_of_;  // by the first household
};

}  // namespace

bool TakenPlan::is_whole() const {
  return std::ranges::all_of(faults, [](std::int64_t count) { return count == 0; });
}

TakenPlan take_published_plan(RelocationProblem problem, PublishedPlan const& published,
                              PlanNames const& names) {
  return Taker(std::move(problem), published, names).take();
}

}  // namespace tongcun
