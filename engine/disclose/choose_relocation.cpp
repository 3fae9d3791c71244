// SPDX-License-Identifier: Apache-2.0
#include "engine/disclose/choose_relocation.h"

#include "engine/disclose/suppress_areas.h"
#include "engine/region/area_tree.h"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <optional>

namespace tongcun {
namespace {

bool is_enough(std::int64_t households) {
  return households == 0 || households >= kLeastHouseholds;
}

std::int64_t of(RelocationTally const& tally, Candidacy candidacy) {
  return tally.candidates[static_cast<std::size_t>(candidacy)].households;
}

// The outcomes of a register as a tree of sets within sets, for choose_shown. Its levels are those
// of a tree of areas: the register, outcomes, sites, phases. An outcome that is not divided stands
// on every level below it.
class OutcomeTree {
 public:
  explicit OutcomeTree(std::int64_t households) {
    split_.telling = {Telling::hedges};
    root_ = add(AreaLevel::all, AreaId::none(), households);
  }

  AreaId outcome(std::int64_t households) { return add(AreaLevel::county, root_, households); }
  AreaId part(AreaId outcome, std::int64_t households) {
    return add(AreaLevel::township, outcome, households);
  }
  AreaId leaf(AreaId part, std::int64_t households) {
    return add(AreaLevel::village, part, households);
  }
  AreaId whole_outcome(std::int64_t households) {
    AreaId const area = outcome(households);
    whole_part(area, households);
    return area;
  }
  AreaId whole_part(AreaId outcome, std::int64_t households) {
    AreaId const area = part(outcome, households);
    leaf(area, households);
    return area;
  }
  // What is added now, with all below it, is a number that nobody publishes.
  void set_silent(bool is_silent) { is_silent_ = is_silent; }

  void choose() { shown_ = choose_shown(tree_, split_, candidates_); }
  [[nodiscard]] bool is_shown(AreaId area) const { return shown_[area] != 0; }

 private:
  AreaId add(AreaLevel level, AreaId parent, std::int64_t households) {
    split_.households.push_back({households});
    candidates_.push_back(is_silent_ ? 0 : 1);
    return tree_.areas.push_back({level, "", "", parent});
  }

  AreaTree tree_;
  Split split_;
  ShownAreas candidates_;
  ShownAreas shown_;
  AreaId root_;
  bool is_silent_ = false;
};

class Chooser {
 public:
  Chooser(RelocationProblem const& problem, RelocationTally const& tally)
      : problem_(problem), tally_(tally), shown_(show_all(problem, tally)) {}

  ShownRelocation choose() {
    choose_outcomes();
    choose_sizes();
    choose_modes();
    choose_flows();
    choose_jobs();
    choose_decisions();
    choose_changes();
    choose_money();
    shown_.member_limits = false;
    shown_.shares = !problem_.shares;
    shown_.order = !is_ordered(problem_);
    shown_.groups = !problem_.groups;
    return std::move(shown_);
  }

 private:
  [[nodiscard]] std::int64_t placed(PhaseId phase) const {
    return tally_.phases[phase].placed.households;
  }

  [[nodiscard]] bool have_all_one_outcome() const {
    int outcomes = tally_.all.placed.households > 0 ? 1 : 0;
    outcomes += tally_.left_out.households > 0 ? 1 : 0;
    for (std::size_t i = 0; i < tally_.candidates.size(); ++i) {
      bool const is_mover = static_cast<Candidacy>(i) == Candidacy::mover;
      outcomes += !is_mover && tally_.candidates[i].households > 0 ? 1 : 0;
    }
    return outcomes < 2;
  }

  void hide_outcomes() {
    for (bool ShownRelocation::*const part :
         {&ShownRelocation::placed, &ShownRelocation::left_out, &ShownRelocation::declined,
          &ShownRelocation::declined_urgent, &ShownRelocation::not_asked,
          &ShownRelocation::conditional, &ShownRelocation::eligibility_unknown}) {
      shown_.*part = false;
    }
    std::ranges::fill(shown_.sites.values(), 0);
    std::ranges::fill(shown_.phases.values(), 0);
  }

