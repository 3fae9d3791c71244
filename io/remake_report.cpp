// SPDX-License-Identifier: Apache-2.0
#include "io/remake_report.h"

#include "io/comparable_runs.h"
#include "io/data_package_json.h"
#include "io/drawn_guarantee_forms.h"
#include "io/internal_tables.h"
#include "io/privacy_audit.h"
#include "io/read_data_package.h"
#include "io/read_published_tables.h"
#include "io/result_folder.h"
#include "io/result_record.h"
#include "io/run_folder.h"
#include "io/table_workbook.h"
#include "io/text_file.h"
#include "io/workbook_notes.h"
#include "io/write_report.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace tongcun {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::uintmax_t kLargestFile = std::uintmax_t{4} << 30;
constexpr char const* kMap = "public/plan.gpkg";
constexpr char const* kInternalMap = "restricted/internal/problems.gpkg";
constexpr char const* kReport = "public/report.html";
constexpr char const* kInternalReport = "restricted/internal/report.html";
constexpr char const* kHouseholdReport = "restricted/households/report.html";

class PublishedRun {
 public:
  // Throws InputError unless the folder is what its records say.
  explicit PublishedRun(std::filesystem::path const& folder)
      : folder_(folder), checked_(read_result_folder(folder)) {}

  [[nodiscard]] std::string const& name() const { return checked_.name; }
  [[nodiscard]] std::filesystem::path path_of(char const* file) const { return folder_ / file; }
  [[nodiscard]] bool has(char const* file) const {
    std::error_code error;
    return std::filesystem::is_regular_file(folder_ / file, error);
  }
  [[nodiscard]] std::string content_of(std::string const& file) const {
    std::optional<std::string> text = read_text_file(folder_ / file, kLargestFile);
    if (!text) {
      refuse("C002", file);
    }
    return std::move(*text);
  }

  // The tables beside a data package, with the shapes of the map package.
  [[nodiscard]] DataPackage read(std::string const& package, char const* map) const {
    if (!has(package.c_str())) {
      refuse("C003", package);
    }
    std::optional<DataPackage> read = read_data_package(content_of(package));
    if (!read) {
      refuse("C003", package);
    }
    std::string const beside = package.substr(0, package.rfind('/') + 1);
    for (OutputTable& table : read->tables) {
      std::string const file = beside + table.name + ".csv";
      if (!read_rows_of(content_of(file), table)) {
        refuse("C003", file);
      }
    }
    if (!read_shapes_of(folder_ / map, read->tables)) {
      refuse("C003", map);
    }
    return std::move(*read);
  }

 private:
  [[noreturn]] void refuse(char const* rule, std::string const& file) const {
    Finding finding = finding_about(rule, checked_, {{"name", checked_.name}}, true);
    finding.file += "/" + file;
    throw InputError({std::move(finding)});
  }

  std::filesystem::path const& folder_;
  ResultFolder checked_;
};

std::vector<OutputTable const*> all_of(std::vector<OutputTable> const& tables) {
  std::vector<OutputTable const*> all;
  all.reserve(tables.size());
  for (OutputTable const& table : tables) {
    all.push_back(&table);
  }
  return all;
}

// A file geodatabase is one thing to its users, though it is a folder of many files.
std::string as_users_know_it(std::string const& file) {
  constexpr std::string_view kGeodatabase = ".gdb";
  std::size_t const inside = file.find(std::string(kGeodatabase) + "/");
  return file.substr(0, inside == std::string::npos ? inside : inside + kGeodatabase.size());
}

void stamp(std::vector<OutputTable>& tables, std::vector<Text> const& stamps) {
  for (OutputTable& table : tables) {
    table.title = stamped(table.title, stamps);
  }
}

Json about(PublishedRun const& run, RunHead const& head) {
  Json json;
  json["run"] = {{"name", run.name()}, {"sha256", sha256_of(run.content_of("run.json"))}};
  json["language"] = head.language == Language::zh ? "zh" : "en";
  return json;
}

}  // namespace

RemadeReport remake_report(OutputTarget const& target, ReportRequest const& request,
                           std::vector<std::string> const& command) {
  PublishedRun const run(request.run);
  DataPackage open = run.read(kDataPackage, kMap);
  RunHead& head = open.head;
  head.language = request.language.value_or(head.language);
  DataPackage internal;
  if (run.has("restricted/run.json")) {
    internal = run.read(kInternalDataPackage, kInternalMap);
  }
  RunFolder out(target);
  write_table_workbook(out.path_of("public/tables.xlsx"), workbook_notes(head, Edition::open),
                       all_of(open.tables), head.language);
  stamp(open.tables, head.stamps);
  std::string const summary = run.content_of("summary.json");
  // Pictures of the map and lists of households are no tables: the pages of the run have them.
  auto const write_page = [&](ReportEdition edition, char const* file) {
    ReportSource source{head, open.tables, internal.tables, summary};
    source.kept = kept_parts_of(run.content_of(file));
    out.write(file, report_html(edition, source));
  };
  write_page(ReportEdition::open, kReport);
  if (!internal.tables.empty()) {
    write_internal_workbook(out, head, all_of(internal.tables));
  }
  if (run.has(kInternalReport)) {
    write_page(ReportEdition::internal, kInternalReport);
  }
  if (run.has(kHouseholdReport)) {
    write_page(ReportEdition::households, kHouseholdReport);
  }
  RemadeReport made;
  if (!request.formats.empty()) {
    out.write("public/ATTRIBUTION.txt", attribution_text(head));
    std::vector<OutputTable> forms = drawn_guarantee_forms(open.tables);
    stamp(forms, head.stamps);
    std::ranges::move(forms, std::back_inserter(open.tables));
    made.findings = export_layers(out, head, {run.path_of(kMap), "public/", "plan", open.tables},
                                  request.formats);
    if (run.has(kInternalMap)) {
      stamp(internal.tables, head.stamps);
      std::vector<Finding> const more = export_layers(
          out, head,
          {run.path_of(kInternalMap), "restricted/internal/", "problems", internal.tables},
          request.formats);
      made.findings.insert(made.findings.end(), more.begin(), more.end());
    }
  }
  out.write("run.json", result_record("report", about(run, head), out.files(), command));
  PrivacyAudit audit = audit_privacy(out.folder(), {});
  if (any_rejected(audit.findings)) {
    throw InputError(std::move(audit.findings));
  }
  for (RunFolder::File const& file : out.files()) {
    std::string shown = as_users_know_it(file.name);
    if (made.files.empty() || made.files.back() != shown) {
      made.files.push_back(std::move(shown));
    }
  }
  out.publish();
  return made;
}

}  // namespace tongcun
