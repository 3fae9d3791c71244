// SPDX-License-Identifier: Apache-2.0
#include "io/write_synthetic_county.h"

#include "io/broken_county_files.h"
#include "io/count_standing.h"
#include "io/county_study.h"
#include "io/county_tables.h"
#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/output_table.h"
#include "io/register_layers.h"
#include "io/run_folder.h"
#include "io/version.h"
#include "io/write_csv.h"
#include "io/write_elevation.h"
#include "io/write_geopackage.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <string_view>
#include <utility>

namespace tongcun {
namespace {

std::string_view attribution_in(Language language) {
  return language == Language::zh ? "tongcun synth county（虚构）"
                                  : "tongcun synth county (invented)";
}

// What profiles leave to the county, so that its guarantees can be judged at all.
std::string profile_text(CountyParameters const& parameters, Language language) {
  bool const zh = language == Language::zh;
  std::string_view const base = profile_of(parameters);
  std::string text = fmt::format(
      R"(# {0}
schema = 1
kind = "profile"
id = "{1}-invented"
inherits = "{1}"
name = {{ en = "invented county, rules of {1}", zh = "虚构县（沿用 {1}）" }}
)",
      zh ? "虚构县自定的标准；其余沿用所继承的规则档"
         : "What the invented county sets itself; all else is as in the profile that it inherits",
      base);
  auto const add = [&](std::string_view rule, int value, char const* en, char const* in_chinese) {
    text += fmt::format(R"(
[[rules]]
id = "{}"
value = {}                           # {}
source = "{}"
mark = "A"
)",
                        rule, value, zh ? in_chinese : en, zh ? "虚构县" : "invented county");
  };
  add("served_days_minimum", 2, "days a week of a posted or visiting doctor",
      "派驻、巡诊医生每周服务天数");
  if (parameters.era == CountyEra::y2026) {
    add("electricity_share", 100, "per cent of households", "通电户百分比");
  }
  if (base == "cn-2026") {
    add("litres_local", 40, "litres a person and day", "每人每日升数");
  }
  return text;
}

// The line of an invented county is its own where the profile has none for its year.
std::string poverty_text(CountyLine const& line, std::int32_t year, bool zh) {
  if (!line.key.empty()) {
    return "";
  }
  constexpr std::int64_t kMinorPerMajor = 100;
  return fmt::format(R"(
[[poverty.lines]]
id = "monitoring"                   # {}
by_year = {{ {} = {} }}
concept = "{}"
source = "{}"
)",
                     zh ? "虚构县自定的监测线：没有全国统一的数值"
                        : "the invented county's own: there is no national one",
                     year, line.income.line / kMinorPerMajor, line.income.unit.concept_of_income,
                     zh ? "虚构县" : "invented county");
}

