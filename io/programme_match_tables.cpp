// SPDX-License-Identifier: Apache-2.0
#include "io/programme_match_tables.h"

#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/office_table.h"
#include "io/rule_names.h"
#include "io/term_column.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

OutputColumn column(std::string const& key, ColumnType type = ColumnType::text) {
  return term_column(key, key, type);
}

class MatchRows {
 public:
  MatchRows(PovertyPath const& path, HouseholdRegister const& people, Villages const& villages,
            Language language)
      : study_(path.study),
        match_(path.match),
        people_(people),
        villages_(villages),
        language_(language) {}

  static std::vector<OutputColumn> columns() {
    std::vector<OutputColumn> columns;
    for (char const* key :
         {"list_is", "invented_row", "household_code", "village_code", "village_name"}) {
      columns.push_back(column(key));
    }
    columns.push_back(column("household_persons", ColumnType::integer));
    for (char const* key : {"cause_main", "cause_other", "receives", "programmes_waiting",
                            "programmes_undecided", "causes_without_programme"}) {
      columns.push_back(column(key));
    }
    return columns;
  }

  [[nodiscard]] bool has_row(HouseholdId id) const {
    return !causes_of(study_.grounds, id).empty() || match_.eligible[id] != 0 ||
           match_.undecided[id] != 0;
  }

  [[nodiscard]] std::vector<OutputCell> row(HouseholdId id) const {
    VillageId const village = people_.households.village[id];
    std::uint32_t const received = study_.households.programmes[id];
    KindSet<PovertyCause> main;
    if (study_.grounds.cause_main[id].has_value()) {
      main.insert(study_.grounds.cause_main[id].value());
    }
    auto const& other = study_.grounds.cause_other[id];
    return {std::string("ground_for_a_visit"),
            std::string(people_.invented ? "yes" : "no"),
            people_.households.code[id],
            villages_.code[village],
            text_cell(villages_.name[village]),
            std::int64_t{people_.households.persons[id]},
            text_cell(list_of_causes(main)),
            text_cell(list_of_causes(other.has_value() ? other.value() : KindSet<PovertyCause>())),
            text_cell(list_of_programmes(received)),
            text_cell(list_of_programmes(match_.eligible[id] & ~received)),
            text_cell(list_of_programmes(match_.undecided[id])),
            text_cell(list_of_causes(without_programme(id)))};
  }

 private:
  [[nodiscard]] KindSet<PovertyCause> without_programme(HouseholdId id) const {
    KindSet<PovertyCause> const causes = causes_of(study_.grounds, id);
    KindSet<PovertyCause> without;
    for (std::size_t c = 0; c < kPovertyCauses; ++c) {
      auto const cause = static_cast<PovertyCause>(c);
      if (causes.contains(cause) && match_.state_of(study_, id, cause) != CauseState::receiving) {
        without.insert(cause);
      }
    }
    return without;
  }

  void append(std::string& list, std::string_view word) const {
    list += list.empty() ? "" : language_ == Language::zh ? "、" : ", ";
    list += word;
  }
  [[nodiscard]] std::string list_of_causes(KindSet<PovertyCause> causes) const {
    std::string list;
    for (std::size_t c = 0; c < kPovertyCauses; ++c) {
      if (causes.contains(static_cast<PovertyCause>(c))) {
        append(list, name_of_word("poverty_cause", kPovertyCauseNames[c], language_));
      }
    }
    return list;
  }
  [[nodiscard]] std::string list_of_programmes(std::uint32_t bits) const {
    std::string list;
    for (std::size_t p = 0; p < study_.options.programmes.size(); ++p) {
      if ((bits >> p & 1U) != 0) {
        append(list, study_.options.programmes[p].name);
      }
    }
    return list;
  }

  PovertyStudy const& study_;
  ProgrammeMatch const& match_;
  HouseholdRegister const& people_;
  Villages const& villages_;
  Language language_;
};

}  // namespace

OutputTable cause_table(Restricted<PovertyPath> const& path,
                        Restricted<HouseholdResults> const& households) {
  PovertyPath const& told = path.for_the_office();
  OutputTable table = begun_office_table("poverty_causes");
  for (char const* key : {"area_level", "area_code", "area_name", "poverty_cause"}) {
    table.columns.push_back(column(key));
  }
  for (char const* key : {"cause_households", "cause_persons", "cause_main_households",
                          "cause_receiving", "cause_waiting", "cause_undecided", "cause_open"}) {
    table.columns.push_back(column(key, ColumnType::integer));
  }
  for (AreaId const id : told.match.causes.ids()) {
    Area const& area = told.study.tree.areas[id];
    for (std::size_t c = 0; c < kPovertyCauses; ++c) {
      CauseCount const& count = told.match.causes[id][c];
      std::int64_t all = 0;
      for (std::int64_t const of_state : count.households) {
        all += of_state;
      }
      if (all == 0) {
        continue;
      }
      std::vector<OutputCell> row = begun_office_row(households.for_the_office().people.invented);
      row.emplace_back(std::string(name_of(area.level, kAreaLevelNames)));
      row.push_back(text_cell(area.code));
      row.push_back(text_cell(area.name));
      row.emplace_back(std::string(kPovertyCauseNames[c]));
      row.emplace_back(all);
      row.emplace_back(count.persons);
      row.emplace_back(count.main);
      for (std::int64_t const of_state : count.households) {
        row.emplace_back(of_state);
      }
      table.rows.push_back(std::move(row));
    }
  }
  return table;
}

HouseholdList household_programmes_list(Restricted<PovertyPath> const& path,
                                        Restricted<HouseholdResults> const& households,
                                        Villages const& villages, Language language) {
  HouseholdRegister const& people = households.for_the_office().people;
  MatchRows const rows(path.for_the_office(), people, villages, language);
  HouseholdListMaker list("programmes", MatchRows::columns());
  for (HouseholdId const id : people.households.code.ids()) {
    if (rows.has_row(id)) {
      list.add(rows.row(id));
    }
  }
  return list.finish();
}

}  // namespace tongcun
