// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/take_movers.h"

#include "engine/assignment/placement_problem.h"
#include "engine/relocation/price_offer.h"
#include "engine/relocation/site_codes.h"
#include "engine/relocation/take_earlier_plan.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <utility>

namespace tongcun {
namespace {

constexpr std::int32_t kPrimaryAge = 6;  // grades 1 to 6, then 7 to 9 (domain reference 1.3)
constexpr std::int32_t kJuniorAge = 12;
constexpr std::int32_t kSeniorAge = 15;
constexpr std::int32_t kJuniorGrade = 7;
constexpr std::int32_t kSeniorGrade = 10;
constexpr std::int64_t kUrgentTimes = 10;  // as dear as to leave out another household [A]

class MoverTaker {
 public:
  MoverTaker(RelocationInput const& input, RelocationProblem& problem,
             std::vector<Finding>& findings)
      : input_(input),
        households_(input.people.households),
        problem_(problem),
        findings_(findings) {}

  void take() {
    for (HouseholdId const household : households_.code.ids()) {
      if (input_.candidates[household].candidacy == Candidacy::mover) {
        take_mover(household);
      }
    }
    unite();
    for (std::size_t lock = 0; lock < problem_.options.locks.size(); ++lock) {
      take_lock(lock);
    }
    take_earlier_plan(input_, problem_, findings_);
    price_unserved();
    refuse_what_cannot_be_counted();
    if (strange_wishes_ > 0) {
      add("P010", Severity::warning, {{"count", std::to_string(strange_wishes_)}});
    }
    warn_of_large_groups();
  }

 private:
  using Value = std::pair<std::string, std::string>;  // of a finding

  void add(std::string rule, Severity severity, std::vector<Value> values) {
    Finding finding;
    finding.rule = std::move(rule);
    finding.severity = severity;
    finding.treatment = severity == Severity::error ? Treatment::rejected : Treatment::noted;
    finding.values = std::move(values);
    findings_.push_back(std::move(finding));
  }

  // Also a mode without a site, by its word.
  [[nodiscard]] SiteId site_of(std::string const& code) const {
    return find_site(problem_, input_.region.sites, code);
  }

  struct Pupils {
    std::int32_t primary = 0;
    std::int32_t junior = 0;
    bool has_old = false;
  };

  [[nodiscard]] Pupils members_of(HouseholdId household) const {
    PersonTable const& persons = input_.people.persons;
    Pupils pupils;
    for (std::int32_t i = 0; i < households_.listed[household]; ++i) {
      PersonId const person(households_.first_person[household].value() +
                            static_cast<std::uint32_t>(i));
      Stated<std::int32_t> const& grade = persons.school_grade[person];
      Stated<std::int32_t> const& age = persons.age[person];
      if (grade.has_value()) {
        pupils.primary += grade.value() < kJuniorGrade ? 1 : 0;
        pupils.junior += grade.value() >= kJuniorGrade && grade.value() < kSeniorGrade ? 1 : 0;
      } else if (age.has_value()) {
        pupils.primary += age.value() >= kPrimaryAge && age.value() < kJuniorAge ? 1 : 0;
        pupils.junior += age.value() >= kJuniorAge && age.value() < kSeniorAge ? 1 : 0;
      }
      if (age.has_value() && problem_.rules.ground_floor_age) {
        pupils.has_old = pupils.has_old || age.value() >= *problem_.rules.ground_floor_age;
      }
    }
    return pupils;
  }

  [[nodiscard]] std::int32_t jobs_of(HouseholdId household) const {
    Stated<std::int32_t> const& labourers = households_.standing.labourers[household];
    if (!labourers.has_value() || labourers.value() < 1) {
      return 0;
    }
    switch (problem_.rules.jobs) {
      case JobRule::none:
        return 0;
      case JobRule::one_a_household:
        return 1;
      case JobRule::each_labourer:
        return labourers.value();
    }
    return 0;
  }

  [[nodiscard]] std::int64_t least_area(std::int64_t persons) const {
    std::vector<std::int64_t> const& least = problem_.rules.least_area;
    if (least.empty()) {
      return 0;
    }
    auto const place = static_cast<std::size_t>(persons - 1);
    return place < least.size() ? least[place] : persons * problem_.rules.least_area_beyond;
  }