  void choose_outcomes() {
    if (have_all_one_outcome()) {
      hide_outcomes();
      return;
    }
    std::int64_t all = 0;
    for (HouseholdCount const& count : tally_.candidates) {
      all += count.households;
    }
    OutcomeTree tree(all);
    AreaId const placed_area = tree.outcome(tally_.all.placed.households);
    IdVector<SiteId, AreaId> site_areas(problem_.sites.size());
    IdVector<PhaseId, AreaId> phase_areas(problem_.phases.size());
    for (PhaseId const phase : problem_.phases.site.ids()) {
      AreaId& site = site_areas[problem_.phases.site[phase]];
      if (site.is_none()) {
        site = tree.part(placed_area, placed_at(problem_.phases.site[phase]));
      }
      phase_areas[phase] = tree.leaf(site, placed(phase));
    }
    AreaId const left_out = tree.whole_outcome(tally_.left_out.households);
    AreaId const declined = tree.outcome(of(tally_, Candidacy::declined));
    AreaId const urgent = tree.whole_part(declined, tally_.declined_urgent.households);
    tree.set_silent(true);
    tree.whole_part(declined, of(tally_, Candidacy::declined) - tally_.declined_urgent.households);
    tree.set_silent(false);
    AreaId const not_asked = tree.whole_outcome(of(tally_, Candidacy::not_asked));
    AreaId const conditional = tree.whole_outcome(of(tally_, Candidacy::conditional));
    AreaId const unknown = tree.whole_outcome(of(tally_, Candidacy::unknown));
    tree.set_silent(true);
    tree.whole_outcome(of(tally_, Candidacy::ineligible));
    tree.choose();
    shown_.placed = tree.is_shown(placed_area);
    shown_.left_out = tree.is_shown(left_out);
    shown_.declined = tree.is_shown(declined);
    shown_.declined_urgent = tree.is_shown(urgent);
    shown_.not_asked = tree.is_shown(not_asked);
    shown_.conditional = tree.is_shown(conditional);
    shown_.eligibility_unknown = tree.is_shown(unknown);
    for (PhaseId const phase : problem_.phases.site.ids()) {
      SiteId const site = problem_.phases.site[phase];
      shown_.sites[site] = tree.is_shown(site_areas[site]) ? 1 : 0;
      shown_.phases[phase] = tree.is_shown(phase_areas[phase]) ? 1 : 0;
    }
  }

  [[nodiscard]] std::int64_t placed_at(SiteId site) const {
    std::int64_t households = 0;
    for (PhaseId const phase : problem_.phases.site.ids()) {
      households += problem_.phases.site[phase] == site ? placed(phase) : 0;
    }
    return households;
  }

  void choose_sizes() {
    shown_.sizes = shown_.phases;
    for (StockId const stock : problem_.stocks.phase.ids()) {
      if (!is_enough(tally_.given[stock])) {
        shown_.sizes[problem_.stocks.phase[stock]] = 0;
      }
    }
  }

  void choose_modes() {
    for (std::size_t i = 0; i < tally_.modes.size(); ++i) {
      ResettlementMode const mode = tally_.modes[i].mode;
      for (PhaseId const phase : problem_.phases.site.ids()) {
        SiteId const site = problem_.phases.site[phase];
        bool const is_hidden = shown_.sites[site] == 0 || shown_.phases[phase] == 0;
        if (problem_.sites[site].mode == mode && is_hidden) {
          shown_.modes[i] = 0;
        }
      }
    }
  }

