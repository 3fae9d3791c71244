// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/disclose/disclose.h"
#include "engine/relocation/relocation_result.h"
#include "engine/relocation/score_relocation.h"
#include "tests/worlds/add_mover.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {

// A relocation plan made by hand: villages, sites with phases, households placed or not. Every
// household has one person unless said otherwise; a dwelling costs 50,000 minor units a person, of
// which public money pays 40,000 and the household the rest.
class SmallRelocation {
 public:
  SmallRelocation() {
    RelocationProblem& problem = result_.problem;
    problem.rules.cost_a_person = 50'000;
    problem.rules.subsidy_a_person = 40'000;
    problem.options.unserved_price = 1'000'000;
    problem.options.unserved_urgent_price = 10'000'000;
  }

  VillageId village() {
    Villages& villages = places_.region.villages;
    auto const id = VillageId(static_cast<std::uint32_t>(villages.size()));
    villages.code.push_back("53000000000" + std::to_string(id.value()));
    villages.name.push_back("村" + std::to_string(id.value()));
    villages.record.push_back({});
    villages.point.push_back({1040000000 + static_cast<std::int32_t>(id.value()), 300000000});
    return id;
  }
  SiteId site() {
    Sites& sites = places_.region.sites;
    auto const id = SiteId(static_cast<std::uint32_t>(sites.size()));
    sites.code.push_back("s" + std::to_string(id.value()));
    sites.name.push_back("点" + std::to_string(id.value()));
    sites.point.push_back({1050000000 + static_cast<std::int32_t>(id.value()), 310000000});
    sites.record.push_back({});
    SiteLimits limits;
    limits.admits = true;
    limits.jobs = 1000;
    result_.problem.sites.push_back(limits);
    result_.problem.times.clinic.push_back(10);
    result_.problem.times.primary.push_back(10);
    return id;
  }
  // Behind all sites: a mode without a site, of one phase. `subsidy` a household, of whose dwelling
  // nobody knows what it costs.
  PhaseId without_site(ResettlementMode mode, std::int64_t subsidy) {
    RelocationProblem& problem = result_.problem;
    ModeOptions& options = problem.options.modes[mode];
    options.offer = ModeOffer::all;
    options.payment.subsidy_a_household = subsidy;
    WithoutSite& own = options.without_site.emplace();
    SiteLimits limits;
    limits.admits = true;
    limits.mode = mode;
    limits.has_place = false;
    SiteId const id = problem.sites.push_back(limits);
    problem.times.clinic.push_back(std::nullopt);
    problem.times.primary.push_back(std::nullopt);
    if (mode == ResettlementMode::in_situ) {
      problem.times.clinic_today.resize(places_.region.villages.size());
      problem.times.primary_today.resize(places_.region.villages.size());
    } else {
      own.minutes = 0;
    }
    return phase(id);
  }
  // Of the last site, the next phase; sites in their order.
  PhaseId phase(SiteId site, std::optional<std::int32_t> available_from = std::nullopt,
                std::int64_t opening_cost = 0) {
    PhaseId const id = add_phase(result_.problem, site, std::nullopt, available_from);
    result_.problem.phases.opening_cost[id] = opening_cost;
    return id;
  }
  // Of the last phase.
  StockId stock(PhaseId phase, std::int64_t area, std::int64_t dwellings) {
    Stocks& stocks = result_.problem.stocks;
    StockId const id = stocks.phase.push_back(phase);
    stocks.area.push_back(area);
    stocks.dwellings.push_back(dwellings);
    return id;
  }

  HouseholdId household(VillageId village, Candidacy candidacy, bool urgent = false) {
    HouseholdTable& table = people_.people.households;
    auto const id = HouseholdId(static_cast<std::uint32_t>(table.size()));
    table.resize(table.size() + 1);
    table.code[id] = "h" + std::to_string(id.value());
    table.village[id] = village;
    table.persons[id] = 1;
    HouseholdCandidacy standing;
    standing.candidacy = candidacy;
    standing.consent = candidacy == Candidacy::mover      ? Consent::signed_up
                       : candidacy == Candidacy::declined ? Consent::unwilling
                                                          : Consent::not_asked;
    standing.urgent = urgent;
    result_.candidates.push_back(standing);
    return id;
  }
  void households(VillageId village, std::int64_t count, Candidacy candidacy, bool urgent = false) {
    for (std::int64_t i = 0; i < count; ++i) {
      household(village, candidacy, urgent);
    }
  }
  MoverId mover(VillageId village, std::optional<MoverPlace> const& place, bool urgent = false) {
    HouseholdId const household_id = household(village, Candidacy::mover, urgent);
    MoverId const id = add_mover(result_.problem, {.household = household_id,
                                                   .village = village,
                                                   .urgent = urgent,
                                                   .jobs = 1,
                                                   .unserved = urgent ? 10'000'000 : 1'000'000});
    result_.plan.place.push_back(place);
    return id;
  }
  void place(VillageId village, std::int64_t count, PhaseId phase,
             StockId stock = StockId::none()) {
    for (std::int64_t i = 0; i < count; ++i) {
      mover(village, MoverPlace{phase, stock});
    }
  }
  void leave_out(VillageId village, std::int64_t count, bool urgent = false) {
    for (std::int64_t i = 0; i < count; ++i) {
      mover(village, std::nullopt, urgent);
    }
  }

