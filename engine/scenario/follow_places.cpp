// SPDX-License-Identifier: Apache-2.0
#include "engine/scenario/follow_places.h"

#include "engine/guarantees/judge_after_move.h"
#include "engine/guarantees/judge_villages.h"
#include "engine/scenario/compare_places.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace tongcun {
namespace {

// Years until the study's last in which a measure begins, ascending.
std::vector<std::int32_t> years_of(auto const& measures, std::int32_t last) {
  std::set<std::int32_t> years;
  for (auto const& measure : measures) {
    if (measure.year && *measure.year <= last) {
      years.insert(*measure.year);
    }
  }
  return {years.begin(), years.end()};
}

std::size_t begun(std::vector<std::int32_t> const& years, std::int32_t until) {
  return static_cast<std::size_t>(std::ranges::upper_bound(years, until) - years.begin());
}

class PlaceFollower {
 public:
  PlaceFollower(PlacesToday const& today, PovertyStudy study, std::vector<Finding>& findings,
                RunSettings const& run)
      : today_(today),
        scenario_(today.state.scenario),
        findings_(findings),
        run_(run),
        study_(std::move(study)),
        last_(study_.start_year + study_.options.years),
        road_years_(years_of(scenario_.upgrades, last_)),
        facility_years_(years_of(scenario_.new_facilities, last_)),
        comparison_(today.places, scenario_.profile, study_.options) {}

  FollowedPlaces follow() {
    all_.scenarios = study_.scenarios;
    all_.away_from.resize(study_.households.size());
    for (HouseholdId const id : all_.away_from.ids()) {
      if (auto const& move = study_.households.move[id]) {
        all_.away_from[id] = move->year + 1;
      }
    }
    site_.resize(study_.households.size());
    for (HouseholdId const id : site_.ids()) {
      auto const& move = study_.households.move[id];
      site_[id] = move ? move->site : SiteId::none();
      is_anyone_moving_ = is_anyone_moving_ || move;
    }
    all_.states.push_back(state_of(today_.places, today_.judged));
    known_[{0, 0}] = 0;
    changes_.emplace_back();  // today's: none
    for (StudyScenario const scenario : study_.scenarios) {
      follow(scenario);
    }
    for (Finding& finding : comparison_.findings(scenario_.file)) {
      findings_.push_back(std::move(finding));
    }
    return {std::move(study_), std::move(all_)};
  }

 private:
  void follow(StudyScenario scenario) {
    std::set<std::int32_t> years;
    if (has_roads(scenario)) {
      years.insert(road_years_.begin(), road_years_.end());
    }
    if (has_services(scenario)) {
      years.insert(facility_years_.begin(), facility_years_.end());
    }
    bool const changes_places = !years.empty();
    if (has_relocation(scenario)) {
      for (auto const& away : all_.away_from.values()) {
        if (away && *away <= last_) {
          years.insert(*away);
        }
      }
    }
    std::vector<GuaranteeStep>& steps = all_.steps.emplace_back();
    steps.push_back({study_.start_year, 0});
    for (std::int32_t const year : years) {
      steps.push_back({year, state_in(scenario, year)});
    }
    if (changes_places) {
      study_.places[static_cast<std::size_t>(scenario)] = place_changes(steps);
    }
  }

  [[nodiscard]] IdVector<VillageId, PlaceChange> place_changes(
      std::vector<GuaranteeStep> const& steps) const {
    IdVector<VillageId, PlaceChange> changes(today_.state.region.villages.size());
    for (GuaranteeStep const& step : steps) {
      ComparedPlaces const& compared = changes_[step.state];
      for (VillageId const village : changes.ids()) {
        if (step.state == 0) {
          continue;
        }
        PlaceChange& change = changes[village];
        change.is_concerned = change.is_concerned || compared.differs[village] != 0;
        PlaceGain gain = compared.gain[village];
        gain.year = step.year;
        bool const is_any = gain.wage != 0.0 || gain.business != 0.0;
        if (is_any || !change.gains.empty()) {
          change.gains.push_back(gain);
        }
      }
    }
    return changes;
  }

