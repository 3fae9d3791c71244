// SPDX-License-Identifier: Apache-2.0
#include "io/write_synthetic_register.h"

#include "io/glossary.h"
#include "io/register_tables.h"
#include "io/run_folder.h"
#include "io/version.h"

#include <nlohmann/json.hpp>

namespace tongcun {
namespace {

using Json = nlohmann::ordered_json;

// Rates as the pairs of integers that they are.
Json ratio(std::int64_t part, std::int64_t whole) {
  return {{"part", part}, {"whole", whole}};
}

Json measured_json(SyntheticRegister const& made) {
  DeprivationMeasure const& measure = made.deprivation;
  Json json;
  json["headcount"] = ratio(measure.poor, measure.persons);
  json["intensity"] = ratio(measure.poor_weight, measure.whole * measure.poor);
  json["censored_headcounts"] = Json::object();
  for (std::size_t j = 0; j < kMpiIndicators; ++j) {
    json["censored_headcounts"][std::string(kMpiIndicatorNames[j])] =
        ratio(measure.censored[j], measure.persons);
  }
  if (made.income) {
    json["income_headcount"] = ratio(made.income->poor, made.income->persons);
  }
  return json;
}

std::string manifest_json(SyntheticRegister const& made, std::vector<std::string> const& command,
                          std::vector<RunFolder::File> const& files) {
  RegisterParameters const& p = made.parameters;
  Json json;
  json["schema"] = 1;
  json["kind"] = "synthetic_register";
  json["program"] = "tongcun";
  json["version"] = program_version();
  json["invented"] = true;
  json["statement"] = {{"en", term("invented_households").name.en},
                       {"zh", term("invented_households").name.zh}};
  json["parameters"] = {{"seed", p.seed},
                        {"profile", made.profile},
                        {"year", p.year},
                        {"headcount_millionths", p.headcount},
                        {"intensity_millionths", p.intensity},
                        {"insured_millionths", p.insured},
                        {"leave_out_unfit", p.unfit_villages == UnfitVillages::leave_out}};
  if (p.income) {
    json["parameters"]["income"] = {{"line", made.line},
                                    {"minor_units", p.income->line},
                                    {"currency", p.income->unit.currency},
                                    {"per", p.income->unit.per},
                                    {"concept", p.income->unit.concept_of_income},
                                    {"headcount_millionths", p.income->headcount}};
  }
  json["measured"] = measured_json(made);
  json["counts"] = {{"villages", inhabited_villages(made.households.households)},
                    {"households", made.households.households.size()},
                    {"persons", made.households.persons.size()}};
  json["files"] = Json::array();
  for (RunFolder::File const& file : files) {
    json["files"].push_back({{"file", file.name}, {"bytes", file.bytes}, {"sha256", file.sha256}});
  }
  json["inputs"] = Json::array();
  for (InputRecord const& input : made.inputs) {
    json["inputs"].push_back(
        {{"file", input.file}, {"bytes", input.bytes}, {"sha256", input.sha256}});
  }
  json["command"] = command;
  return json.dump(1) + "\n";
}

}  // namespace

std::size_t inhabited_villages(HouseholdTable const& households) {
  std::size_t count = 0;
  VillageId last = VillageId::none();
  for (VillageId const village : households.village.values()) {
    count += village != last ? 1 : 0;  // rows are in the order of villages
    last = village;
  }
  return count;
}

void write_synthetic_register(OutputTarget const& target, SyntheticRegister const& made,
                              Language language, std::vector<std::string> const& command) {
  RunFolder out(target);
  out.write("households.csv",
            households_csv(made.households, made.villages, made.minor_per_major, language));
  out.write("persons.csv", persons_csv(made.households, language));
  out.write("synth.json", manifest_json(made, command, out.files()));
  out.publish();
}

}  // namespace tongcun