  void take_mover(HouseholdId household) {
    HouseholdCandidacy const& candidacy = input_.candidates[household];
    Movers& movers = problem_.movers;
    std::int32_t const persons = households_.persons[household];
    movers.household.push_back(household);
    movers.village.push_back(households_.village[household]);
    movers.unit.push_back(MoveUnitId::none());
    movers.consent.push_back(candidacy.consent);
    movers.urgent.push_back(candidacy.urgent ? 1 : 0);
    movers.accompanying.push_back(candidacy.accompanying ? 1 : 0);
    movers.persons.push_back(persons);
    movers.jobs.push_back(jobs_of(household));
    Pupils const members = members_of(household);
    movers.primary_pupils.push_back(members.primary);
    movers.junior_pupils.push_back(members.junior);
    movers.needs_ground_floor.push_back(members.has_old ? 1 : 0);
    movers.least_area.push_back(least_area(persons));
    bool const is_limited =
        problem_.rules.most_area_a_person && (candidacy.area_limited || candidacy.area_unknown);
    movers.most_area.push_back(
        is_limited ? std::optional(persons * *problem_.rules.most_area_a_person) : std::nullopt);
    std::vector<SiteId> wishes;
    for (std::string const& code : households_.standing.site_wishes[household]) {
      SiteId const site = site_of(code);
      strange_wishes_ += site.is_none() ? 1 : 0;
      wishes.push_back(site);
    }
    movers.wishes.push_back(std::move(wishes));
    movers.mode_wishes.push_back(households_.standing.mode_wishes[household]);
    movers.fixed.push_back(SiteId::none());
    movers.forbidden.push_back({});
    movers.preferences.push_back({});
  }

  // Movers of one tied group are one unit, wherever they live; where whole groups move, so are
  // those of one group of a village; and so are all that hang together through others.
  void unite() {
    Movers& movers = problem_.movers;
    std::vector<std::uint32_t> leader(movers.size());
    std::iota(leader.begin(), leader.end(), 0U);
    auto const find = [&](std::uint32_t mover) {
      while (leader[mover] != mover) {
        leader[mover] = leader[leader[mover]];
        mover = leader[mover];
      }
      return mover;
    };
    std::map<std::string, std::uint32_t> tied;
    std::map<std::pair<VillageId, std::string>, std::uint32_t> groups;
    auto const join = [&](std::uint32_t mover, auto& first_of, auto const& key) {
      auto const [entry, is_new] = first_of.try_emplace(key, mover);
      // The lower one leads, so that units are in the order of their first movers.
      std::uint32_t const a = find(entry->second);
      std::uint32_t const b = find(mover);
      leader[std::max(a, b)] = std::min(a, b);
    };
    for (MoverId const mover : movers.household.ids()) {
      HouseholdId const household = movers.household[mover];
      std::string const& tie = households_.standing.tied_group[household];
      std::string const& group = households_.group[household];
      if (!tie.empty()) {
        join(mover.value(), tied, tie);
      }
      if (problem_.options.unit == MoveUnit::group && !group.empty()) {
        join(mover.value(), groups, std::pair(movers.village[mover], group));
      }
    }
    std::uint32_t units = 0;
    for (MoverId const mover : movers.household.ids()) {
      std::uint32_t const first = find(mover.value());
      movers.unit[mover] =
          first == mover.value() ? MoveUnitId(units++) : movers.unit[MoverId(first)];
    }
    problem_.units = units;
  }

  [[nodiscard]] MoverId find_mover(std::string const& code) const {
    for (MoverId const mover : problem_.movers.household.ids()) {
      if (households_.code[problem_.movers.household[mover]] == code) {
        return mover;
      }
    }
    return MoverId::none();
  }

