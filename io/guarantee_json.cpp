// SPDX-License-Identifier: Apache-2.0
#include "io/guarantee_json.h"

#include "engine/guarantees/judge_villages.h"
#include "io/enum_names.h"
#include "io/guarantee_texts.h"
#include "io/output_tables.h"
#include "io/rule_names.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace tongcun {
namespace {

using Json = nlohmann::ordered_json;

VillageCount const& of(VerdictCount const& count, Verdict verdict) {
  return count[static_cast<std::size_t>(verdict)];
}

Json counts(VerdictCount const& count) {
  Json json;
  struct Unit {
    char const* name;
    std::int64_t VillageCount::*number;
  };
  for (Unit const& unit :
       {Unit{"households", &VillageCount::households}, Unit{"persons", &VillageCount::persons},
        Unit{"villages", &VillageCount::villages}}) {
    for (Verdict const verdict :
         {Verdict::pass, Verdict::fail, Verdict::unknown, Verdict::not_applicable}) {
      json[fmt::format("{}_{}", unit.name, name_of(verdict, kVerdictNames))] =
          of(count, verdict).*unit.number;
    }
  }
  return json;
}

Json worth_of(VillageCount const& count) {
  return {
      {"households", count.households}, {"persons", count.persons}, {"villages", count.villages}};
}

// Which roads' surfaces would decide most about the hardened road.
Json surfaces(VillageGuarantees const& judged) {
  Json list = Json::array();
  for (SurfaceWorth const& worth : judged.surfaces) {
    list.push_back({{"class", name_of(worth.road_class, kRoadClassNames)},
                    {"roads", worth.roads},
                    {"length",
                     {{"value", whole_metres(worth.length)},
                      {"unit", "metre"},
                      {"base", "roads without a recorded surface"}}},
                    {"pass_if_hardened", worth_of(worth.pass_if_hardened)},
                    {"fail_if_not", worth_of(worth.fail_if_not)}});
  }
  return list;
}

bool asks_for_surfaces(GuaranteeRules const& rules, Guarantee const& guarantee) {
  std::vector<Part> const& parts = rules.book.conditions[guarantee.condition].parts;
  return std::ranges::any_of(parts, [&](Part const& part) {
    return !part.rule.is_none() && asks_for_hardened_road(rules.book, part.rule);
  });
}

// Verdicts of the register's households: all of them, or nothing where that is suppressed.
void add_register(HouseholdStatistics const& statistics, GuaranteeId id, Json& entry) {
  auto const found = std::ranges::find(statistics.guarantees, id);
  if (found == statistics.guarantees.end() || statistics.areas.empty()) {
    return;
  }
  HouseholdAreaCount const& all = statistics.areas.front();
  auto const& verdicts =
      all.verdicts[static_cast<std::size_t>(found - statistics.guarantees.begin())];
  Json json;
  json["invented"] = statistics.invented;
  json["suppressed"] = !verdicts.has_value();
  if (all.base) {
    json["base"] = {{"households", all.base->households},
                    {"persons", all.base->persons},
                    {"text", "households of the register, each judged by itself"}};
  }
  if (verdicts) {
    for (auto const& [name, number] : {std::pair("households", &HouseholdCount::households),
                                       std::pair("persons", &HouseholdCount::persons)}) {
      for (Verdict const verdict :
           {Verdict::pass, Verdict::fail, Verdict::unknown, Verdict::not_applicable}) {
        json[fmt::format("{}_{}", name, name_of(verdict, kVerdictNames))] =
            (*verdicts)[static_cast<std::size_t>(verdict)].*number;
      }
    }
  }
  entry["register"] = std::move(json);
}

}  // namespace

Json guarantees_json(Scenario const& scenario, PlaceFacts const& places,
                     HouseholdStatistics const* households) {
  GuaranteeRules const& rules = scenario.profile.guarantees;
  GuaranteeTexts const texts{rules, scenario.profile.services, Language::en};
  VillageGuarantees const& judged = places.guarantees;
  Json json = Json::object();
  for (GuaranteeId const id : rules.guarantees.ids()) {
    Guarantee const& guarantee = rules.guarantees[id];
    GuaranteeCount const& count = judged.counts[id];
    Json entry;
    entry["family"] = name_of(guarantee.family, kFamilyNames);
    entry["about"] = name_of(guarantee.about, kAboutNames);
    entry["base"] = {
        {"villages", judged.base.villages},
        {"households", judged.base.households},
        {"persons", judged.base.persons},
        {"text",
         "all villages; registered households and persons where known, each counted with "
         "the verdict of its village"}};
    entry.update(counts(count.whole));
    VillageCount const& pass = of(count.whole, Verdict::pass);
    VillageCount const& unknown = of(count.whole, Verdict::unknown);
    entry["low"] = worth_of(pass);  // if everything unknown turned out badly, or well
    entry["high"] =
        worth_of({pass.villages + unknown.villages, pass.households + unknown.households,
                  pass.persons + unknown.persons});
    if (judged.by_season[id]) {  // none where no month is asked for
      entry["dry"] = counts(judged.by_season[id]->dry);
      entry["wet"] = counts(judged.by_season[id]->wet);
    }
    Json parts = Json::object();
    std::vector<Part> const& list = rules.book.conditions[guarantee.condition].parts;
    for (std::size_t i = 0; i < list.size(); ++i) {
      parts[texts.id(list[i])] = counts(count.parts[i]);
    }
    entry["parts"] = std::move(parts);
    if (!guarantee.rungs.empty()) {
      Json rungs = Json::object();
      for (std::size_t i = 0; i < guarantee.rungs.size(); ++i) {
        rungs[guarantee.rungs[i].key] = counts(count.rungs[i]);
      }
      entry["at_least"] = std::move(rungs);
    }
    Json missing = Json::array();
    for (MissingWorth const& worth : judged.missing) {
      if (worth.guarantee == id) {
        missing.push_back({{"kind", name_of(worth.missing.kind, kMissingKindNames)},
                           {"subject", worth.missing.subject},
                           {"text", texts.missing(worth.missing)},
                           {"settles_alone", worth_of(worth.alone)},
                           {"open", worth_of(worth.open)}});
      }
    }
    entry["missing"] = std::move(missing);
    if (asks_for_surfaces(rules, guarantee)) {
      entry["surfaces"] = surfaces(judged);
    }
    if (households != nullptr) {
      add_register(*households, id, entry);
    }
    json[guarantee.key] = std::move(entry);
  }
  return json;
}

}  // namespace tongcun