  // All movers are owed their share in one township; without it the plan would be the same.
  void owe_shares(std::int32_t least) {
    RelocationProblem& problem = result_.problem;
    problem.options.fairness.least_share = least;
    Shares& shares = problem.shares.emplace();
    shares.least = least;
    shares.township.resize(problem.movers.size(), TownshipId(0));
    shares.area.push_back(AreaId(2));  // after all and the only county
    shares.households.push_back(static_cast<std::int64_t>(problem.movers.size()));
    problem.reached[static_cast<std::size_t>(Goal::shares)] = 0;
    result_.plan.levels = {PlanLevel{}};
    result_.variants = {
        {VariantKind::without_fairness, 0, result_.plan.objective, result_.plan.bound, 0, 0}};
  }

  // Goals in their order: three urgent households stay and two are certified, four posts are
  // lacking, nothing is lost; the plan of the weighted sum leaves nine and lacks no posts.
  void order_goals() {
    RelocationProblem& problem = result_.problem;
    problem.options.objective = ObjectiveRule::ordered;
    problem.guarantees.emplace().held.resize(places_.region.villages.size());
    problem.guarantees->lacking.resize(problem.sites.size());
    constexpr std::array kGoalsOfAnOrder{Goal::urgent, Goal::posts, Goal::guarantees};
    constexpr std::array<std::int64_t, 3> kValues{3, 4, 0};
    RelocationVariant sum{VariantKind::without_order, 0, 1000, 900, 0, 0};
    for (std::size_t i = 0; i < kValues.size(); ++i) {
      auto const goal = static_cast<std::size_t>(kGoalsOfAnOrder[i]);
      problem.reached[goal] = 1000;  // whatever the world does
      result_.plan.levels.push_back(
          {kGoalsOfAnOrder[i], kValues[i], std::max<std::int64_t>(0, kValues[i] - 1), {}});
      sum.counts[goal] = i == 0 ? 9 : 0;
    }
    result_.variants = {sum};
  }

  // All movers so far are of groups of `size` households in their order, the last perhaps smaller;
  // a plan without the rule would cost 5 less.
  void set_rule_of_groups(GroupRule rule, std::int64_t size) {
    RelocationProblem& problem = result_.problem;
    problem.options.groups = rule;
    problem.options.split_price = rule == GroupRule::price ? 100 : 0;
    problem.options.chunk = rule == GroupRule::chunks ? 2 : 0;
    MoveGroups& groups = problem.groups.emplace();
    for (MoverId const mover : problem.movers.household.ids()) {
      if (mover.value() % size == 0) {
        groups.households.push_back(0);
      }
      MoveGroupId const group(static_cast<std::uint32_t>(groups.households.size() - 1));
      ++groups.households[group];
      groups.of.push_back(group);
      people_.people.households.group[problem.movers.household[mover]] =
          "group " + std::to_string(group.value());
    }
    groups.closed.resize(groups.households.size());
    result_.variants = {{VariantKind::without_groups,
                         0,
                         result_.plan.objective - 5,
                         result_.plan.objective - 5,
                         0,
                         0,
                         {}}};
  }

  // Counts what was placed, with prices of zero for all limits but those given by position.
  void finish(std::vector<std::pair<std::size_t, std::int64_t>> const& prices = {}) {
    AfterMoveTimes& times = result_.problem.times;
    times.old_land.assign(places_.region.villages.size() * result_.problem.sites.size(), 30);
    RelocationProblem& problem = result_.problem;
    for (PhaseId const phase : problem.phases.site.ids()) {
      // A phase that records neither dwellings nor persons takes nobody.
      if (std::ranges::find(problem.stocks.phase.values(), phase) ==
          problem.stocks.phase.values().end()) {
        problem.phases.persons[phase] = 1000;
      }
    }
    RelocationPlan& plan = result_.plan;
    plan.certificate.price.assign(limits_of(result_.problem).size(), 0);
    plan.certificate.unit_value.resize(problem.units);
    for (PlanLevel& level : plan.levels) {  // that prove nothing
      RelocationProblem question = problem;
      for (auto goal = static_cast<std::size_t>(level.goal); goal < kGoals; ++goal) {
        question.reached[goal] = std::nullopt;
      }
      level.certificate.unit_value.resize(problem.units);
      level.certificate.price.resize(limits_of(question).size());
    }
    for (auto const& [limit, price] : prices) {
      plan.certificate.price.at(limit) = price;
    }
    result_.score = score_relocation(result_.problem, plan.place).value();
    plan.objective = result_.score.objective;
    plan.bound = plan.objective - plan.objective / 100;
  }

  [[nodiscard]] RelocationStatistics publish(
      RegisterTreatment treatment = RegisterTreatment::real) {
    people_.treatment = treatment;
    return published(treatment).value();
  }
  [[nodiscard]] Public<RelocationStatistics> published(RegisterTreatment treatment) {
    people_.treatment = treatment;
    people_.people.invented = treatment == RegisterTreatment::invented;
    return Disclosure::disclose(Restricted(result_), Restricted(people_), places_);
  }

  RelocationResult result_;
  HouseholdResults people_;
  PlaceFacts places_;
};

}  // namespace tongcun
