// SPDX-License-Identifier: Apache-2.0
#include "tests/worlds/random_relocation.h"

#include "tests/worlds/add_mover.h"
#include "tests/worlds/plain_relocation.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

constexpr std::int32_t kFirstYear = 2024;
constexpr std::int32_t kOldAge = 60;

// Draws of one question, in the order of the data.
class Drawing {
 public:
  Drawing(RandomStream& random, RandomRelocationSize const& size) : random_(random), size_(size) {}

  RandomRelocation drawn() {
    draw_options();
    draw_sites();
    draw_households();
    draw_ties();
    if (size_.accompanying > 0 && one_in(size_.accompanying)) {
      draw_accompanying();
    }
    draw_locks();
    draw_earlier();
    if (size_.groups > 0 && problem().options.unit == MoveUnit::household && one_in(size_.groups)) {
      draw_groups();
    }
    draw_unserved();
    if (size_.shares > 0 && one_in(size_.shares)) {
      draw_shares();
    }
    if (size_.ordered > 0 && one_in(size_.ordered)) {
      draw_order();
    }
    return std::move(world_);
  }

 private:
  RelocationProblem& problem() { return world_.problem; }
  Movers& movers() { return world_.problem.movers; }

  std::int64_t below(std::uint32_t bound) { return random_.next_below(bound); }
  bool one_in(std::uint32_t n) { return random_.next_below(n) == 0; }
  // A figure below the bound, or nothing, once in n.
  std::optional<std::int64_t> unless(std::uint32_t n, std::uint32_t bound) {
    return one_in(n) ? std::nullopt : std::optional(below(bound));
  }