// `people` is the part that names the register, "" = there is none.
std::string scenario_text(SyntheticCounty const& county, Language language,
                          std::string const& people) {
  bool const zh = language == Language::zh;
  std::string const name = county.counties.empty() ? "" : county.counties.front().name;
  std::size_t const others = county.counties.empty() ? 0 : county.counties.size() - 1;
  std::string title = name;
  if (others > 0) {
    title =
        zh ? fmt::format("{}等 {} 个县", name, others + 1)
           : fmt::format("{} and {} more {}", name, others, others == 1 ? "county" : "counties");
  }
  title += zh ? "（虚构）：可达性" : " (invented): who reaches what";
  std::string text = fmt::format(
      R"(# {0}
schema = 1
kind = "scenario"
name = "synthetic-{1}"
title = "{2}"
language = "{3}"
profile = "profile.toml"            # {6}
year = {7}
invented = true                     # {4}

[layers.villages]
file = "county.gpkg"
attribution = "{5}"
licence = "CC0-1.0"
layer = "villages"

[layers.committees]
file = "county.gpkg"
attribution = "{5}"
licence = "CC0-1.0"
layer = "committees"

[layers.roads]
file = "county.gpkg"
attribution = "{5}"
licence = "CC0-1.0"
layer = "roads"

[layers.facilities.public]
file = "county.gpkg"
attribution = "{5}"
licence = "CC0-1.0"
layer = "facilities"

[layers.facilities.water]
file = "county.gpkg"
attribution = "{5}"
licence = "CC0-1.0"
layer = "water_points"

[layers.sites]
file = "county.gpkg"
attribution = "{5}"
licence = "CC0-1.0"
layer = "sites"

[layers.hazards]
file = "county.gpkg"
attribution = "{5}"
licence = "CC0-1.0"
layer = "hazard_zones"

[layers.elevation]
file = "elevation.tif"
attribution = "{5}"
licence = "CC0-1.0"
)",
      zh ? "在虚构县上运行的方案；列名与用词由内置词表识别"
         : "A scenario that runs on the invented county; the built-in vocabulary knows its columns",
      county.parameters.seed, title, zh ? "zh" : "en", term("invented").name.in(language),
      attribution_in(language),
      zh ? fmt::format("{} 加上虚构县自定的标准", profile_of(county.parameters))
         : fmt::format("{} with the invented county's own values", profile_of(county.parameters)),
      county.parameters.year);
  text += people;
  if (!people.empty()) {
    text += fmt::format(
        R"(
[relocation]
plan = "committed"                  # {}

# {}
[[relocation.in_place.measures]]
name = "{}"
guarantee = "hardened_road"
unit = "kilometre"
investment = 632000                 # {}
upkeep = 3000                       # [A]

[[relocation.in_place.measures]]
name = "{}"
guarantee = "drinking_water"
unit = "person"
investment = 1500                   # [A]
upkeep = 60                         # [A]

# {}
# [relocation.modes.monetary]
# offered_to = "all"                # {}
# most_share = 0.1                  # {}
# subsidy_a_person = …              # {}
# [relocation.modes.monetary.without_site]
# minutes = …                       # {}
)",
        zh ? "只安排愿意和已签约的农户；potential 还包括未征询的"
           : "who is willing or has signed; potential: also who was not asked",
        zh ? "留居者的就地改善费用：与搬迁并列比较，不影响方案"
           : "what serving those who stay costs: told beside the move, no part of the plan",
        zh ? "通村硬化路" : "hardened road to the village",
        zh ? "贵州组组通：312.69 亿元 / 49,500 公里"
           : "组组通 of Guizhou: 31.269 billion / 49,500 km",
        zh ? "饮水安全工程" : "safe drinking water",
        zh ? "其他安置方式：货币安置不需要安置点；去掉 # 并写明本县标准"
           : "Other modes of settlement: money needs no site; take the # away and state the "
             "county's figures",
        zh ? "缺省为只面向填报该意愿的农户，虚构台账没有此项；已填意向安置点的另须 wishes = "
             "\"ranked\""
           : "default: who names it among its wishes, which the invented register has not; who "
             "names sites is offered it with wishes = \"ranked\" alone",
        zh ? "不超过可安置户数的一成" : "of the households that may be placed, at most",
        zh ? "每人补助" : "what each person receives",
        zh ? "农户自行找到的住处路程无人知晓：目标按每人这么多分钟计"
           : "nobody knows the ways from where they will live: so many count for each person");
  }
  if (county.villages.size() > kMostWorkbookVillages) {
    text += fmt::format("\n[access]\nnearest = 1                         # {}\n",
                        zh ? "大区域只保留最近的一个" : "one is enough for a region of this size");
  }
  return text;
}

nlohmann::ordered_json register_json(CountyPeople const& people) {
  HouseholdTable const& table = people.households.households;
  IncomeCalibration const& income = people.line.income;
  return {{"line",
           {{"line", people.line.key},
            {"minor_units", income.line},
            {"currency", income.unit.currency},
            {"per", income.unit.per},
            {"concept", income.unit.concept_of_income},
            {"source", people.line.source},
            {"mark", people.line.mark}}},
          {"low_income_millionths", income.headcount},
          {"households_by", standing_json(table)}};
}

// The number of the row with a code, as checks name it; an empty cell where none has it.
OutputCell row_of(std::vector<OutputTable> const& tables, CountyPeople const* people,
                  PlantedDefect const& defect) {
  auto const number = [](std::ptrdiff_t position) {
    return OutputCell(std::int64_t{position + 1});
  };
  std::string_view const layer = type_of(defect.kind).layer;
  if (layer == "households" && people != nullptr) {
    auto const codes = people->households.households.code.values();
    return number(std::ranges::find(codes, defect.code) - codes.begin());
  }
  auto const table = std::ranges::find(tables, layer, &OutputTable::name);
  for (std::size_t i = 0; table != tables.end() && i < table->rows.size(); ++i) {
    if (table->rows[i].front() == OutputCell(defect.code)) {
      return number(static_cast<std::ptrdiff_t>(i));
    }
  }
  return {};
}

std::string key_csv(std::vector<OutputTable> const& tables, CountyPeople const* people,
                    CountyDefects const& defects) {
  OutputTable table;
  table.name = "planted";
  for (char const* const key : {"kind", "rule", "layer", "row", "code", "from"}) {
    table.columns.push_back({key, {key, key}, ColumnType::text, 0});
  }
  table.columns[3].type = ColumnType::integer;
  table.rows.reserve(defects.planted.defects.size());
  for (PlantedDefect const& defect : defects.planted.defects) {
    DefectType const& type = type_of(defect.kind);
    table.rows.push_back({std::string(type.name), std::string(type.rule), std::string(type.layer),
                          row_of(tables, people, defect), text_cell(defect.code),
                          text_cell(defect.from)});
  }
  return csv_of(table);
}

