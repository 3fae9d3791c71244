// SPDX-License-Identifier: Apache-2.0
#include "engine/scenario/compare_places.h"

#include "engine/guarantees/judge_villages.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace tongcun {
namespace {

constexpr double kMillisecondsAMinute = 60'000.0;

RuleId hardened_rule(RuleBook const& book) {
  for (RuleId const rule : book.rules.ids()) {
    if (asks_for_hardened_road(book, rule)) {
      return rule;
    }
  }
  return RuleId::none();
}

VillageYears const* find(std::vector<VillageYears> const& years, VillageYears const& like) {
  auto const found = std::ranges::find_if(years, [&](VillageYears const& one) {
    return one.service == like.service && one.mode == like.mode && one.reading == like.reading &&
           one.round_trip == like.round_trip;
  });
  return found == years.end() ? nullptr : &*found;
}

// The driest and the wettest months may be others once a road is open.
bool is_same(YearOfTimes const& a, YearOfTimes const& b) {
  return a.worst == b.worst && a.mean == b.mean && a.months_cut_off == b.months_cut_off;
}

// Of questions that one of the two states alone asks, the other reaches nothing.
void note_years(std::vector<VillageYears> const& a, std::vector<VillageYears> const& b,
                IdVector<VillageId, std::uint8_t>& differs) {
  constexpr int kMonths = 12;
  for (VillageYears const& one : a) {
    VillageYears const* const other = find(b, one);
    for (VillageId const village : differs.ids()) {
      OriginId const origin(village.value());
      bool const is_reached = one.year[origin].months_cut_off < kMonths;
      bool const equal =
          other != nullptr ? is_same(one.year[origin], other->year[origin]) : !is_reached;
      differs[village] = equal ? differs[village] : std::uint8_t{1};
    }
  }
}

std::int64_t count(IdVector<VillageId, std::uint8_t> const& flags) {
  return std::ranges::count(flags.values(), std::uint8_t{1});
}

}  // namespace

PlaceComparison::PlaceComparison(JudgedPlaces const& today, Profile const& profile,
                                 SimulationOptions const& options)
    : today_(today),
      options_(options),
      hardened_(hardened_rule(profile.guarantees.book)),
      unknown_(today.facts.size(), 0) {
  for (MinuteEffect const& effect : options.minute_effects) {
    auto const services = profile.services.values();
    auto const service = std::ranges::find(services, effect.service, &Service::key);
    ServiceId const id(
        static_cast<std::uint32_t>(service - services.begin()));  // the reader has it
    VillageYears question;
    question.service = id;
    question.mode = effect.on_foot ? Mode::walk : Mode::ride;
    service_.push_back(id);
    years_.push_back(find(today.years, question));
    unreached_.emplace_back(today.facts.size(), std::uint8_t{0});
  }
}

ComparedPlaces PlaceComparison::with(JudgedPlaces const& then) {
  std::size_t const villages = today_.facts.size();
  ComparedPlaces compared{IdVector<VillageId, std::uint8_t>(villages, 0),
                          IdVector<VillageId, PlaceGain>(villages)};
  note_years(today_.years, then.years, compared.differs);
  note_years(then.years, today_.years, compared.differs);
  for (VillageId const village : compared.differs.ids()) {
    OriginId const origin(village.value());
    for (std::size_t reading = 0; reading < then.roads.to_hardened.size(); ++reading) {
      if (then.roads.to_hardened[reading][origin] != today_.roads.to_hardened[reading][origin]) {
        compared.differs[village] = 1;
      }
    }
    if (options_.road_effects) {
      add_road_gain(then, village, compared.gain[village]);
    }
  }
  for (std::size_t effect = 0; effect < options_.minute_effects.size(); ++effect) {
    VillageYears question;
    question.service = service_[effect];
    question.mode = options_.minute_effects[effect].on_foot ? Mode::walk : Mode::ride;
    VillageYears const* const years = find(then.years, question);
    for (VillageId const village : compared.gain.ids()) {
      add_minute_gain(effect, years, village, compared.gain[village]);
    }
  }
  return compared;
}

void PlaceComparison::add_road_gain(JudgedPlaces const& then, VillageId village, PlaceGain& gain) {
  if (hardened_.is_none()) {
    return;
  }
  Verdict const before = today_.guarantees.villages[village].rules[hardened_].verdict;
  if (then.guarantees.villages[village].rules[hardened_].verdict != Verdict::pass) {
    return;
  }
  if (before == Verdict::fail) {
    gain.wage += options_.road_effects->wage_gain.value_or(0.0);
    gain.business += options_.road_effects->business_gain.value_or(0.0);
  } else if (before == Verdict::unknown) {
    unknown_[village] = 1;
  }
}

void PlaceComparison::add_minute_gain(std::size_t effect, VillageYears const* then,
                                      VillageId village, PlaceGain& gain) {
  OriginId const origin(village.value());
  auto const mean = [origin](VillageYears const* years) {
    return years != nullptr ? years->year[origin].mean : std::nullopt;
  };
  std::optional<Duration> const after = mean(then);
  if (!after) {
    return;
  }
  std::optional<Duration> const before = mean(years_[effect]);
  if (!before) {
    unreached_[effect][village] = 1;
    return;
  }
  MinuteEffect const& set = options_.minute_effects[effect];
  double saved = static_cast<double>((*before - *after).count()) / kMillisecondsAMinute;
  saved = std::max(set.most_minutes ? std::min(saved, *set.most_minutes) : saved, 0.0);
  gain.wage += saved * set.wage_gain.value_or(0.0);
  gain.business += saved * set.business_gain.value_or(0.0);
}

std::vector<Finding> PlaceComparison::findings(std::string const& file) const {
  std::vector<Finding> findings;
  auto const add = [&](std::string rule, std::string key, std::int64_t villages,
                       std::string const& service) {
    if (villages == 0) {
      return;
    }
    Finding finding;
    finding.rule = std::move(rule);
    finding.file = file;
    finding.field = std::move(key);
    finding.values = {{"count", std::to_string(villages)},
                      {"of", std::to_string(today_.facts.size())}};
    if (!service.empty()) {
      finding.values.emplace_back("service", service);
    }
    findings.push_back(std::move(finding));
  };
  add("P073", "simulate.effects.roads", count(unknown_), "");
  for (std::size_t effect = 0; effect < unreached_.size(); ++effect) {
    add("P074", "simulate.effects.minutes", count(unreached_[effect]),
        options_.minute_effects[effect].service);
  }
  return findings;
}

}  // namespace tongcun