  void draw_options() {
    RelocationOptions& options = problem().options;
    RelocationRules& rules = problem().rules;
    options.kind = one_in(2) ? PlanKind::committed : PlanKind::potential;
    options.unit = one_in(4) ? MoveUnit::group : MoveUnit::household;
    options.wishes = one_in(2) ? WishRule::only : WishRule::ranked;
    options.wish_price = below(500);
    options.minute_price = below(20);
    options.unserved_price = one_in(3) ? std::optional(below(2'000'000)) : std::nullopt;
    options.unserved_urgent_price = one_in(3) ? std::optional(below(9'000'000)) : std::nullopt;
    options.cost_a_person = one_in(4) ? std::optional(below(90'000)) : std::nullopt;
    if (one_in(4)) {
      rules.reasons.resize(1);
    }
    rules.most_area_a_person = one_in(2) ? std::optional<std::int64_t>(2500) : std::nullopt;
    if (one_in(2)) {
      rules.least_area = {2000, 3000, 4000};
      rules.least_area_beyond = 1300;
    }
    rules.cost_a_person = unless(4, 90'000);
    rules.subsidy_a_person = unless(2, 60'000);
    rules.subsidy_a_household = unless(2, 100'000);
    rules.self_payment_a_person = unless(3, 9'000);
    rules.most_self_payment = unless(3, 40'000);
    rules.most_loan = unless(2, 200'000);
    rules.jobs = static_cast<JobRule>(below(3));
    rules.water_a_person = unless(3, 90);
    rules.land_a_person = unless(3, 700);
    rules.ground_floor_age = one_in(3) ? std::nullopt : std::optional(kOldAge);
  }

  void draw_sites() {
    auto const sites = static_cast<std::size_t>(1 + below(size_.most_sites));
    villages_ = static_cast<std::uint32_t>(1 + below(3));
    for (std::size_t i = 0; i < sites; ++i) {
      SiteLimits limits;
      limits.admits = !one_in(8);
      limits.cost_per_area = unless(4, 5'000);
      limits.jobs = unless(2, 8);
      limits.primary_seats = unless(2, 6);
      limits.junior_seats = unless(2, 6);
      limits.clinic_persons = unless(2, 24);
      limits.water_litres = unless(2, 1'800);
      limits.land = unless(2, 12'000);
      limits.has_lift = one_in(4);
      limits.ground_floor = unless(2, 3);
      SiteId const site = problem().sites.push_back(limits);
      problem().times.clinic.push_back(draw_minutes());
      problem().times.primary.push_back(draw_minutes());
      draw_phases(site);
    }
    if (size_.modes > 0 && one_in(size_.modes)) {
      draw_modes();
    }
    for (std::size_t i = 0; i < villages_ * problem().sites.size(); ++i) {
      problem().times.old_land.push_back(draw_minutes());
    }
    if (one_in(2)) {
      for (std::int32_t year = kFirstYear; year < kFirstYear + 2; ++year) {
        problem().budgets.push_back({year, below(1'500'000)});
      }
    }
  }

  void draw_modes() {
    has_modes_ = true;
    for (SiteLimits& site : problem().sites.values()) {
      site.mode = draw_mode(0);
    }
    for (ModeOptions& mode : problem().options.modes.of) {
      mode.payment = {one_in(4) ? std::optional(below(60'000)) : std::nullopt,
                      one_in(4) ? std::optional(below(100'000)) : std::nullopt,
                      one_in(4) ? std::optional(below(9'000)) : std::nullopt,
                      one_in(4) ? std::optional(below(40'000)) : std::nullopt,
                      one_in(4) ? std::optional(below(200'000)) : std::nullopt};
      if (one_in(3)) {
        mode.offer = one_in(2) ? ModeOffer::all : ModeOffer::named;
      }
      mode.most_households = one_in(3) ? std::optional(below(4)) : std::nullopt;
      if (one_in(4)) {
        mode.most_share = static_cast<std::int32_t>(below(1001));
      }
    }
    for (int i = 0; i < 2; ++i) {
      ResettlementMode const mode = draw_mode(1);
      if (!problem().options.modes[mode].without_site) {
        draw_without_site(mode);
      }
    }
  }

  ResettlementMode draw_mode(std::uint32_t least) {
    return static_cast<ResettlementMode>(least + below(kResettlementModes - least));
  }

  void draw_without_site(ResettlementMode mode) {
    WithoutSite& own = problem().options.modes[mode].without_site.emplace();
    own.cost_a_person = unless(2, 60'000);
    own.cost_a_household = unless(2, 150'000);
    own.most_cost = unless(2, 200'000);
    own.available_from = one_in(2) ? std::nullopt : std::optional((kFirstYear + 1) * 100 + 3);
    own.is_for_urgent = one_in(3);
    SiteLimits limits;
    limits.admits = !one_in(8);
    limits.mode = mode;
    limits.has_place = false;
    SiteId const site = problem().sites.push_back(limits);
    problem().times.clinic.push_back(std::nullopt);
    problem().times.primary.push_back(std::nullopt);
    add_phase(problem(), site, std::nullopt, own.available_from);
    if (mode != ResettlementMode::in_situ) {
      own.minutes = static_cast<std::int32_t>(below(300));
      return;
    }
    for (std::uint32_t village = 0; village < villages_; ++village) {
      problem().times.clinic_today.push_back(draw_minutes());
      problem().times.primary_today.push_back(draw_minutes());
    }
  }

  ModeWishes draw_mode_wishes() {
    ModeWishes wishes;
    while (has_modes_ && one_in(2)) {
      wishes.named.insert(draw_mode(0));
    }
    wishes.has_other = has_modes_ && one_in(12);
    return wishes;
  }

  std::optional<std::int32_t> draw_minutes() {
    return one_in(6) ? std::nullopt : std::optional(static_cast<std::int32_t>(below(300)));
  }

  void draw_phases(SiteId site) {
    std::int64_t const count = 1 + below(size_.most_phases);
    for (std::int64_t i = 0; i < count; ++i) {
      auto const year = static_cast<std::int32_t>(kFirstYear + (one_in(6) ? 2 : below(2)));
      std::optional<std::int32_t> const available_from =
          one_in(4) ? std::nullopt : std::optional(year * 100 + 6);
      std::int64_t const stocks = below(size_.most_stocks + 1);
      PhaseId const phase =
          add_phase(problem(), site, unless(stocks == 0 ? 5 : 2, 24), available_from);
      problem().phases.opening_cost[phase] = one_in(2) ? 0 : below(300'000);
      std::int64_t area = 2000;
      for (std::int64_t k = 0; k < stocks; ++k) {
        area += 100 * below(50);
        problem().stocks.phase.push_back(phase);
        problem().stocks.area.push_back(area);
        problem().stocks.dwellings.push_back(below(6));
      }
    }
  }

  // Households until there are enough movers; their villages ascend, as in a register.
  void draw_households() {
    std::int64_t const movers = 1 + below(size_.most_movers);
    HouseholdTable& table = world_.people.households;
    std::vector<VillageId> villages;
    while (static_cast<std::int64_t>(this->movers().size()) < movers) {
      auto const row = static_cast<std::uint32_t>(table.size());
      table.resize(row + 1);
      HouseholdId const household(row);
      std::string const digits = std::to_string(row);
      table.code[household] = "h" + std::string(5 - digits.size(), '0') + digits;
      std::uint32_t const least = row == 0 ? 0 : table.village[HouseholdId(row - 1)].value();
      table.village[household] = VillageId(std::min(villages_ - 1, least + (one_in(3) ? 1U : 0U)));
      table.persons[household] = static_cast<std::int32_t>(1 + below(6));
      table.group[household] = one_in(2) ? "" : (one_in(2) ? "east" : "west");
      draw_members(household);
      draw_standing(household);
    }
  }

  void draw_members(HouseholdId household) {
    HouseholdTable& table = world_.people.households;
    PersonTable& persons = world_.people.persons;
    std::int32_t const listed = one_in(4) ? 0 : table.persons[household];
    table.first_person[household] = PersonId(static_cast<std::uint32_t>(persons.size()));
    table.listed[household] = listed;
    for (std::int32_t i = 0; i < listed; ++i) {
      auto const row = static_cast<std::uint32_t>(persons.size());
      persons.resize(row + 1);
      persons.household[PersonId(row)] = household;
      if (!one_in(5)) {
        persons.age[PersonId(row)] = Stated(static_cast<std::int32_t>(below(75)));
      }
    }
  }

  void draw_standing(HouseholdId household) {
    HouseholdStanding& standing = world_.people.households.standing;
    std::int64_t const drawn = below(8);  // willing and signed are more common
    if (drawn == 7) {
      standing.consent[household] =
          one_in(2) ? Stated<Consent>() : Stated<Consent>::not_applicable();
    } else {
      standing.consent[household] =
          Stated(drawn < 5 ? static_cast<Consent>(drawn)
                           : (drawn == 5 ? Consent::willing : Consent::signed_up));
    }
    if (!one_in(4)) {
      standing.labourers[household] = Stated(static_cast<std::int32_t>(below(4)));
    }
    std::vector<SiteId> wishes;
    while (wishes.size() < kMostSiteWishes && one_in(2)) {
      auto const site =
          static_cast<std::uint32_t>(below(static_cast<std::uint32_t>(problem().sites.size() + 1)));
      SiteId const wish = site < problem().sites.size() ? SiteId(site) : SiteId::none();
      if (std::ranges::find(wishes, wish) == wishes.end()) {
        wishes.push_back(wish);
        standing.site_wishes[household].push_back(code_of(wish));
      }
    }
    standing.mode_wishes[household] = draw_mode_wishes();
    Consent const consent = standing.consent[household].has_value()
                                ? standing.consent[household].value()
                                : Consent::not_asked;
    bool const is_sure = consent == Consent::willing || consent == Consent::signed_up;
    bool const is_possible = consent == Consent::conditional || consent == Consent::not_asked;
    bool const is_admitted =
        is_sure || (is_possible && problem().options.kind == PlanKind::potential);
    bool const has_reason = problem().rules.reasons.empty() || !one_in(4);
    bool const is_decided = one_in(8);
    bool const is_eligible = is_decided ? one_in(2) : has_reason;
    if (is_decided) {
      problem().options.decisions.push_back(
          {world_.people.households.code[household], is_eligible, "drawn"});
    }
    if (is_admitted && is_eligible) {
      draw_mover(household, consent, std::move(wishes));
    }
  }

  static std::string code_of(SiteId site) {
    return site.is_none() ? "elsewhere" : "s" + std::to_string(site.value());
  }

  void draw_mover(HouseholdId household, Consent consent, std::vector<SiteId> wishes) {
    HouseholdTable const& table = world_.people.households;
    RelocationRules const& rules = problem().rules;
    std::int32_t const persons = table.persons[household];
    auto const& labourers = table.standing.labourers[household];
    std::int32_t const at_work =
        labourers.has_value() ? labourers.value() : static_cast<std::int32_t>(below(3));
    bool is_old = false;
    for (PersonId const person : world_.people.persons.household.ids()) {
      auto const& age = world_.people.persons.age[person];
      is_old = is_old || (world_.people.persons.household[person] == household && age.has_value() &&
                          age.value() >= kOldAge);
    }
    bool const is_urgent = one_in(3);
    MoverId const mover =
        add_mover(problem(), {.household = household,
                              .village = table.village[household],
                              .persons = persons,
                              .consent = consent,
                              .urgent = is_urgent,
                              .jobs = std::array{0, std::min(at_work, 1),
                                                 at_work}[static_cast<std::size_t>(rules.jobs)]});
    movers().primary_pupils[mover] = static_cast<std::int32_t>(below(3));
    movers().junior_pupils[mover] = static_cast<std::int32_t>(below(2));
    movers().needs_ground_floor[mover] = rules.ground_floor_age && is_old ? 1 : 0;
    auto const n = static_cast<std::size_t>(persons);
    movers().least_area[mover] =
        rules.least_area.empty() ? 0 : (n <= 3 ? rules.least_area[n - 1] : 1300 * persons);
    if (rules.most_area_a_person && one_in(2)) {
      movers().most_area[mover] = *rules.most_area_a_person * persons;
    }
    movers().wishes[mover] = std::move(wishes);
    movers().mode_wishes[mover] = table.standing.mode_wishes[household];
  }

  // Groups of the register and of the villages, and the units that follow: the smallest label
  // spreads along ties until nothing changes.
  void draw_ties() {
    HouseholdTable& table = world_.people.households;
    for (HouseholdId const household : table.code.ids()) {
      if (one_in(4)) {
        table.standing.tied_group[household] = one_in(2) ? "t1" : "t2";
      }
    }
    std::size_t const count = movers().size();
    std::vector<std::size_t> label(count);
    for (std::size_t i = 0; i < count; ++i) {
      label[i] = i;
    }
    for (std::size_t round = 0; round < count; ++round) {
      for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = 0; j < count; ++j) {
          if (are_tied(i, j)) {
            label[i] = label[j] = std::min(label[i], label[j]);
          }
        }
      }
    }
    std::vector<MoveUnitId> unit(count);
    problem().units = 0;
    for (std::size_t i = 0; i < count; ++i) {
      unit[i] = label[i] == i ? MoveUnitId(static_cast<std::uint32_t>(problem().units++))
                              : unit[label[i]];
      movers().unit[MoverId(static_cast<std::uint32_t>(i))] = unit[i];
    }
  }

  bool are_tied(std::size_t i, std::size_t j) {
    HouseholdTable const& table = world_.people.households;
    HouseholdId const a = movers().household[MoverId(static_cast<std::uint32_t>(i))];
    HouseholdId const b = movers().household[MoverId(static_cast<std::uint32_t>(j))];
    auto const& tied = table.standing.tied_group;
    bool const by_register = !tied[a].empty() && tied[a] == tied[b];
    bool const by_village = problem().options.unit == MoveUnit::group && !table.group[a].empty() &&
                            table.group[a] == table.group[b] &&
                            table.village[a] == table.village[b];
    return by_register || by_village;
  }

  // Rules of their own, or none, for about half of the movers.
  void draw_accompanying() {
    AccompanyingRules& rules = problem().rules.accompanying.emplace();
    rules.principal = ConditionId(0);
    if (!one_in(4)) {
      rules.payment = {unless(2, 60'000), unless(2, 100'000), unless(3, 9'000), unless(3, 40'000),
                       unless(2, 200'000)};
    }
    for (std::uint8_t& is_so : movers().accompanying.values()) {
      is_so = one_in(2) ? 1 : 0;
    }
  }

  // A price or parts of two or three households, of the groups of the villages.
  void draw_groups() {
    RelocationOptions& options = problem().options;
    bool const is_price = one_in(2);
    options.groups = is_price ? GroupRule::price : GroupRule::chunks;
    options.split_price = is_price ? below(200'000) : 0;
    options.chunk = is_price ? 0 : static_cast<std::int32_t>(2 + below(2));
    HouseholdTable const& table = world_.people.households;
    MoveGroups& groups = problem().groups.emplace();
    for (MoverId const mover : movers().household.ids()) {
      HouseholdId const household = movers().household[mover];
      MoveGroupId group;
      for (MoverId const other : groups.of.ids()) {
        HouseholdId const before = movers().household[other];
        if (!table.group[household].empty() && table.group[before] == table.group[household] &&
            table.village[before] == table.village[household]) {
          group = groups.of[other];
        }
      }
      if (group.is_none() && !table.group[household].empty()) {
        group = groups.households.push_back(0);
      }
      if (!group.is_none()) {
        ++groups.households[group];
      }
      groups.of.push_back(group);
    }
    groups.closed.resize(groups.households.size());
    if (!is_price) {
      close_sites();
    }
  }

  // Where too few of a group can be offered anything, so that the twin need not try.
  void close_sites() {
    MoveGroups& groups = *problem().groups;
    auto closed = groups.closed;
    for (MoveGroupId const group : closed.ids()) {
      for (SiteId const site : problem().sites.ids()) {
        std::int64_t offered = 0;
        for (MoverId const mover : groups.of.ids()) {
          auto const offers = plain_offers(problem(), mover);
          bool const is_there = std::ranges::any_of(offers, [&](PlainOffer const& offer) {
            return problem().phases.site[offer.place.phase] == site;
          });
          offered += groups.of[mover] == group && is_there ? 1 : 0;
        }
        bool const is_all = offered == groups.households[group];
        if (problem().sites[site].admits && !is_all && offered < problem().options.chunk) {
          closed[group].push_back(site);
        }
      }
    }
    groups.closed = closed;
  }

  // A lock of any member is one of its whole unit.
  void draw_locks() {
    for (MoverId const mover : movers().household.ids()) {
      if (!one_in(6)) {
        continue;
      }
      SiteId const site(
          static_cast<std::uint32_t>(below(static_cast<std::uint32_t>(problem().sites.size()))));
      bool const is_fixed = one_in(2) && movers().fixed[mover].is_none();
      bool const is_preferred = !is_fixed && one_in(2);
      std::int64_t const price = is_preferred ? below(100'000) : 0;
      problem().options.locks.push_back({world_.people.households.code[movers().household[mover]],
                                         code_of(site),
                                         is_fixed       ? LockKind::fix
                                         : is_preferred ? LockKind::prefer
                                                        : LockKind::forbid,
                                         "drawn", price});
      for (MoverId const other : movers().household.ids()) {
        if (movers().unit[other] != movers().unit[mover]) {
          continue;
        }
        if (is_fixed) {
          movers().fixed[other] = site;
        } else if (is_preferred) {
          prefer(other, {site, price});
        } else {
          auto& forbidden = movers().forbidden[other];
          auto const at = std::ranges::lower_bound(forbidden, site);
          if (at == forbidden.end() || *at != site) {
            forbidden.insert(at, site);
          }
        }
      }
    }
  }

  void prefer(MoverId mover, SitePreference preference) {
    movers().preferences[mover].push_back(preference);
    std::ranges::sort(movers().preferences[mover]);
  }

  // An earlier plan of some households, at sites of the question or at one that is gone.
  void draw_earlier() {
    if (one_in(2)) {
      return;
    }
    std::int64_t const price = below(100'000);
    problem().options.change_price = price;
    problem().options.earlier = EarlierPlan{"earlier", {}};
    HouseholdTable const& table = world_.people.households;
    IdVector<HouseholdId, std::optional<std::optional<SiteId>>> places(table.size());
    for (HouseholdId const household : table.code.ids()) {
      if (one_in(4)) {
        continue;
      }
      auto const site =
          static_cast<std::uint32_t>(below(static_cast<std::uint32_t>(problem().sites.size() + 2)));
      places[household] = site < problem().sites.size()    ? std::optional(SiteId(site))
                          : site == problem().sites.size() ? std::optional(SiteId::none())
                                                           : std::nullopt;
      std::optional<SiteId> const at = *places[household];
      problem().options.earlier->places.push_back({table.code[household], at ? code_of(*at) : ""});
    }
    for (MoverId const mover : movers().household.ids()) {
      if (auto const& place = places[movers().household[mover]]) {
        prefer(mover, {*place, price});
      }
    }
  }

  void draw_unserved() {
    RelocationOptions const& options = problem().options;
    for (MoverId const mover : movers().household.ids()) {
      std::int64_t dearest = 0;
      for (PlainOffer const& offer : plain_offers(problem(), mover)) {
        dearest = std::max(dearest, offer.cost - paid_by_staying(mover));
      }
      dearest += options.split_price;
      std::int64_t const normal = options.unserved_price.value_or(dearest + 1 + below(1'000));
      problem().unserved[mover] = movers().urgent[mover] != 0
                                      ? options.unserved_urgent_price.value_or(10 * normal)
                                      : normal;
    }
  }

  // What the mover's preferences cost if it stays; its unserved price is not there yet.
  std::int64_t paid_by_staying(MoverId mover) {
    std::int64_t price = 0;
    for (SitePreference const& preference : movers().preferences[mover]) {
      price += preference.site ? preference.price : 0;
    }
    return price;
  }

  // Who can be placed with all of its unit counts in the township of its village.
  void draw_shares() {
    FairnessOptions& fairness = problem().options.fairness;
    fairness.least_share = static_cast<std::int32_t>(below(1001));
    Shares shares;
    shares.least = *fairness.least_share;
    bool const is_one = one_in(3);
    std::map<AreaId, std::vector<MoverId>> counted;
    for (MoverId const mover : movers().household.ids()) {
      shares.township.push_back(TownshipId::none());
      if (can_be_placed(movers().unit[mover])) {
        std::uint32_t const village = movers().village[mover].value();
        counted[AreaId(is_one || village == 0 ? 2 : 3)].push_back(mover);
      }
    }
    for (auto const& [area, households] : counted) {
      TownshipId const township = shares.area.push_back(area);
      shares.households.push_back(static_cast<std::int64_t>(households.size()));
      for (MoverId const mover : households) {
        shares.township[mover] = township;
      }
    }
    problem().shares = std::move(shares);
  }

  // Up to three guarantees, each of which a village may hold and a site lack.
  void draw_order() {
    problem().options.objective = ObjectiveRule::ordered;
    PlaceGuarantees& guarantees = problem().guarantees.emplace();
    auto const draw = [this] {
      std::vector<GuaranteeId> list;
      for (std::uint32_t i = 0; i < 3; ++i) {
        if (one_in(2)) {
          list.emplace_back(i);
        }
      }
      return list;
    };
    for (std::uint32_t village = 0; village < villages_; ++village) {
      guarantees.held.push_back(draw());
    }
    for (std::size_t site = 0; site < problem().sites.size(); ++site) {
      guarantees.lacking.push_back(draw());
    }
  }

  bool can_be_placed(MoveUnitId unit) {
    std::vector<PhaseId> const phases(problem().phases.site.ids().begin(),
                                      problem().phases.site.ids().end());
    return std::ranges::any_of(phases, [&](PhaseId phase) {
      for (MoverId const mover : movers().household.ids()) {
        auto const offers = plain_offers(problem(), mover);
        bool const is_offered = std::ranges::any_of(
            offers, [&](PlainOffer const& offer) { return offer.place.phase == phase; });
        if (movers().unit[mover] == unit && !is_offered) {
          return false;
        }
      }
      return true;
    });
  }

  RandomStream& random_;
  RandomRelocationSize const& size_;
  std::uint32_t villages_ = 1;
  bool has_modes_ = false;
  RandomRelocation world_;
};

}  // namespace

RandomRelocation random_relocation(RandomStream& random, RandomRelocationSize const& size) {
  return Drawing(random, size).drawn();
}

}  // namespace tongcun