  // Codes of households are not told: a lock is named by its position.
  void take_lock(std::size_t position) {
    RelocationLock const& lock = problem_.options.locks[position];
    Movers& movers = problem_.movers;
    SiteId const site = site_of(lock.site);
    MoverId const mover = find_mover(lock.household);
    std::string const number = std::to_string(position + 1);
    if (site.is_none()) {
      add("P008", Severity::error, {{"number", number}, {"site", "yes"}});
      return;
    }
    if (mover.is_none()) {
      add("P008", Severity::error, {{"number", number}, {"household", "yes"}});
      return;
    }
    for (MoverId const other : movers.unit.ids()) {
      if (movers.unit[other] != movers.unit[mover]) {
        continue;
      }
      if (auto const with = contradiction(position, other, site)) {
        add("P009", Severity::error, {{"number", number}, *with});
        return;
      }
      keep(other, lock, site);
    }
    if (lock.kind == LockKind::prefer && !problem_.sites[site].admits) {
      add("P024", Severity::warning, {{"number", number}, {"code", lock.site}});
    }
  }

  // Whether two locks of a unit cannot both be kept.
  [[nodiscard]] static bool are_opposite(LockKind a, SiteId site_a, LockKind b, SiteId site_b) {
    if (a == LockKind::forbid || b == LockKind::forbid) {
      return a != b && site_a == site_b;
    }
    return (a == LockKind::fix || b == LockKind::fix) && site_a != site_b;
  }

  // The first lock before this one, of the mover's unit, that contradicts it, by its position.
  [[nodiscard]] std::size_t opposite(std::size_t position, MoverId mover, SiteId site) const {
    std::vector<RelocationLock> const& locks = problem_.options.locks;
    std::size_t before = 0;
    while (before < position) {
      RelocationLock const& one = locks[before];
      MoverId const other = find_mover(one.household);
      SiteId const there = site_of(one.site);
      if (!other.is_none() && !there.is_none() &&
          problem_.movers.unit[other] == problem_.movers.unit[mover] &&
          are_opposite(one.kind, there, locks[position].kind, site)) {
        break;
      }
      ++before;
    }
    return before;
  }

  // What a lock contradicts, as a value of the finding; none: nothing. A preference for a site that
  // takes nobody contradicts nothing: its price is paid.
  [[nodiscard]] std::optional<Value> contradiction(std::size_t position, MoverId mover,
                                                   SiteId site) const {
    LockKind const kind = problem_.options.locks[position].kind;
    auto const other_lock = [&] {
      return Value{"lock", std::to_string(opposite(position, mover, site) + 1)};
    };
    Movers const& movers = problem_.movers;
    SiteId const fixed = movers.fixed[mover];
    std::vector<SitePreference> const& preferences = movers.preferences[mover];
    if (kind == LockKind::forbid) {
      bool const is_preferred = std::ranges::find(preferences, std::optional(site),
                                                  &SitePreference::site) != preferences.end();
      return fixed == site || is_preferred ? std::optional(other_lock()) : std::nullopt;
    }
    bool const prefers_another =
        kind == LockKind::fix &&
        std::ranges::any_of(preferences,
                            [site](SitePreference const& one) { return one.site != site; });
    if (std::ranges::binary_search(movers.forbidden[mover], site) || prefers_another ||
        (!fixed.is_none() && fixed != site)) {
      return other_lock();
    }
    if (!may_wish(problem_, mover, site)) {
      return Value{"wishes", "yes"};
    }
    bool const is_barred = problem_.movers.urgent[mover] != 0 && bars_urgent(problem_, site);
    bool const takes_nobody = !problem_.sites[site].admits || is_barred;
    return kind == LockKind::fix && takes_nobody ? std::optional(Value{"site", "yes"})
                                                 : std::nullopt;
  }

  void keep(MoverId mover, RelocationLock const& lock, SiteId site) {
    std::vector<SiteId>& forbidden = problem_.movers.forbidden[mover];
    std::vector<SitePreference>& preferences = problem_.movers.preferences[mover];
    switch (lock.kind) {
      case LockKind::fix:
        problem_.movers.fixed[mover] = site;
        break;
      case LockKind::forbid:
        if (!std::ranges::binary_search(forbidden, site)) {
          forbidden.insert(std::ranges::upper_bound(forbidden, site), site);
        }
        break;
      case LockKind::prefer: {
        SitePreference const own{site, lock.price};
        preferences.insert(std::ranges::upper_bound(preferences, own), own);
        break;
      }
    }
  }

