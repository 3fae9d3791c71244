// SPDX-License-Identifier: Apache-2.0
#include "io/workbook_notes.h"

#include "io/glossary.h"

#include <string>

namespace tongcun {

WorkbookNotes workbook_notes(Scenario const& scenario, std::vector<Text> const& stamps,
                             Edition edition) {
  bool const is_internal = edition == Edition::internal;
  WorkbookNotes notes;
  notes.title = {scenario.title, scenario.title};
  notes.stamps = stamps;
  if (is_internal) {
    notes.stamps.push_back(term("workbook.internal_edition").name);
  }
  notes.csv_folder = is_internal ? "restricted/internal/" : "public/tables/";
  if (!is_internal) {
    notes.facts.emplace_back(term("workbook.public_edition").name, "");
  }
  notes.facts.emplace_back(term("workbook.scenario").name, scenario.name);
  notes.facts.emplace_back(term("workbook.scenario_sha256").name, scenario.sha256);
  for (ConfigFile const& file : scenario.inherited) {
    notes.facts.emplace_back(term("workbook.inherited_sha256").name,
                             file.file + ": " + file.sha256);
  }
  for (std::string const& setting : scenario.settings) {
    notes.facts.emplace_back(term("workbook.setting").name, setting);
  }
  notes.facts.emplace_back(
      term("workbook.profile").name,
      scenario.profile.id + " (" + scenario.profile.name.in(scenario.language) + ")");
  for (ConfigFile const& file : scenario.profile.files) {
    notes.facts.emplace_back(term("workbook.profile_sha256").name, file.file + ": " + file.sha256);
  }
  if (scenario.year) {
    notes.facts.emplace_back(term("workbook.described_year").name, std::to_string(*scenario.year));
  }
  return notes;
}

}  // namespace tongcun