std::string manifest_json(SyntheticCounty const& county, CountyPeople const* people,
                          CountyDefects const* defects, std::vector<std::string> const& command,
                          std::vector<RunFolder::File> const& files) {
  CountyParameters const& p = county.parameters;
  nlohmann::ordered_json json;
  json["schema"] = 1;
  json["kind"] = "synthetic_county";
  json["program"] = "tongcun";
  json["version"] = program_version();
  json["invented"] = true;
  json["statement"] = {{"en", term("invented").name.en}, {"zh", term("invented").name.zh}};
  json["parameters"] = {
      {"seed", p.seed},
      {"villages", p.villages},
      {"centre", {p.centre.lon / kUnitsPerDegree, p.centre.lat / kUnitsPerDegree}},
      {"era", name_of(p.era, kCountyEraNames)},
      {"year", p.year},
      {"hectares_per_village", p.hectares_per_village},
      {"unreached_permille", p.unreached_permille},
      {"unknown_surface_permille", p.unknown_surface_permille},
      {"site_room_permille", p.site_room_permille},
      {"persons_a_site", p.persons_a_site}};
  json["counts"] = {
      {"counties", county.counties.size()},     {"townships", county.townships.size()},
      {"villages", county.villages.size()},     {"hamlets", county.hamlets.size()},
      {"roads", county.roads.size()},           {"rivers", county.rivers.size()},
      {"facilities", county.facilities.size()}, {"sites", county.sites.size()},
      {"hazards", county.hazards.size()}};
  if (people != nullptr) {
    json["counts"]["households"] = people->households.households.size();
    json["counts"]["persons"] = people->households.persons.size();
    json["register"] = register_json(*people);
    if (people->earlier) {
      json["earlier"] = {{"year", *people->earlier->year},
                         {"households", people->earlier->households.size()},
                         {"persons", people->earlier->persons.size()}};
    }
  }
  if (defects != nullptr) {
    json["planted"] = {{"permille", defects->permille},
                       {"defects", defects->planted.defects.size()}};
  }
  json["files"] = nlohmann::ordered_json::array();
  for (RunFolder::File const& file : files) {
    json["files"].push_back({{"file", file.name}, {"bytes", file.bytes}, {"sha256", file.sha256}});
  }
  json["command"] = command;
  // Words of the command line may be no UTF-8; such bytes are replaced.
  return json.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace

void write_synthetic_county(OutputTarget const& target, SyntheticCounty const& county,
                            CountyPeople const* people, CountyLanguages languages,
                            std::vector<std::string> const& command, CountyDefects const* defects) {
  RunFolder out(target);
  std::vector<RowStream> streams;
  if (people != nullptr) {
    streams = {household_rows(people->households, county, languages.headers, PlaceForm::geometry),
               person_rows(people->households, languages.headers)};
  }
  std::vector<OutputTable> const tables = county_tables(county, languages.headers);
  write_geopackage(out.path_of("county.gpkg"), tables, languages.texts, Styling::plain, streams);
  write_elevation(out.path_of("elevation.tif"), county.elevation);
  bool const has_earlier = people != nullptr && people->earlier;
  if (has_earlier) {
    write_earlier_register(out, county, *people->earlier, languages);
  }
  auto const scenario_with = [&](RegisterForm form) {
    return scenario_text(
               county, languages.texts,
               register_tables(county, form, attribution_in(languages.texts), languages.headers) +
                   (has_earlier ? earlier_tables(*people->earlier, attribution_in(languages.texts))
                                : "") +
                   poverty_text(people->line, county.parameters.year,
                                languages.texts == Language::zh)) +
           study_text(county, people->line, languages.texts);
  };
  bool const has_workbooks =
      people != nullptr && defects == nullptr && county.villages.size() <= kMostWorkbookVillages;
  if (has_workbooks) {
    write_township_workbooks(out, county, people->households, languages.headers);
    out.write("scenario-workbooks.toml", scenario_with(RegisterForm::workbooks));
  }
  std::string scenario = people != nullptr ? scenario_with(RegisterForm::geopackage)
                                           : scenario_text(county, languages.texts, "");
  if (has_workbooks) {
    scenario +=
        languages.texts == Language::zh
            ? "\n# 同一台账的分乡镇工作簿：scenario-workbooks.toml 从 register/*.xlsx 读取\n"
            : "\n# The same register from the workbooks of the townships, "
              "register/*.xlsx: scenario-workbooks.toml\n";
  }
  out.write("profile.toml", profile_text(county.parameters, languages.texts));
  out.write("scenario.toml", scenario);
  if (defects != nullptr) {
    out.write("planted.csv", key_csv(tables, people, *defects));
    auto const facilities =
        std::ranges::find(tables, std::string_view("facilities"), &OutputTable::name);
    write_broken_files(out, *facilities, scenario_text(county, languages.texts, ""),
                       languages.texts);
  }
  out.write("synth.json", manifest_json(county, people, defects, command, out.files()));
  out.publish();
}

}  // namespace tongcun
