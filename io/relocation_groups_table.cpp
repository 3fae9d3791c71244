// SPDX-License-Identifier: Apache-2.0
#include "io/relocation_groups_table.h"

#include "engine/relocation/split_groups.h"
#include "io/money.h"
#include "io/office_table.h"
#include "io/place_tables.h"
#include "io/term_column.h"

#include <map>
#include <string>
#include <utility>

namespace tongcun {
namespace {

using GroupName = std::pair<VillageId, std::string>;

std::map<GroupName, MoveGroupId> named_groups(RelocationProblem const& problem,
                                              HouseholdTable const& households) {
  std::map<GroupName, MoveGroupId> named;
  for (MoverId const mover : problem.groups->of.ids()) {
    if (MoveGroupId const group = problem.groups->of[mover]; !group.is_none()) {
      HouseholdId const household = problem.movers.household[mover];
      named.try_emplace({problem.movers.village[mover], households.group[household]}, group);
    }
  }
  return named;
}

std::string parts_text(GroupSplit const& split, Region const& region) {
  std::string text;
  for (GroupPart const& part : split.parts) {
    text += text.empty() ? "" : "; ";
    text += region.sites.code[part.site] + ": " + std::to_string(part.households);
  }
  return text;
}

}  // namespace

OutputTable relocation_groups_table(RelocationOffice const& office) {
  RelocationResult const& result = office.relocation.for_the_office();
  HouseholdRegister const& people = office.households.for_the_office().people;
  Money const money(office.profile.terms);
  OutputTable table = begun_office_table("relocation_groups");
  for (char const* key : {"village_code", "village_name", "group_name"}) {
    table.columns.push_back(term_column(key, key));
  }
  for (char const* key : {"group_movers", "group_sites"}) {
    table.columns.push_back(term_column(key, key, ColumnType::integer));
  }
  table.columns.push_back(term_column("group_parts", "group_parts"));
  for (char const* key : {"group_apart", "group_staying"}) {
    table.columns.push_back(term_column(key, key, ColumnType::integer));
  }
  table.columns.push_back(money.column("group_price", "group_price"));
  IdVector<MoveGroupId, GroupSplit> const splits = split_groups(result.problem, result.plan.place);
  for (auto const& [name, group] : named_groups(result.problem, people.households)) {
    GroupSplit const& split = splits[group];
    std::vector<OutputCell> row = begun_office_row(people.invented);
    add_village_cells(office.region, name.first, row);
    row.push_back(text_cell(name.second));
    row.emplace_back(result.problem.groups->households[group]);
    row.emplace_back(static_cast<std::int64_t>(split.parts.size()));
    row.push_back(text_cell(parts_text(split, office.region)));
    row.emplace_back(split.apart());
    row.emplace_back(split.staying);
    row.push_back(money.cell(result.problem.options.split_price * split.apart()));
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace tongcun
