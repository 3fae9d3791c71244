// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/text.h"
#include "io/output_table.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {

// What the first sheet of a workbook of tables tells of where it is from.
struct WorkbookNotes {
  Text title;                                       // of the run
  std::vector<Text> stamps;                         // what every sheet must say: "invented" …
  std::vector<std::pair<Text, std::string>> facts;  // scenario, profile, digests …
  std::vector<std::string> owed;                    // attributions, one a layer
  std::string csv_folder;                           // where the same tables lie as CSV
};

// Longer tables, and what would make a workbook larger than spreadsheets open with ease, are left
// to CSV; the notes name them.
constexpr std::size_t kMostSheetRows = 100'000;
constexpr std::size_t kMostWorkbookCells = 2'000'000;

// Writes the tables as one XLSX workbook for people: notes first, then charts of the tables that
// have one (table_charts), then a sheet a table, named by its title in `language`. A sheet begins
// with its title and stamps, the columns' titles in both languages, their units and their keys; the
// keys carry the filter. Numbers are those of the CSV files, texts too, but words of columns that
// have a list of words stand by their names in `language`. Geometry is not written. Codes stay
// texts. The same tables give the same bytes. Linear in the cells. Throws OutputError.
void write_table_workbook(std::filesystem::path const& path, WorkbookNotes const& notes,
                          std::vector<OutputTable const*> const& tables, Language language);

// Rows above the first row of a table in its sheet; the last of them holds the keys.
constexpr std::size_t kHeaderRows = 5;

}  // namespace tongcun
