// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/finding.h"
#include "engine/types/text.h"
#include "io/check_output_target.h"
#include "io/export_layers.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tongcun {

struct ReportRequest {
  std::filesystem::path run;
  std::optional<Language> language;   // none: the run's
  std::vector<ExportFormat> formats;  // in which the maps are to be written as well
};

struct RemadeReport {
  std::vector<std::string> files;  // by name; of a geodatabase its folder alone
  std::vector<Finding> findings;   // of the formats (export_layers)
};

// Makes what people look at anew from a run folder, without computing and without changing it:
// public/report.html, public/tables.xlsx and, where the run's restricted part is there, those of
// restricted/ (the page of households too), and the maps (public/plan.gpkg,
// restricted/internal/problems.gpkg) in the formats asked for, with ATTRIBUTION.txt beside the
// public one; run.json (kind "report") names the run by its record's digest. In the run's language
// and by the same version of the program the files have the bytes that the run gave them. Sentences
// in cells (why a rule fails, what is missing) stay in the run's language. The folder appears whole
// or not at all. Throws InputError as read_result_folder does, before anything is written (C003
// also where the run was written before runs kept what pages need), V915 as write_run, and
// OutputError.
RemadeReport remake_report(OutputTarget const& target, ReportRequest const& request,
                           std::vector<std::string> const& command);

}  // namespace tongcun