  // Of the flows that are shown and that `is_one` names, the one of the fewest households.
  template <class Predicate>
  [[nodiscard]] std::optional<std::size_t> smallest_flow(Predicate is_one) const {
    std::optional<std::size_t> least;
    for (std::size_t i = 0; i < tally_.flows.size(); ++i) {
      RelocationFlow const& flow = tally_.flows[i];
      if (shown_.flows[i] != 0 && is_one(flow) &&
          (!least || flow.placed.households < tally_.flows[*least].placed.households)) {
        least = i;
      }
    }
    return least;
  }

  void choose_flows() {
    for (std::size_t i = 0; i < tally_.flows.size(); ++i) {
      RelocationFlow const& flow = tally_.flows[i];
      bool const is_candidate =
          shown_.sites[flow.site] != 0 && flow.placed.households >= kLeastHouseholds;
      shown_.flows[i] = is_candidate ? 1 : 0;
    }
    // Hiding more leaves more of a village: the second step undoes nothing of the first.
    for (VillageId const village : tally_.village.ids()) {
      leave_enough_of(village);
    }
    for (SiteId const site : shown_.sites.ids()) {
      hide_remainder_of(site);
    }
  }

  void leave_enough_of(VillageId village) {
    auto const is_of_village = [&](RelocationFlow const& flow) { return flow.village == village; };
    std::int64_t rest = tally_.village[village].households;
    for (std::size_t i = 0; i < tally_.flows.size(); ++i) {
      bool const is_told = shown_.flows[i] != 0 && is_of_village(tally_.flows[i]);
      rest -= is_told ? tally_.flows[i].placed.households : 0;
    }
    while (rest < kLeastHouseholds) {
      std::optional<std::size_t> const least = smallest_flow(is_of_village);
      if (!least) {
        return;
      }
      shown_.flows[*least] = 0;
      rest += tally_.flows[*least].placed.households;
    }
  }

  void hide_remainder_of(SiteId site) {
    std::int64_t hidden = 0;
    std::int64_t households = 0;
    for (std::size_t i = 0; i < tally_.flows.size(); ++i) {
      if (tally_.flows[i].site == site && shown_.flows[i] == 0) {
        ++hidden;
        households += tally_.flows[i].placed.households;
      }
    }
    while (hidden == 1 || !is_enough(households)) {
      std::optional<std::size_t> const least =
          smallest_flow([&](RelocationFlow const& flow) { return flow.site == site; });
      if (!least) {
        return;
      }
      shown_.flows[*least] = 0;
      ++hidden;
      households += tally_.flows[*least].placed.households;
    }
  }

  void choose_jobs() {
    std::int64_t const without = tally_.without_counted_job.households;
    std::int64_t const others = tally_.at_unknown_jobs.households - without;
    shown_.without_counted_job =
        shown_.placed && is_safe({Telling::tells, Telling::tells}, {without, others});
  }

  void choose_decisions() {
    auto const decided = [this](EligibilitySource source) {
      return tally_.sources[static_cast<std::size_t>(source)].households;
    };
    std::int64_t eligible = 0;
    for (Candidacy const candidacy :
         {Candidacy::mover, Candidacy::declined, Candidacy::not_asked, Candidacy::conditional}) {
      eligible += of(tally_, candidacy);
    }
    std::int64_t const offered = decided(EligibilitySource::office_offers);
    std::int64_t const excluded = decided(EligibilitySource::office_excludes);
    if (offered == 0 && excluded == 0) {
      return;  // there is nothing to hide
    }
    shown_.decisions = is_enough(offered) && is_enough(eligible - offered) && is_enough(excluded) &&
                       is_enough(of(tally_, Candidacy::ineligible) - excluded);
  }

  void choose_changes() {
    shown_.changes = shown_.placed && is_enough(tally_.gone_placed) &&
                     is_enough(tally_.gone_staying) &&
                     std::ranges::all_of(tally_.moves, [](PlanMove const& move) {
                       return is_enough(move.households.households);
                     });
  }

