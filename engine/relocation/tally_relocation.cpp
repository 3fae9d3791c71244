// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/tally_relocation.h"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace tongcun {
namespace {

void add(HouseholdCount& count, std::int64_t persons) {
  count.households += 1;
  count.persons += persons;
}

void add(PlacedTally& tally, std::int64_t persons, OfferMoney const& money, bool is_priced) {
  add(tally.placed, persons);
  tally.money.building += money.building;
  tally.money.public_money += money.public_money;
  tally.money.self_payment += money.self_payment;
  tally.money.loan += money.loan;
  tally.receiving += money.public_money != 0 ? 1 : 0;
  tally.paying += money.self_payment != 0 ? 1 : 0;
  tally.borrowing += money.loan != 0 ? 1 : 0;
  tally.bearing += money.self_payment != 0 || money.loan != 0 ? 1 : 0;
  tally.unpriced += is_priced ? 0 : 1;
}

class Tallier {
 public:
  Tallier(RelocationResult const& result, HouseholdTable const& households, std::size_t villages)
      : result_(result), problem_(result.problem), households_(households) {
    tally_.phases.resize(problem_.phases.size());
    tally_.given.resize(problem_.stocks.size(), 0);
    tally_.year_of_phase.resize(problem_.phases.size(), 0);
    tally_.village.resize(villages);
    tally_.village_moving.resize(villages);
  }

  RelocationTally take() {
    take_candidates();
    take_years();
    take_modes();
    for (MoverId const mover : problem_.movers.household.ids()) {
      take_mover(mover);
    }
    for (auto const& [ends, placed] : flows_) {
      tally_.flows.push_back({ends.first, ends.second, placed});
    }
    take_openings();
    take_changes();
    take_shares();
    if (problem_.groups) {
      tally_.groups = split_groups(problem_, result_.plan.place);
    }
    return std::move(tally_);
  }

 private:
  void take_candidates() {
    assert(result_.candidates.size() == households_.size());
    for (HouseholdId const household : result_.candidates.ids()) {
      HouseholdCandidacy const& candidacy = result_.candidates[household];
      tally_.village[households_.village[household]].add(households_, household);
      tally_.candidates[static_cast<std::size_t>(candidacy.candidacy)].add(households_, household);
      tally_.sources[static_cast<std::size_t>(candidacy.source)].add(households_, household);
      if (candidacy.candidacy == Candidacy::declined && candidacy.urgent) {
        tally_.declined_urgent.add(households_, household);
      }
    }
  }

  void take_years() {
    for (YearBudget const& budget : problem_.budgets) {
      tally_.years.push_back({budget.year, 0, budget.amount, 0, 0, 0});
    }
    if (!problem_.budgets.empty()) {
      // A phase in a year without any budget is offered to nobody: it needs nothing of any.
      for (PhaseId const phase : problem_.phases.site.ids()) {
        tally_.year_of_phase[phase] = budget_of(problem_, phase).value_or(0);
      }
      return;
    }
    std::set<std::optional<std::int32_t>> years;
    auto const year_of = [&](PhaseId phase) {
      std::optional<std::int32_t> const from = problem_.phases.available_from[phase];
      return from ? std::optional(*from / 100) : std::nullopt;
    };
    for (PhaseId const phase : problem_.phases.site.ids()) {
      years.insert(year_of(phase));
    }
    for (std::optional<std::int32_t> const& year : years) {
      tally_.years.push_back({year, 0, std::nullopt, 0, 0, 0});
    }
    for (PhaseId const phase : problem_.phases.site.ids()) {
      tally_.year_of_phase[phase] =
          static_cast<std::size_t>(std::distance(years.begin(), years.find(year_of(phase))));
    }
  }

  void take_modes() {
    for (SiteId const site : problem_.sites.ids()) {
      ResettlementMode const mode = problem_.sites[site].mode;
      auto const known = std::ranges::find(tally_.modes, mode, &ModeTally::mode);
      if (problem_.sites[site].admits && known == tally_.modes.end()) {
        tally_.modes.push_back({mode, {}, 0});
      }
    }
    std::ranges::sort(tally_.modes, {}, &ModeTally::mode);
  }

  [[nodiscard]] ModeTally& mode_at(SiteId site) {
    return *std::ranges::find(tally_.modes, problem_.sites[site].mode, &ModeTally::mode);
  }

