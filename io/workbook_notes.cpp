// SPDX-License-Identifier: Apache-2.0
#include "io/workbook_notes.h"

#include "io/glossary.h"

#include <string>

namespace tongcun {

WorkbookNotes workbook_notes(RunHead const& head, Edition edition) {
  bool const is_internal = edition == Edition::internal;
  WorkbookNotes notes;
  notes.title = {head.title, head.title};
  notes.stamps = head.stamps;
  if (is_internal) {
    notes.stamps.push_back(term("workbook.internal_edition").name);
  } else {
    notes.owed = credit_lines(head, head.language);
    notes.facts.emplace_back(term("workbook.public_edition").name, "");
  }
  notes.csv_folder = is_internal ? "restricted/internal/" : "public/tables/";
  notes.facts.emplace_back(term("workbook.scenario").name, head.scenario);
  notes.facts.emplace_back(term("workbook.scenario_sha256").name, head.sha256);
  for (ConfigFile const& file : head.inherited) {
    notes.facts.emplace_back(term("workbook.inherited_sha256").name,
                             file.file + ": " + file.sha256);
  }
  for (std::string const& setting : head.settings) {
    notes.facts.emplace_back(term("workbook.setting").name, setting);
  }
  notes.facts.emplace_back(term("workbook.profile").name,
                           head.profile.id + " (" + head.profile.name.in(head.language) + ")");
  for (ConfigFile const& file : head.profile.files) {
    notes.facts.emplace_back(term("workbook.profile_sha256").name, file.file + ": " + file.sha256);
  }
  if (head.year) {
    notes.facts.emplace_back(term("workbook.described_year").name, std::to_string(*head.year));
  }
  return notes;
}

}  // namespace tongcun