  // No offer of this question counts more beyond staying, the site's opening apart: its dearest
  // dwelling, ways and wishes, the price of moving although it stayed in the earlier plan, and that
  // of living apart from its group.
  // Other preferences are paid by who stays as well.
  [[nodiscard]] std::int64_t dearest_offer() const {
    RelocationOptions const& options = problem_.options;
    std::int64_t most_persons = 0;
    for (std::int32_t const persons : problem_.movers.persons.values()) {
      most_persons = std::max<std::int64_t>(most_persons, persons);
    }
    std::int64_t building = std::max(most_persons * problem_.rules.cost_a_person.value_or(0),
                                     dearest_without_site(most_persons));
    for (StockId const stock : problem_.stocks.area.ids()) {
      SiteLimits const& site = problem_.sites[problem_.phases.site[problem_.stocks.phase[stock]]];
      building =
          std::max(building, problem_.stocks.area[stock] * site.cost_per_area.value_or(0) / 100);
    }
    std::int64_t const minutes = longest_minutes();
    // Of a site that is not named by who names sites and modes.
    bool const any_mode =
        std::ranges::any_of(problem_.movers.mode_wishes.values(),
                            [](ModeWishes const& wishes) { return !wishes.empty(); });
    auto const ranks = static_cast<std::int64_t>(kMostSiteWishes + (any_mode ? 1 : 0));
    return building + options.minute_price * most_persons * minutes + options.wish_price * ranks +
           options.change_price.value_or(0) +
           (options.groups == GroupRule::price ? options.split_price : 0);
  }

  // What a mode without a site costs at most; where that is not known, what the public pays.
  [[nodiscard]] std::int64_t dearest_without_site(std::int64_t most_persons) const {
    std::int64_t dearest = 0;
    for (ModeOptions const& mode : problem_.options.modes.of) {
      if (!mode.without_site) {
        continue;
      }
      WithoutSite const& own = *mode.without_site;
      dearest = std::max(
          dearest, most_persons * own.cost_a_person.value_or(0) + own.cost_a_household.value_or(0));
      if (!own.is_cost_known()) {
        for (auto const& [a_person, a_household] : subsidies(mode)) {
          dearest = std::max(dearest, most_persons * a_person + a_household);
        }
      }
    }
    return dearest;
  }

  // A person and a household, of all that may hold.
  [[nodiscard]] std::vector<std::pair<std::int64_t, std::int64_t>> subsidies(
      ModeOptions const& mode) const {
    std::vector<PaymentRules> rules{mode.payment, payment_rules(problem_.rules, false),
                                    payment_rules(problem_.rules, true)};
    std::vector<std::pair<std::int64_t, std::int64_t>> all;
    all.reserve(rules.size());
    for (PaymentRules const& one : rules) {
      all.emplace_back(one.subsidy_a_person.value_or(0), one.subsidy_a_household.value_or(0));
    }
    return all;
  }

  // Of ways after the move, however they are made up.
  [[nodiscard]] std::int64_t longest_minutes() const {
    AfterMoveTimes const& times = problem_.times;
    auto const longer = [](std::int64_t& most, std::optional<std::int32_t> const& time) {
      most = std::max<std::int64_t>(most, time.value_or(kUnreachedMinutes));
    };
    std::int64_t old_land = 0;
    std::int64_t clinic = 0;
    std::int64_t primary = 0;
    std::int64_t stated = 0;
    std::size_t const sites = problem_.sites.size();
    for (SiteId const site : problem_.sites.ids()) {
      if (WithoutSite const* const own = without_site(problem_, site)) {
        stated = std::max<std::int64_t>(stated, own->minutes.value_or(0));
        continue;
      }
      longer(clinic, times.clinic[site]);
      longer(primary, times.primary[site]);
      for (std::size_t way = site.value(); way < times.old_land.size(); way += sites) {
        longer(old_land, times.old_land[way]);
      }
    }
    for (VillageId const village : times.clinic_today.ids()) {
      longer(clinic, times.clinic_today[village]);
      longer(primary, times.primary_today[village]);
    }
    return std::max(stated, old_land + clinic + primary);
  }

