// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/print_findings.h"
#include "cli/print_text.h"
#include "cli/progress.h"
#include "cli/stop_signals.h"
#include "engine/synthetic/make_register.h"
#include "io/glossary.h"
#include "io/read_poverty_line.h"
#include "io/read_villages.h"
#include "io/write_synthetic_register.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace tongcun {
namespace {

std::int32_t millionths(double per_cent) {
  return static_cast<std::int32_t>(std::floor(per_cent * 10000.0 + 0.5));
}

std::optional<std::int64_t> value_in(PovertyLine const& line, int year) {
  auto const found = line.by_year.find(year);
  return found != line.by_year.end() ? std::optional(found->second) : line.any_year;
}

// The line that was named, or the only one with a value in the year. Throws InputError.
PovertyLine const& choose_line(Profile const& profile, std::string const& key, int year) {
  PovertyLine const* chosen = nullptr;
  int possible = 0;
  std::string legal;
  for (PovertyLine const& line : profile.terms.lines) {
    bool const has_value = value_in(line, year).value_or(0) > 0;
    if (has_value && (key.empty() || key == line.key)) {
      chosen = &line;
      ++possible;
    }
    legal += has_value ? (legal.empty() ? "" : ", ") + line.key : "";
  }
  if (possible == 1) {
    return *chosen;
  }
  Finding finding;
  finding.rule = "Y016";
  finding.severity = Severity::error;
  finding.treatment = Treatment::rejected;
  finding.values = {{"profile", profile.id},
                    {"line", key},
                    {"year", std::to_string(year)},
                    {"legal", legal},
                    {"none", legal.empty() ? "yes" : ""}};
  throw InputError({finding});
}

RegisterParameters parameters_of(Options const& options) {
  HouseholdOptions const& asked = options.households;
  RegisterParameters parameters;
  parameters.seed = options.seed.value_or(parameters.seed);
  parameters.year = asked.year.value_or(parameters.year);
  parameters.unfit_villages =
      asked.leave_out_unfit ? UnfitVillages::leave_out : UnfitVillages::refuse;
  auto const set = [](std::optional<double> const& per_cent, std::int32_t& share) {
    share = per_cent ? millionths(*per_cent) : share;
  };
  set(asked.headcount, parameters.headcount);
  set(asked.intensity, parameters.intensity);
  // 33.33 % is meant as the third that it stands for.
  parameters.intensity = std::max(parameters.intensity, kLeastIntensity);
  set(asked.insured, parameters.insured);
  return parameters;
}

std::string percent(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? "–"
                    : fmt::format("{:.2f} %",
                                  100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

void print_register(SyntheticRegister const& made, Options const& options, Language language) {
  bool const zh = language == Language::zh;
  Stream const to = options.json ? Stream::message : Stream::answer;
  DeprivationMeasure const& measure = made.deprivation;
  std::string text = term("invented_households").name.in(language) + "\n";
  text += fmt::format(
      fmt::runtime(zh ? "{} 个行政村，{} 户，{} 人\n" : "villages {}, households {}, persons {}\n"),
      inhabited_villages(made.households.households), made.households.households.size(),
      made.households.persons.size());
  text +=
      fmt::format(fmt::runtime(zh ? "多维贫困发生率 {}（以全部人口为基数），平均剥夺程度 {}\n"
                                  : "multidimensionally poor {} (of all persons), intensity {}\n"),
                  percent(measure.poor, measure.persons),
                  percent(measure.poor_weight, measure.whole * measure.poor));
  if (made.income) {
    text += fmt::format(fmt::runtime(zh ? "收入低于标准线“{}”的占 {}（以全部人口为基数）\n"
                                        : "below the line \"{}\": {} (of all persons)\n"),
                        made.line, percent(made.income->poor, made.income->persons));
  } else {
    text += zh ? "未生成收入（未给出 --income-headcount）\n"
               : "no incomes (no --income-headcount given)\n";
  }
  text += fmt::format("{} {}\n", zh ? "位于" : "it is in", options.out);
  print_text(to, text);
}

nlohmann::ordered_json json_of(MadeRegister const& made, std::string const& folder) {
  bool const is_made = made.status == RegisterStatus::made;
  nlohmann::ordered_json json{{"schema", 1},
                              {"kind", "synthetic_register"},
                              {"invented", true},
                              {"status", is_made ? "made" : "infeasible"}};
  if (is_made) {
    json["folder"] = folder;
  }
  json["households"] = made.households.households.size();
  json["persons"] = made.households.persons.size();
  return json;
}

}  // namespace

int synth_households_command(Options const& options) {
  Language const language = options.language.value_or(Language::en);
  HouseholdOptions const& asked = options.households;
  OutputTarget const target{options.out, options.overwrite, {asked.village_file}};
  check_output_target(target);  // before the work, not after

  ProgressDisplay display(language, options.quiet);
  RunSettings run;
  run.threads = options.threads;
  run.stop = &install_stop_signals();
  run.progress = [&](std::string_view stage, std::int64_t done, std::int64_t total) {
    display.show(stage, done, total);
  };
  ReadVillages read = read_villages({asked.village_file, asked.layer, asked.crs, asked.encoding},
                                    asked.profile, run);
  SyntheticRegister result;
  result.parameters = parameters_of(options);
  result.profile = read.profile.id;
  if (asked.income_headcount) {
    PovertyLine const& line = choose_line(read.profile, asked.line, result.parameters.year);
    result.line = line.key;
    result.minor_per_major = minor_units(read.profile.terms, line.currency);
    result.parameters.income = IncomeCalibration{*value_in(line, result.parameters.year),
                                                 line.poor_if,
                                                 millionths(*asked.income_headcount),
                                                 {line.currency, line.per, line.concept_of_income}};
  }
  MadeRegister made = make_register(read.villages, result.parameters, run);
  std::vector<Finding> findings = std::move(read.findings);
  std::ranges::copy(made.reasons, std::back_inserter(findings));
  if (!findings.empty()) {
    print_text(Stream::message,
               findings_text(findings, language,
                             options.all_findings ? FindingsShown::all : FindingsShown::first_few));
  }
  std::string const summary = json_of(made, options.out).dump();
  if (made.status == RegisterStatus::made) {
    result.households = std::move(made.households);
    result.villages = std::move(read.villages);
    result.inputs = std::move(read.inputs);
    result.deprivation = measure_deprivation(result.households.households);
    if (result.parameters.income) {
      result.income = measure_income_poverty(
          result.households.households,
          {result.parameters.income->line, result.parameters.income->poor_if});
    }
    run.check_stop();
    run.report("writing", 0, 1);
    write_synthetic_register(target, result, language, options.words);
    print_register(result, options, language);
  } else {
    print_text(Stream::message, language == Language::zh
                                    ? "无法生成符合要求的农户，未发布任何结果\n"
                                    : "no such households can be, nothing published\n");
  }
  if (options.json) {
    print_text(Stream::answer, with_findings(summary, findings, language));
  }
  return status_of(made.status == RegisterStatus::made ? ExitCode::done : ExitCode::no_plan);
}

}  // namespace tongcun