  void take_mover(MoverId mover) {
    std::int64_t const persons = problem_.movers.persons[mover];
    std::optional<MoverPlace> const& place = result_.plan.place[mover];
    if (!place) {
      add(tally_.left_out, persons);
      if (problem_.movers.urgent[mover] != 0) {
        add(tally_.left_out_urgent, persons);
      }
      return;
    }
    Offer const offer = price_offer(problem_, mover, place->phase, place->stock);
    OfferMoney const& money = offer.money;
    tally_.below_first_wish += offer.wish_rank > 0 ? 1 : 0;
    SiteId const site = problem_.phases.site[place->phase];
    bool const is_priced = is_cost_known(problem_, site);
    add(tally_.all, persons, money, is_priced);
    add(tally_.phases[place->phase], persons, money, is_priced);
    add(mode_at(site).placed, persons, money, is_priced);
    if (!place->stock.is_none()) {
      ++tally_.given[place->stock];
    }
    take_money(mover, *place, money);
    if (is_on_the_spot(problem_, site)) {
      return;
    }
    VillageId const village = problem_.movers.village[mover];
    if (problem_.sites[site].has_place) {
      add(flows_[{village, site}], persons);
    }
    add(tally_.village_moving[village], persons);
    if (problem_.rules.jobs != JobRule::none && !problem_.sites[site].jobs) {
      add(tally_.at_unknown_jobs, persons);
      if (problem_.movers.jobs[mover] > 0) {
        add(tally_.without_counted_job, persons);
      }
    }
  }

  void take_money(MoverId mover, MoverPlace const& place, OfferMoney const& money) {
    YearNeed& year = tally_.years[tally_.year_of_phase[place.phase]];
    std::int64_t const receiving = money.public_money != 0 ? 1 : 0;
    year.needed += money.public_money;
    year.receiving += receiving;
    if (problem_.movers.accompanying[mover] != 0) {
      add(tally_.accompanying, problem_.movers.persons[mover], money,
          is_cost_known(problem_, problem_.phases.site[place.phase]));
      year.accompanying += money.public_money;
      year.receiving_accompanying += receiving;
    }
  }

  void take_shares() {
    if (!problem_.shares) {
      return;
    }
    Shares const& shares = *problem_.shares;
    for (TownshipId const township : shares.area.ids()) {
      std::int64_t const households = shares.households[township];
      tally_.townships.push_back(
          {households, 0, households - most_left_out(households, shares.least)});
    }
    for (MoverId const mover : shares.township.ids()) {
      if (result_.plan.place[mover] && !shares.township[mover].is_none()) {
        ++tally_.townships[shares.township[mover]].placed;
      }
    }
  }

  void take_openings() {
    for (PhaseId const phase : problem_.phases.site.ids()) {
      if (tally_.phases[phase].placed.households > 0) {
        tally_.years[tally_.year_of_phase[phase]].needed += problem_.phases.opening_cost[phase];
        mode_at(problem_.phases.site[phase]).opening += problem_.phases.opening_cost[phase];
      }
    }
  }

  [[nodiscard]] std::optional<SiteId> site_of(MoverId mover) const {
    std::optional<MoverPlace> const& place = result_.plan.place[mover];
    return place ? std::optional(problem_.phases.site[place->phase]) : std::nullopt;
  }

  void take_changes() {
    for (MoverId const mover : problem_.movers.household.ids()) {
      bool const pays = unmet_preferences(problem_, mover, site_of(mover)) > 0;
      tally_.paying_preferences += pays ? 1 : 0;
    }
    if (!result_.earlier) {
      return;
    }
    IdVector<HouseholdId, std::optional<SiteId>> now(households_.size());
    for (MoverId const mover : problem_.movers.household.ids()) {
      now[problem_.movers.household[mover]] = site_of(mover);
    }
    tally_.gone_placed = result_.earlier->gone_placed;
    tally_.gone_staying = result_.earlier->gone_staying;
    using Key = std::tuple<bool, std::optional<SiteId>, Candidacy, std::optional<SiteId>>;
    std::map<Key, HouseholdCount> moves;
    for (HouseholdId const household : now.ids()) {
      EarlierStanding const& earlier = result_.earlier->standing[household];
      Candidacy const candidacy = result_.candidates[household].candidacy;
      moves[{earlier.is_known, earlier.site, candidacy, now[household]}].add(households_,
                                                                             household);
      auto const change = static_cast<std::size_t>(change_of(earlier, now[household]));
      tally_.changes[change].add(households_, household);
    }
    for (auto const& [key, count] : moves) {
      auto const& [is_known, from, candidacy, to] = key;
      tally_.moves.push_back({{is_known, from}, candidacy, to, count});
    }
  }

  RelocationResult const& result_;
  RelocationProblem const& problem_;
  HouseholdTable const& households_;
  RelocationTally tally_;
  std::map<std::pair<VillageId, SiteId>, HouseholdCount> flows_;
};

}  // namespace

RelocationTally tally_relocation(RelocationResult const& result, HouseholdTable const& households,
                                 std::size_t villages) {
  return Tallier(result, households, villages).take();
}

}  // namespace tongcun