  // More than the dearest offer with the dearest opening. In a large question with dear sites that
  // may be more than can be counted: then as much as can be, if it is more than the dearest offer.
  [[nodiscard]] std::int64_t default_unserved() {
    __extension__ using Wide = __int128;
    std::int64_t opening = 0;
    Wide left = PlacementProblem::kMostCost;
    for (std::int64_t const cost : problem_.phases.opening_cost.values()) {
      opening = std::max(opening, cost);
      left -= cost;
    }
    Wide times = 0;
    for (MoverId const mover : problem_.movers.household.ids()) {
      left -= unmet_preferences(problem_, mover, SiteId::none());
      times += problem_.movers.urgent[mover] != 0 ? kUrgentTimes : 1;
    }
    std::int64_t const usual = dearest_offer() + opening + 1;
    if (usual * times <= left || problem_.options.unserved_urgent_price) {
      return usual;
    }
    auto const countable = static_cast<std::int64_t>(left / times);
    if (countable <= dearest_offer()) {
      return usual;  // refused below
    }
    add("P034", Severity::warning, {});
    return countable;
  }

  void price_unserved() {
    RelocationOptions& options = problem_.options;
    std::int64_t const usual =
        options.unserved_price ? *options.unserved_price : default_unserved();
    options.unserved_price = usual;
    if (!options.unserved_urgent_price) {
      options.unserved_urgent_price = kUrgentTimes * usual;
    }
    for (std::uint8_t const urgent : problem_.movers.urgent.values()) {
      problem_.unserved.push_back(urgent != 0 ? *options.unserved_urgent_price : usual);
    }
  }

  void refuse_what_cannot_be_counted() {
    __extension__ using Wide = __int128;
    Wide dearest = 0;
    for (std::int64_t const cost : problem_.phases.opening_cost.values()) {
      dearest += cost;
    }
    Wide const offer = dearest_offer();
    for (MoverId const mover : problem_.movers.household.ids()) {
      Wide const preferences = unmet_preferences(problem_, mover, SiteId::none());
      dearest += std::max<Wide>(offer, problem_.unserved[mover]) + preferences;
    }
    if (dearest > PlacementProblem::kMostCost) {
      add("P027", Severity::error, {});
    }
  }

  void warn_of_large_groups() {
    if (problem_.phases.size() == 0) {
      return;  // said already: no site admits
    }
    std::vector<std::int64_t> persons(problem_.units, 0);
    std::vector<std::int64_t> households(problem_.units, 0);
    for (MoverId const mover : problem_.movers.unit.ids()) {
      std::uint32_t const unit = problem_.movers.unit[mover].value();
      persons[unit] += problem_.movers.persons[mover];
      households[unit] += 1;
    }
    std::vector<std::int64_t> dwellings(problem_.phases.size(), 0);
    std::vector<bool> counts_dwellings(problem_.phases.size(), false);
    for (StockId const stock : problem_.stocks.area.ids()) {
      dwellings[problem_.stocks.phase[stock].value()] += problem_.stocks.dwellings[stock];
      counts_dwellings[problem_.stocks.phase[stock].value()] = true;
    }
    std::int64_t too_large = 0;
    for (std::size_t unit = 0; unit < problem_.units; ++unit) {
      bool fits = false;
      for (PhaseId const phase : problem_.phases.site.ids()) {
        auto const& most = problem_.phases.persons[phase];
        fits = fits ||
               ((!most || persons[unit] <= *most) &&
                (!counts_dwellings[phase.value()] || households[unit] <= dwellings[phase.value()]));
      }
      too_large += fits || households[unit] < 2 ? 0 : 1;
    }
    if (too_large > 0) {
      add("P011", Severity::warning, {{"count", std::to_string(too_large)}});
    }
  }

  RelocationInput const& input_;
  HouseholdTable const& households_;
  RelocationProblem& problem_;
  std::vector<Finding>& findings_;
  std::int64_t strange_wishes_ = 0;
};

}  // namespace

void take_movers(RelocationInput const& input, RelocationProblem& problem,
                 std::vector<Finding>& findings) {
  MoverTaker(input, problem, findings).take();
}

}  // namespace tongcun