  void choose_money() {
    PlacedTally const& all = tally_.all;
    shown_.public_money = shown_.placed && is_enough(all.receiving);
    // Building less public money is what households bear, but for those whose cost nobody knows.
    shown_.building = shown_.public_money && is_enough(all.bearing) && is_enough(all.unpriced);
    shown_.own_money = shown_.building && is_enough(all.paying) && is_enough(all.borrowing);
    std::int64_t const urgent = tally_.left_out_urgent.households;
    shown_.objective = shown_.public_money && shown_.left_out && is_enough(urgent) &&
                       is_enough(tally_.left_out.households - urgent) &&
                       is_enough(tally_.paying_preferences) && is_enough(paying_for_a_split()) &&
                       (problem_.options.wish_price == 0 || is_enough(tally_.below_first_wish));
    bool const is_all_received = std::ranges::all_of(
        tally_.phases.values(),
        [](PlacedTally const& phase) { return phase.receiving == phase.placed.households; });
    shown_.phase_money = shown_.public_money && is_all_received;
    choose_years();
    choose_accompanying();
  }

  void choose_accompanying() {
    if (!problem_.rules.accompanying) {
      return;
    }
    PlacedTally const& all = tally_.all;
    PlacedTally const& own = tally_.accompanying;
    auto const are_enough = [](std::int64_t part, std::int64_t whole) {
      return is_enough(part) && is_enough(whole - part);
    };
    shown_.accompanying = shown_.public_money &&
                          are_enough(own.placed.households, all.placed.households) &&
                          are_enough(own.receiving, all.receiving) &&
                          std::ranges::all_of(tally_.years, [&](YearNeed const& year) {
                            return are_enough(year.receiving_accompanying, year.receiving);
                          });
    shown_.accompanying_own_money = shown_.accompanying && shown_.own_money &&
                                    are_enough(own.paying, all.paying) &&
                                    are_enough(own.borrowing, all.borrowing);
  }

  // Households that live apart from their groups at a price.
  [[nodiscard]] std::int64_t paying_for_a_split() const {
    std::int64_t households = 0;
    for (GroupSplit const& split : tally_.groups.values()) {
      households += split.apart();
    }
    return problem_.options.split_price > 0 ? households : 0;
  }

  void choose_years() {
    std::vector<std::uint8_t> is_used(tally_.years.size(), 0);
    std::vector<std::uint8_t> is_told(tally_.years.size(), 1);
    for (PhaseId const phase : problem_.phases.site.ids()) {
      if (placed(phase) > 0) {
        std::size_t const year = tally_.year_of_phase[phase];
        is_used[year] = 1;
        is_told[year] = is_told[year] != 0 && shown_.phases[phase] != 0 ? 1 : 0;
      }
    }
    bool const is_only = std::ranges::count(is_used, 1) == 1;
    for (std::size_t year = 0; year < tally_.years.size(); ++year) {
      bool const is_shown = is_used[year] == 0 || (is_only && shown_.public_money) ||
                            (is_told[year] != 0 && shown_.phase_money);
      shown_.years[year] = is_shown ? 1 : 0;
    }
  }

  RelocationProblem const& problem_;
  RelocationTally const& tally_;
  ShownRelocation shown_;
};

}  // namespace

ShownRelocation show_all(RelocationProblem const& problem, RelocationTally const& tally) {
  ShownRelocation shown;
  shown.sites.resize(problem.sites.size(), 1);
  shown.phases.resize(problem.phases.size(), 1);
  shown.sizes = shown.phases;
  shown.flows.assign(tally.flows.size(), 1);
  shown.modes.assign(tally.modes.size(), 1);
  shown.years.assign(tally.years.size(), 1);
  return shown;
}

ShownRelocation choose_relocation(RelocationProblem const& problem, RelocationTally const& tally) {
  return Chooser(problem, tally).choose();
}

}  // namespace tongcun
