// SPDX-License-Identifier: Apache-2.0
#include "io/household_tables.h"

#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/guarantee_texts.h"
#include "io/rule_names.h"
#include "io/term_column.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace tongcun {
namespace {

constexpr std::array<Verdict, kVerdicts> kOrder{Verdict::pass, Verdict::fail, Verdict::unknown,
                                                Verdict::not_applicable};
constexpr std::string_view kDrawn = "households_of_";

OutputColumn column(std::string const& key, ColumnType type = ColumnType::text) {
  return term_column(key, key, type);
}

std::string yes_or_no(bool yes) {
  return yes ? "yes" : "no";
}

OutputColumn guarantee_column(GuaranteeRules const& rules) {
  OutputColumn names = column("guarantee");
  for (Guarantee const& guarantee : rules.guarantees.values()) {
    names.words.push_back({guarantee.key, guarantee.name});
  }
  return names;
}

void add_count_columns(OutputTable& table) {
  for (std::string const counted : {"households", "persons"}) {
    table.columns.push_back(
        term_column(counted + "_judged", "register_" + counted, ColumnType::integer));
    for (Verdict const verdict : kOrder) {
      table.columns.push_back(column(counted + "_" + std::string(name_of(verdict, kVerdictNames)),
                                     ColumnType::integer));
    }
  }
}

// Empty cells where the counts are suppressed.
void add_counts(std::optional<HouseholdCount> const& base,
                std::optional<HouseholdVerdictCount> const& verdicts,
                std::vector<OutputCell>& row) {
  using Number = std::optional<std::int64_t>;
  for (std::int64_t HouseholdCount::*const number :
       {&HouseholdCount::households, &HouseholdCount::persons}) {
    row.push_back(cell_of(base ? Number((*base).*number) : Number()));
    for (Verdict const verdict : kOrder) {
      auto const at = static_cast<std::size_t>(verdict);
      row.push_back(cell_of(verdicts ? Number((*verdicts)[at].*number) : Number()));
    }
  }
}

// Tenths of a per cent of the households concerned: down for the least, up for the most.
struct Share {
  std::optional<std::int64_t> low;
  std::optional<std::int64_t> high;
};
Share share_that_passes(std::optional<HouseholdVerdictCount> const& verdicts) {
  if (!verdicts) {
    return {};
  }
  auto const of = [&](Verdict verdict) {
    return (*verdicts)[static_cast<std::size_t>(verdict)].households;
  };
  std::int64_t const base = of(Verdict::pass) + of(Verdict::fail) + of(Verdict::unknown);
  if (base == 0) {
    return {};
  }
  std::int64_t const possible = of(Verdict::pass) + of(Verdict::unknown);
  return {of(Verdict::pass) * 1000 / base, (possible * 1000 + base - 1) / base};
}

void add_share(std::optional<HouseholdVerdictCount> const& verdicts, std::vector<OutputCell>& row) {
  Share const share = share_that_passes(verdicts);
  row.push_back(cell_of(share.low));
  row.push_back(cell_of(share.high));
}

void add_share_columns(OutputTable& table) {
  for (std::string const key : {"households_share_low_pct", "households_share_high_pct"}) {
    table.columns.push_back(term_column(key, "register_" + key, ColumnType::decimal, 1));
  }
}

OutputTable guarantee_table(HouseholdStatistics const& statistics, GuaranteeRules const& rules) {
  OutputTable table;
  table.name = "household_guarantees";
  table.title = term("household_guarantees").name;
  for (char const* key : {"invented_row", "area_level", "area_code", "area_name"}) {
    table.columns.push_back(column(key));
  }
  table.columns.push_back(guarantee_column(rules));
  table.columns.push_back(column("family"));
  table.columns.push_back(column("suppressed"));
  add_count_columns(table);
  add_share_columns(table);
  for (HouseholdAreaCount const& area : statistics.areas) {
    for (std::size_t i = 0; i < statistics.guarantees.size(); ++i) {
      Guarantee const& guarantee = rules.guarantees[statistics.guarantees[i]];
      std::vector<OutputCell> row{yes_or_no(statistics.invented),
                                  std::string(name_of(area.area.level, kAreaLevelNames)),
                                  text_cell(area.area.code),
                                  text_cell(area.area.name),
                                  guarantee.key,
                                  std::string(name_of(guarantee.family, kFamilyNames)),
                                  yes_or_no(!area.verdicts[i])};
      add_counts(area.base, area.verdicts[i], row);
      add_share(area.verdicts[i], row);
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

OutputTable missing_table(std::string const& invented_row,
                          std::vector<HouseholdStatistics::Missing> const& missing,
                          Profile const& profile, Language language) {
  GuaranteeTexts const texts(profile.guarantees, profile.services, language);
  OutputTable table;
  table.name = "household_missing";
  table.title = term("household_missing").name;
  table.columns = {column("invented_row"), guarantee_column(profile.guarantees),
                   column("missing_kind"), column("missing_subject"), column("missing")};
  for (char const* key : {"households_settled_alone", "households_open", "persons_open"}) {
    table.columns.push_back(term_column(key, std::string("register_") + key, ColumnType::integer));
  }
  auto const number = [](std::optional<HouseholdCount> const& count,
                         std::int64_t HouseholdCount::*of) {
    return count ? OutputCell((*count).*of) : OutputCell();
  };
  for (HouseholdStatistics::Missing const& worth : missing) {
    table.rows.push_back({invented_row, profile.guarantees.guarantees[worth.guarantee].key,
                          std::string(name_of(worth.missing.kind, kMissingKindNames)),
                          text_cell(worth.missing.subject), texts.missing(worth.missing),
                          number(worth.alone, &HouseholdCount::households),
                          number(worth.open, &HouseholdCount::households),
                          number(worth.open, &HouseholdCount::persons)});
  }
  return table;
}

// One guarantee by village; none if every count is hidden.
std::optional<OutputTable> drawn_shares(HouseholdStatistics const& statistics, std::size_t at,
                                        Villages const& villages, GuaranteeRules const& rules) {
  Guarantee const& guarantee = rules.guarantees[statistics.guarantees[at]];
  std::map<std::string, HouseholdAreaCount const*> counts;  // by the code of the village
  bool is_any_shown = false;
  for (HouseholdAreaCount const& area : statistics.areas) {
    if (area.area.level == AreaLevel::village) {
      counts[area.area.code] = &area;
      is_any_shown = is_any_shown || area.verdicts[at].has_value();
    }
  }
  if (!is_any_shown) {
    return std::nullopt;
  }
  OutputTable table = drawn_share_form(guarantee.key, guarantee.name);
  bool const has_areas = std::ranges::any_of(
      villages.area.values(), [](MultiPolygon const& area) { return !area.empty(); });
  table.geometry = has_areas ? GeometryType::area : GeometryType::point;
  for (VillageId const village : villages.code.ids()) {
    auto const found = counts.find(villages.code[village]);
    if (found == counts.end()) {
      continue;
    }
    std::optional<HouseholdVerdictCount> const& verdicts = found->second->verdicts[at];
    std::vector<OutputCell> row{yes_or_no(statistics.invented), villages.code[village],
                                text_cell(villages.name[village]), yes_or_no(!verdicts)};
    add_counts(found->second->base, verdicts, row);
    add_share(verdicts, row);
    table.rows.push_back(std::move(row));
    table.areas.push_back(villages.area[village]);
    table.points.push_back(villages.point[village]);
  }
  return table;
}

// "quality, convenience"
std::string listed(std::vector<std::string> const& texts, std::string const& between) {
  std::string list;
  for (std::string const& text : texts) {
    list += (list.empty() ? "" : between) + text;
  }
  return list;
}

// The cells of one guarantee for the office: the verdict, the parts that fail (where it fails), the
// parts that are not known, and what its verdict waits for.
class VerdictCells {
 public:
  VerdictCells(GuaranteeRules const& rules, Services const& services, Language language)
      : rules_(rules), texts_(rules, services, language), language_(language) {}

  void add(JudgedGuarantee const& judged, HouseholdId household,
           std::vector<OutputCell>& row) const {
    Verdict const verdict = judged.verdict[household];
    row.emplace_back(std::string(name_of(verdict, kVerdictNames)));
    row.push_back(text_cell(verdict == Verdict::fail ? parts(judged, household, Verdict::fail)
                                                     : std::string()));
    row.push_back(text_cell(parts(judged, household, Verdict::unknown)));
    std::vector<std::string> missing;
    for (Missing const& one : judged.lacks.of(household)) {
      missing.push_back(texts_.missing(one));
    }
    row.push_back(text_cell(listed(missing, language_ == Language::zh ? "；" : "; ")));
  }

 private:
  [[nodiscard]] std::string parts(JudgedGuarantee const& judged, HouseholdId household,
                                  Verdict wanted) const {
    Condition const& condition =
        rules_.book.conditions[rules_.guarantees[judged.guarantee].condition];
    std::vector<std::string> names;
    for (std::size_t part = 0; part < judged.parts.size(); ++part) {
      if (judged.parts[part][household] == wanted) {
        names.push_back(texts_.name(condition.parts[part]).in(language_));
      }
    }
    return listed(names, language_ == Language::zh ? "、" : ", ");
  }

  GuaranteeRules const& rules_;
  GuaranteeTexts texts_;
  Language language_;
};

}  // namespace

std::vector<OutputTable> household_tables(Public<HouseholdStatistics> const& statistics,
                                          Villages const& villages, Profile const& profile,
                                          Language language) {
  std::vector<OutputTable> tables{guarantee_table(statistics.value(), profile.guarantees),
                                  missing_table(yes_or_no(statistics.value().invented),
                                                statistics.value().missing, profile, language)};
  for (std::size_t at = 0; at < statistics.value().guarantees.size(); ++at) {
    if (std::optional<OutputTable> drawn =
            drawn_shares(statistics.value(), at, villages, profile.guarantees)) {
      tables.push_back(std::move(*drawn));
    }
  }
  return tables;
}

bool is_drawn_share(OutputTable const& table) {
  return table.name.starts_with(kDrawn);
}

OutputTable drawn_share_form(std::string const& key, Text const& name) {
  OutputTable form;
  form.name = std::string(kDrawn) + key;
  Text const& title = term("households_of").name;
  form.title = {name.en + ": " + title.en, name.zh + "：" + title.zh};
  for (char const* one : {"invented_row", "village_code", "village_name", "suppressed"}) {
    form.columns.push_back(column(one));
  }
  add_count_columns(form);
  add_share_columns(form);
  return form;
}

OutputTable internal_household_table(Restricted<HouseholdResults> const& households,
                                     Villages const& villages, GuaranteeRules const& rules) {
  HouseholdResults const& results = households.for_the_office();
  HouseholdTable const& people = results.people.households;
  struct Group {
    HouseholdCount base;
    std::vector<HouseholdVerdictCount> verdicts;
  };
  std::map<std::pair<VillageId, std::string>, Group> groups;
  for (HouseholdId const household : people.village.ids()) {
    Group& group = groups[{people.village[household], people.group[household]}];
    group.verdicts.resize(results.guarantees.judged.size());
    group.base.add(people, household);
    for (std::size_t i = 0; i < group.verdicts.size(); ++i) {
      Verdict const verdict = results.guarantees.judged[i].verdict[household];
      group.verdicts[i][static_cast<std::size_t>(verdict)].add(people, household);
    }
  }
  OutputTable table;
  table.name = "household_guarantees";
  table.title = term("household_guarantees").name;
  for (char const* key :
       {"edition", "invented_row", "village_code", "village_name", "group_name"}) {
    table.columns.push_back(column(key));
  }
  table.columns.push_back(guarantee_column(rules));
  add_count_columns(table);
  for (auto const& [key, group] : groups) {
    for (std::size_t i = 0; i < group.verdicts.size(); ++i) {
      std::vector<OutputCell> row{
          std::string("internal"),  yes_or_no(results.people.invented),
          villages.code[key.first], text_cell(villages.name[key.first]),
          text_cell(key.second),    rules.guarantees[results.guarantees.judged[i].guarantee].key};
      add_counts(group.base, group.verdicts[i], row);
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

OutputTable internal_missing_table(Restricted<HouseholdResults> const& households,
                                   Profile const& profile, Language language) {
  HouseholdResults const& results = households.for_the_office();
  std::vector<HouseholdStatistics::Missing> missing;
  missing.reserve(results.guarantees.missing.size());
  for (HouseholdMissing const& worth : results.guarantees.missing) {
    missing.push_back({worth.guarantee, worth.missing, worth.alone, worth.open});
  }
  return missing_table(yes_or_no(results.people.invented), missing, profile, language);
}

HouseholdList household_verdicts_list(Restricted<HouseholdResults> const& households,
                                      Villages const& villages, GuaranteeRules const& rules,
                                      Language language, Services const& services) {
  HouseholdResults const& results = households.for_the_office();
  HouseholdTable const& people = results.people.households;
  std::vector<OutputColumn> columns{
      column("invented_row"), column("household_code"),
      column("village_code"), column("village_name"),
      column("group_name"),   column("household_persons", ColumnType::integer)};
  for (JudgedGuarantee const& judged : results.guarantees.judged) {
    Guarantee const& guarantee = rules.guarantees[judged.guarantee];
    OutputColumn verdict = term_column(guarantee.key, "verdict");
    verdict.title = guarantee.name;
    columns.push_back(std::move(verdict));
    for (char const* which : {"fails", "unknown", "missing"}) {
      Text const& title = term(std::string("parts_") + which).name;
      columns.push_back({guarantee.key + "_" + which,
                         {guarantee.name.en + ": " + title.en, guarantee.name.zh + "：" + title.zh},
                         ColumnType::text,
                         0});
    }
  }
  VerdictCells const cells(rules, services, language);
  HouseholdListMaker list("guarantees", std::move(columns));
  for (HouseholdId const household : people.code.ids()) {
    VillageId const village = people.village[household];
    std::vector<OutputCell> row{yes_or_no(results.people.invented),
                                people.code[household],
                                villages.code[village],
                                text_cell(villages.name[village]),
                                text_cell(people.group[household]),
                                std::int64_t{people.persons[household]}};
    for (JudgedGuarantee const& judged : results.guarantees.judged) {
      cells.add(judged, household, row);
    }
    list.add(std::move(row));
  }
  return list.finish();
}

}  // namespace tongcun
