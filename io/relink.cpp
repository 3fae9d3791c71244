// SPDX-License-Identifier: Apache-2.0
#include "io/relink.h"

#include "engine/region/region.h"
#include "io/csv_reader.h"
#include "io/feature_source.h"
#include "io/input_folder.h"
#include "io/output_error.h"
#include "io/output_table.h"
#include "io/read_scenario.h"
#include "io/register_key.h"
#include "io/row_cells.h"
#include "io/text_file.h"
#include "io/write_csv.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <system_error>
#include <utility>

namespace tongcun {
namespace {

constexpr char const* kPseudonymColumn = "household_code";
constexpr char const* kOfficeColumn = "office_code";
constexpr std::uintmax_t kLargestTable = std::uintmax_t{2} << 30;

using OfficeCodes = std::map<std::string, std::string>;  // by pseudonym

std::string name_of_file(std::string const& path) {
  return std::filesystem::path(path).filename().string();
}

Finding rejection(std::string rule, std::string const& path, std::int64_t row = 0) {
  Finding finding;
  finding.rule = std::move(rule);
  finding.severity = Severity::error;
  finding.treatment = Treatment::rejected;
  finding.file = name_of_file(path);
  finding.row = row;
  return finding;
}

// A file of the office's register, and how its columns are understood.
struct OfficeFile {
  LayerSource source;
  std::filesystem::path path;
};

LayerSource plain_source(RelinkRequest const& request) {
  LayerSource source;
  source.key = "households";
  source.role = LayerRole::households;
  source.layer = request.layer;
  source.encoding = request.encoding;
  return source;
}

class RegisterJoin {
 public:
  explicit RegisterJoin(RelinkRequest const& request) : request_(request) {
    if (!request.scenario.empty()) {
      scenario_ = read_scenario(request.scenario);
    }
  }

  Relinked join() {
    Relinked result;
    RegisterKey key = read_key();
    take(std::move(key.findings));
    std::optional<std::string> const table = read_text_file(request_.table, kLargestTable);
    if (!table) {
      findings_.push_back(rejection("V006", request_.table));
    }
    refuse_if_rejected();
    OfficeCodes const codes = read_codes(*key.pseudonyms);
    refuse_if_rejected();
    put_before(codes, *table, result);
    refuse_if_rejected();
    result.findings = std::move(findings_);
    return result;
  }

 private:
  void take(std::vector<Finding> findings) {
    std::ranges::move(findings, std::back_inserter(findings_));
  }

  void refuse_if_rejected() {
    if (any_rejected(findings_)) {
      throw InputError(std::move(findings_));
    }
  }

  [[nodiscard]] RegisterKey read_key() const {
    if (!request_.key.empty() || !scenario_) {
      return read_key_file(request_.key, name_of_file(request_.key));
    }
    if (scenario_->register_key.empty()) {
      return {std::nullopt, {rejection("V921", request_.scenario)}};
    }
    return read_register_key(*scenario_);
  }

  [[nodiscard]] std::vector<LayerSource> sources_of_scenario() const {
    std::vector<LayerSource> sources;
    if (scenario_) {
      std::ranges::copy_if(
          scenario_->layers, std::back_inserter(sources),
          [](LayerSource const& source) { return source.role == LayerRole::households; });
    }
    return sources;
  }

  // The source that the scenario has for a file of the same name, else for its first one.
  [[nodiscard]] LayerSource source_of(std::string const& file) const {
    std::vector<LayerSource> const known = sources_of_scenario();
    auto const same = std::ranges::find_if(known, [&](LayerSource const& source) {
      return name_of_file(source.file) == name_of_file(file);
    });
    LayerSource source = same != known.end() ? *same
                         : known.empty()     ? plain_source(request_)
                                             : known.front();
    source.file = name_of_file(file);
    source.layer = request_.layer.empty() ? source.layer : request_.layer;
    source.encoding = request_.encoding.empty() ? source.encoding : request_.encoding;
    return source;
  }

