// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/types/text.h"
#include "io/check_output_target.h"
#include "io/compare_runs.h"

#include <string>
#include <vector>

namespace tongcun {

// A comparison as one JSON document: the runs, what was asked otherwise, every number of the
// summaries, years ahead; keys, units and bases as the records have them, titles in both languages.
// Public: it tells nothing that the summaries do not.
[[nodiscard]] std::string comparison_json(RunComparison const& comparison);

// Publishes a folder: run.json (kind "comparison"), comparison.json, public/tables/*.csv with their
// dictionary, public/comparison.gpkg (villages, styled), public/comparison.html (the report's page,
// comparison_page.h), and in restricted/households/ who is
// placed elsewhere. Tables by area of real registers, their map and the page, go to
// restricted/internal/ instead. The folder appears whole or not at all. Throws OutputError, and
// InputError (V915) as write_run does.
void write_comparison(OutputTarget const& target, RunComparison const& comparison,
                      std::vector<std::string> const& command, Language language);

}  // namespace tongcun
