// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/compare_in_place.h"

#include "engine/relocation/price_offer.h"
#include "engine/relocation/service_years.h"

#include <algorithm>
#include <utility>

namespace tongcun {
namespace {

constexpr std::int64_t kMetresAKilometre = 1000;
constexpr std::int64_t kMillimetresAMetre = 1000;

// Pieces of a measure that are needed: surely, and perhaps.
struct Pieces {
  std::int64_t least = 0;
  std::optional<std::int64_t> most = 0;
};

// Households of a village for which a guarantee fails, and of which it is not known.
struct Lacking {
  HouseholdCount failing;
  HouseholdCount open;
};

std::optional<std::int64_t> whole_metres(std::optional<Length> const& length) {
  return length ? std::optional((length->count() + kMillimetresAMetre - 1) / kMillimetresAMetre)
                : std::nullopt;
}

class InPlaceComparer {
 public:
  InPlaceComparer(InPlaceInput const& input, InPlaceCosts const& costs)
      : input_(input),
        costs_(costs),
        by_village_(input.villages.villages.size()),
        is_moving_(input.households.size(), 0) {
    for (VillageId const village : by_village_.ids()) {
      by_village_[village].village = village;
    }
  }

  std::vector<VillageAlternatives> compare() {
    take_households();
    take_movers();
    take_ways();
    for (InPlaceMeasure const& measure : costs_.measures) {
      take_measure(measure, false, &VillageAlternatives::if_nobody_moves);
      take_measure(measure, true, &VillageAlternatives::of_those_who_stay);
    }
    std::vector<VillageAlternatives> concerned;
    std::ranges::copy_if(by_village_.values(), std::back_inserter(concerned),
                         [](VillageAlternatives const& one) {
                           return one.may_move.households > 0 || one.declined.households > 0;
                         });
    return concerned;
  }

 private:
  void take_households() {
    for (HouseholdId const household : input_.households.village.ids()) {
      VillageAlternatives& one = by_village_[input_.households.village[household]];
      one.all.add(input_.households, household);
      if (input_.candidates[household].candidacy == Candidacy::declined) {
        one.declined.add(input_.households, household);
      }
    }
  }

  void take_movers() {
    RelocationProblem const& problem = input_.problem;
    IdVector<PhaseId, std::int64_t> persons(problem.phases.size(), 0);
    for (MoverId const mover : problem.movers.household.ids()) {
      if (auto const& place = input_.place[mover]) {
        persons[place->phase] += problem.movers.persons[mover];
      }
    }
    IdVector<VillageId, std::vector<std::pair<PhaseId, std::int64_t>>> shares(by_village_.size());
    for (MoverId const mover : problem.movers.household.ids()) {
      HouseholdId const household = problem.movers.household[mover];
      VillageId const village = problem.movers.village[mover];
      VillageAlternatives& one = by_village_[village];
      one.may_move.add(input_.households, household);
      auto const& place = input_.place[mover];
      // Who is made safe on the spot is served there, as who stays is.
      if (!place || is_on_the_spot(problem, problem.phases.site[place->phase])) {
        continue;
      }
      is_moving_[household] = 1;
      one.moving.add(input_.households, household);
      SiteId const site = problem.phases.site[place->phase];
      OfferMoney const money = price_offer(problem, mover, place->phase, place->stock).money;
      one.moving_cost += is_cost_known(problem, site) ? money.building : money.public_money;
      shares[village].emplace_back(place->phase, problem.movers.persons[mover]);
      if (!problem.sites[site].has_place) {
        continue;  // nobody knows its ways
      }
      add_way(problem.times.clinic_known, problem.times.clinic[site], mover, one.clinic_after);
      add_way(problem.times.primary_known, problem.times.primary[site], mover, one.primary_after);
    }
    for (VillageId const village : shares.ids()) {
      add_openings(shares[village], persons, by_village_[village]);
    }
  }

  void add_way(bool is_known, std::optional<std::int32_t> const& minutes, MoverId mover,
               MovedWays& ways) const {
    if (!is_known) {
      return;
    }
    std::int64_t const persons = input_.problem.movers.persons[mover];
    (minutes ? ways.persons : ways.unreached) += persons;
    ways.minutes += minutes.value_or(0) * persons;
  }