  std::vector<OfficeFile> office_files() {
    std::vector<OfficeFile> files;
    files.reserve(request_.registers.size());
    for (std::string const& file : request_.registers) {
      files.push_back({source_of(file), file});
    }
    if (!files.empty() || !scenario_) {
      return files;
    }
    for (LayerSource const& source : sources_of_scenario()) {
      InputFile const file = find_input_file(scenario_->input_folder, source.file);
      if (file.problem == InputFileProblem::none) {
        files.push_back({source, file.path});
      } else {
        findings_.push_back(layer_rejection(source, "V022"));
      }
    }
    return files;
  }

  OfficeCodes read_codes(Pseudonyms const& pseudonyms) {
    OfficeCodes codes;
    for (OfficeFile& file : office_files()) {
      if (file.source.crs.empty()) {
        file.source.crs = "EPSG:4326";  // coordinates are not looked at
      }
      OpenedSource opened = open_features(file.source, file.path);
      if (!opened.source) {
        take(std::move(opened.findings));
        continue;
      }
      RowCells cells(file.source, *opened.source, {"code"});
      while (cells.next()) {
        std::string code = cells.text("code");
        if (!code.empty() && !cells.has_ruined_code("code", Need::required)) {
          std::string pseudonym = pseudonyms.of(code);
          codes.emplace(std::move(pseudonym), std::move(code));
        }
      }
      cells.finish();
      take(cells.take_findings());
    }
    return codes;
  }

  void refuse_table(std::int64_t row) {
    findings_.push_back(rejection("V919", request_.table, row));
    findings_.back().values = {{"column", kPseudonymColumn}};
  }

  void put_before(OfficeCodes const& codes, std::string const& table, Relinked& result) {
    CsvReader reader(table);
    std::optional<CsvReader::Row> const header = reader.next();
    auto const column = header ? std::ranges::find(header->cells, kPseudonymColumn)
                               : std::vector<std::string>::const_iterator();
    if (!header || column == header->cells.end()) {
      refuse_table(1);
      return;
    }
    auto const at = static_cast<std::size_t>(column - header->cells.begin());
    OutputTable joined;
    joined.columns.push_back({kOfficeColumn, {kOfficeColumn, kOfficeColumn}, ColumnType::text, 0});
    for (std::string const& key : header->cells) {
      joined.columns.push_back({key, {key, key}, ColumnType::text, 0});
    }
    while (std::optional<CsvReader::Row> row = reader.next()) {
      if (row->cells.size() != header->cells.size()) {
        refuse_table(row->line);
        return;
      }
      auto const found = codes.find(row->cells[at]);
      ++result.rows;
      result.found += found != codes.end() ? 1 : 0;
      std::vector<OutputCell> cells{text_cell(found != codes.end() ? found->second : "")};
      std::ranges::transform(row->cells, std::back_inserter(cells), text_cell);
      joined.rows.push_back(std::move(cells));
    }
    if (reader.problem()) {
      refuse_table(reader.problem()->line);
    } else if (result.rows > 0 && result.found == 0) {
      findings_.push_back(rejection("V920", request_.table));
      findings_.back().values = {{"count", std::to_string(result.rows)}};
    } else {
      result.csv = csv_of(joined);
    }
  }

  RelinkRequest const& request_;
  std::optional<Scenario> scenario_;
  std::vector<Finding> findings_;
};

}  // namespace

Relinked relink(RelinkRequest const& request) {
  return RegisterJoin(request).join();
}

void check_relink_target(std::filesystem::path const& out) {
  std::error_code error;
  std::filesystem::path folder =
      std::filesystem::weakly_canonical(std::filesystem::absolute(out, error), error).parent_path();
  for (; folder.has_relative_path(); folder = folder.parent_path()) {
    if (folder.filename() == "public" &&
        std::filesystem::exists(folder.parent_path() / "run.json", error)) {
      throw OutputError(Text{"the result leads to households: not into the public folder of a run",
                             "结果可对应到农户，不得放入运行结果的 public 文件夹"});
    }
  }
}

}  // namespace tongcun
