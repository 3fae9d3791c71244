// SPDX-License-Identifier: Apache-2.0
#include "io/write_comparison.h"

#include "io/comparison_page.h"
#include "io/comparison_words.h"
#include "io/privacy_audit.h"
#include "io/public_comparison.h"
#include "io/result_record.h"
#include "io/run_folder.h"
#include "io/term_column.h"
#include "io/write_csv.h"
#include "io/write_geopackage.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <filesystem>
#include <utility>

namespace tongcun {
namespace {

using Json = nlohmann::ordered_json;

// `titles`: what the rows are called, in both languages; empty: they have no titles.
Json rows_of(OutputTable const& table, std::vector<Text> const& titles = {}) {
  Json rows = Json::array();
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    std::vector<OutputCell> const& cells = table.rows[i];
    Json row = Json::object();
    for (std::size_t c = 0; c < cells.size(); ++c) {
      std::string const text = printed(cells[c], table.columns[c]);
      row[table.columns[c].key] = text.empty() ? Json() : Json(text);
    }
    if (!titles.empty()) {
      row["title"] = {{"en", titles[i].en}, {"zh", titles[i].zh}};
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

// What the record says of the registers: whether they are invented, and how they are published.
Json register_of(RunComparison const& comparison) {
  if (!comparison.has_register) {
    return nullptr;
  }
  return {{"invented", comparison.has_invented_people},
          {"treated_as", comparison.is_protected ? "real" : "invented"}};
}

}  // namespace

std::string comparison_json(RunComparison const& comparison) {
  RunComparison const told = public_comparison(comparison);
  Json json;
  json["schema"] = 1;
  json["kind"] = "comparison";
  json["runs"] = comparison.names;
  json["asked"] = rows_of(told.asked, asked_titles(told));
  json["headline"] = rows_of(told.headline, headline_titles(told));
  json["poverty"] = rows_of(told.poverty);
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

void write_comparison(OutputTarget const& target, RunComparison const& comparison,
                      std::vector<std::string> const& command, Language language) {
  RunFolder out(target);
  out.write("comparison.json", comparison_json(comparison));
  RunComparison const told = public_comparison(comparison);
  std::vector<OutputTable> open{asked_in(told, language, KeyColumn::kept),
                                headline_in(told, language, KeyColumn::kept), told.poverty};
  std::vector<OutputTable> office;
  if (tells_less(told, comparison)) {
    office.push_back(headline_in(comparison, language, KeyColumn::kept));
    office.push_back(comparison.poverty);
  }
  std::vector<OutputTable>& by_area = comparison.is_of_real_people ? office : open;
  by_area.push_back(comparison.differences);
  by_area.push_back(comparison.villages);
  open.push_back(column_table(open));
  for (OutputTable const& table : open) {
    out.write("public/tables/" + table.name + ".csv", csv_of(table));
  }
  for (OutputTable const& table : office) {
    out.write("restricted/internal/" + table.name + ".csv", csv_of(table));
  }
  std::filesystem::path const map =
      out.path_of(comparison.is_of_real_people ? "restricted/internal/comparison.gpkg"
                                               : "public/comparison.gpkg");
  write_geopackage(map, {comparison.villages}, language);
  if (comparison.is_of_real_people) {
    std::filesystem::permissions(
        map, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  }
  if (!comparison.villages.rows.empty()) {
    out.write(comparison.is_of_real_people ? "restricted/internal/comparison.html"
                                           : "public/comparison.html",
              comparison_page(comparison.is_of_real_people ? comparison : told, language));
  }
  if (!comparison.moved.rows.empty()) {
    out.write("restricted/households/" + comparison.moved.name + ".csv", csv_of(comparison.moved));
  }
  out.write("run.json",
            result_record("comparison",
                          Json{{"runs", comparison.names},
                               {"register", register_of(comparison)},
                               {"by_area", comparison.is_of_real_people ? "office" : "public"}},
                          out.files(), command));
  PrivacyAudit audit = audit_privacy(out.folder(), {});
  if (any_rejected(audit.findings)) {
    throw InputError(std::move(audit.findings));
  }
  out.publish();
}

}  // namespace tongcun