  void add_openings(std::vector<std::pair<PhaseId, std::int64_t>>& shares,
                    IdVector<PhaseId, std::int64_t> const& persons,
                    VillageAlternatives& one) const {
    std::ranges::sort(shares);
    for (std::size_t i = 0; i < shares.size();) {
      PhaseId const phase = shares[i].first;
      std::int64_t own = 0;
      for (; i < shares.size() && shares[i].first == phase; ++i) {
        own += shares[i].second;
      }
      __extension__ using Wide = __int128;
      one.moving_cost += static_cast<std::int64_t>(Wide{input_.problem.phases.opening_cost[phase]} *
                                                   own / persons[phase]);
    }
  }

  void take_ways() {
    for (auto const& [key, minutes] :
         {std::pair{kClinicService, &VillageAlternatives::clinic_minutes},
          std::pair{kPrimaryService, &VillageAlternatives::primary_minutes}}) {
      VillageYears const* const years = years_of_service(input_.years, input_.services, key);
      for (VillageId const village : by_village_.ids()) {
        if (years != nullptr) {
          by_village_[village].*minutes =
              whole_minutes(years->year[input_.network.origin_of(village)].worst);
        }
      }
    }
  }

  // By village; of those who stay, or of all.
  [[nodiscard]] IdVector<VillageId, Lacking> lacking(GuaranteeId guarantee, bool of_stayers) const {
    JudgedGuarantee const* by_household = nullptr;
    for (JudgedGuarantee const& judged : input_.judged.judged) {
      by_household = judged.guarantee == guarantee ? &judged : by_household;
    }
    IdVector<VillageId, Lacking> lacking(by_village_.size());
    for (HouseholdId const household : input_.households.village.ids()) {
      if (of_stayers && is_moving_[household] != 0) {
        continue;
      }
      VillageId const village = input_.households.village[household];
      Verdict const verdict = guarantee.is_none() ? Verdict::fail
                              : by_household != nullptr
                                  ? by_household->verdict[household]
                                  : input_.villages.verdict(input_.rules, guarantee, village);
      if (verdict == Verdict::fail) {
        lacking[village].failing.add(input_.households, household);
      } else if (verdict == Verdict::unknown) {
        lacking[village].open.add(input_.households, household);
      }
    }
    return lacking;
  }

  [[nodiscard]] Pieces pieces_of(MeasureUnit unit, VillageId village,
                                 Lacking const& lacking) const {
    HouseholdCount const& failing = lacking.failing;
    HouseholdCount const& open = lacking.open;
    bool const is_needed = failing.households > 0;
    bool const may_be_needed = is_needed || open.households > 0;
    switch (unit) {
      case MeasureUnit::person:
        return {failing.persons, failing.persons + open.persons};
      case MeasureUnit::household:
        return {failing.households, failing.households + open.households};
      case MeasureUnit::village:
        return {is_needed ? 1 : 0, may_be_needed ? 1 : 0};
      case MeasureUnit::kilometre:
        break;
    }
    OriginId const origin = input_.network.origin_of(village);
    auto const metres = [&](Reading reading) {
      return whole_metres(input_.roads.to_hardened[static_cast<std::size_t>(reading)][origin]);
    };
    return {is_needed ? metres(Reading::high).value_or(0) : 0,
            may_be_needed ? metres(Reading::low) : std::optional<std::int64_t>(0)};
  }

  void take_measure(InPlaceMeasure const& measure, bool of_stayers,
                    InPlaceCost VillageAlternatives::*cost) {
    std::int64_t const divisor = measure.unit == MeasureUnit::kilometre ? kMetresAKilometre : 1;
    IdVector<VillageId, Lacking> const lacks = lacking(measure.guarantee, of_stayers);
    for (VillageId const village : by_village_.ids()) {
      Pieces const pieces = pieces_of(measure.unit, village, lacks[village]);
      auto const priced = [&](std::int64_t price) {
        CostRange range{pieces.least * price / divisor, std::nullopt};
        if (pieces.most) {
          range.most = (*pieces.most * price + divisor - 1) / divisor;
        }
        return price == 0 ? CostRange{} : range;
      };
      (by_village_[village].*cost).investment += priced(measure.investment);
      (by_village_[village].*cost).upkeep += priced(measure.upkeep);
    }
  }

  InPlaceInput const& input_;
  InPlaceCosts const& costs_;
  IdVector<VillageId, VillageAlternatives> by_village_;
  IdVector<HouseholdId, std::uint8_t> is_moving_;
};

}  // namespace

std::vector<VillageAlternatives> compare_in_place(InPlaceInput const& input,
                                                  InPlaceCosts const& costs) {
  return costs.measures.empty() ? std::vector<VillageAlternatives>{}
                                : InPlaceComparer(input, costs).compare();
}

}  // namespace tongcun