  // Equal measures make equal states, whatever the scenario.
  std::size_t state_in(StudyScenario scenario, std::int32_t year) {
    std::pair const key{has_roads(scenario) ? begun(road_years_, year) : 0,
                        has_services(scenario) ? begun(facility_years_, year) : 0};
    auto const [known, is_new] = known_.try_emplace(key, all_.states.size());
    if (is_new) {
      run_.check_stop();
      add_state(until(road_years_, key.first), until(facility_years_, key.second));
    }
    return known->second;
  }

  [[nodiscard]] static std::optional<std::int32_t> until(std::vector<std::int32_t> const& years,
                                                         std::size_t count) {
    return count == 0 ? std::nullopt : std::optional(years[count - 1]);
  }

  void add_state(std::optional<std::int32_t> roads, std::optional<std::int32_t> facilities) {
    PlaceState const& base = today_.state;
    NetworkOverlay const overlay =
        resolve_upgrades(upgrades_until(scenario_.upgrades, roads), base.region.roads).overlay;
    FacilityUses const uses = find_facility_uses(
        base.region.facilities, base.network, scenario_.profile.services,
        opened_facilities(base.region.facilities, scenario_.new_facilities, facilities));
    PlaceState const state{scenario_, base.region, base.network, overlay, uses};
    JudgedPlaces const places = judge_places(state, true, run_);
    HouseholdGuarantees const judged =
        judge_people(state, places, today_.people, today_.hazards, run_);
    ComparedPlaces compared = comparison_.with(places);
    all_.states.push_back(state_of(places, judged));
    note_verdicts(all_.states.back(), compared);
    changes_.push_back(std::move(compared));
  }

  [[nodiscard]] GuaranteeState state_of(JudgedPlaces const& places,
                                        HouseholdGuarantees const& judged) const {
    GuaranteeRules const& rules = scenario_.profile.guarantees;
    GuaranteeState state;
    state.households.resize(rules.guarantees.size());
    for (GuaranteeId const id : rules.guarantees.ids()) {
      IdVector<VillageId, Verdict> of_villages;
      of_villages.reserve(places.guarantees.villages.size());
      for (VillageId const village : places.guarantees.villages.ids()) {
        of_villages.push_back(places.guarantees.verdict(rules, id, village));
      }
      state.villages.push_back(std::move(of_villages));
    }
    for (JudgedGuarantee const& one : judged.judged) {
      state.households[one.guarantee] = one.verdict;
    }
    if (is_anyone_moving_) {
      SiteFacts const sites = collect_site_facts(
          rules, {today_.state.network, scenario_.profile.services, places.roads, places.years},
          today_.state.region.sites.size());
      state.sites = judge_after_move(rules, sites, today_.people, site_, scenario_.year, run_);
    }
    return state;
  }

  // A village also differs where a verdict does.
  void note_verdicts(GuaranteeState const& then, ComparedPlaces& compared) const {
    GuaranteeState const& before = all_.states.front();
    IdVector<HouseholdId, VillageId> const& village_of = today_.people.households.village;
    for (GuaranteeId const id : then.villages.ids()) {
      for (VillageId const village : then.villages[id].ids()) {
        if (then.villages[id][village] != before.villages[id][village]) {
          compared.differs[village] = 1;
        }
      }
      for (HouseholdId const household : then.households[id].ids()) {
        if (then.households[id][household] != before.households[id][household]) {
          compared.differs[village_of[household]] = 1;
        }
      }
    }
  }

  PlacesToday const& today_;
  Scenario const& scenario_;
  std::vector<Finding>& findings_;
  RunSettings const& run_;
  PovertyStudy study_;
  std::int32_t last_;  // year
  std::vector<std::int32_t> road_years_;
  std::vector<std::int32_t> facility_years_;
  PlaceComparison comparison_;
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> known_;  // years begun: state
  std::vector<ComparedPlaces> changes_;                               // by state
  IdVector<HouseholdId, SiteId> site_;  // that it moves to; none(): it stays, or nobody knows
  bool is_anyone_moving_ = false;
  StudyGuarantees all_;
};

}  // namespace

FollowedPlaces follow_places(PlacesToday const& today, PovertyStudy study,
                             std::vector<Finding>& findings, RunSettings const& run) {
  return PlaceFollower(today, std::move(study), findings, run).follow();
}

}  // namespace tongcun
