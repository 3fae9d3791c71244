// SPDX-License-Identifier: Apache-2.0
#include "io/result_folder.h"

#include "io/csv_reader.h"
#include "io/data_package_json.h"
#include "io/enum_names.h"
#include "io/folder_kind.h"
#include "io/read_data_package.h"
#include "io/read_earlier_plan.h"
#include "io/record_seal.h"
#include "io/text_file.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <system_error>
#include <utility>

namespace tongcun {
namespace {

using Json = nlohmann::json;

constexpr std::uintmax_t kLargestFile = std::uintmax_t{4} << 30;
constexpr char const* kRestrictedRecord = "restricted/run.json";
constexpr std::string_view kTables = "public/tables/";
constexpr std::string_view kShipped = "scenarios/profiles/";

std::string name_of_folder(std::filesystem::path const& folder) {
  std::filesystem::path const whole = std::filesystem::absolute(folder).lexically_normal();
  return (whole.has_filename() ? whole : whole.parent_path()).filename().string();
}

ResultTable table_of(std::string_view text) {
  CsvReader reader(text);
  ResultTable table;
  while (std::optional<CsvReader::Row> row = reader.next()) {
    if (table.header.empty()) {
      table.header = std::move(row->cells);
    } else if (row->cells.size() == table.header.size()) {
      table.rows.push_back(std::move(row->cells));
    }
  }
  return table;
}

class FolderReader {
 public:
  explicit FolderReader(std::filesystem::path const& folder) : folder_(folder) {
    result_.name = name_of_folder(folder);
  }

  ResultFolder read() {
    refuse_other_kinds();
    std::optional<std::string> const text = read_text_file(folder_ / "run.json", kLargestFile);
    Json const record = Json::parse(text.value_or(""), nullptr, false);
    bool const is_run = record.is_object() && record.value("program", Json()) == "tongcun" &&
                        record.value("kind", Json()) == "run" && record.contains("outputs") &&
                        record["outputs"].is_array() && record.value("status", Json()).is_string();
    if (!is_run) {
      refuse("C001", "run.json");
    }
    if (record.value("schema", Json()) != 1) {
      refuse("C003", "run.json");
    }
    if (!is_as_sealed(*text)) {
      add("C002", "run.json");
    }
    read_outputs(record);
    read_record(record, *text);
    read_summary();
    if (!result_.findings.empty()) {
      throw InputError(std::move(result_.findings));
    }
    return std::move(result_.folder);
  }

 private:
  struct Result {
    std::string name;
    ResultFolder folder;
    std::vector<Finding> findings;
  };

  // What is whole, but no run. Whatever is no folder of the program is told by its files.
  void refuse_other_kinds() {
    FolderKind const kind = folder_kind(folder_);
    result_.folder.is_check = kind == FolderKind::check;
    if (kind == FolderKind::comparison || kind == FolderKind::report) {
      add("C008", "run.json");
      result_.findings.back().values.emplace_back("what", name_of(kind, kFolderKindNames));
      throw InputError(std::move(result_.findings));
    }
  }

  void add(char const* rule, std::string const& file) {
    Finding finding;
    finding.rule = rule;
    finding.severity = Severity::error;
    finding.treatment = Treatment::rejected;
    finding.file = result_.name + "/" + file;
    finding.values = {{"name", result_.name}};
    result_.findings.push_back(std::move(finding));
  }
  [[noreturn]] void refuse(char const* rule, std::string const& file) {
    add(rule, file);
    throw InputError(std::move(result_.findings));
  }

  // The content of a recorded file, if it is the recorded one.
  void check(std::string const& file, std::string const& digest) {
    bool const is_inside =
        !file.starts_with('/') && ("/" + file + "/").find("/../") == std::string::npos;
    std::optional<std::string> content =
        is_inside ? read_text_file(folder_ / file, kLargestFile) : std::nullopt;
    if (!content || sha256_of(*content) != digest) {
      add("C002", file);
      return;
    }
    if (file == "summary.json") {
      summary_ = std::move(*content);
    } else if (file.starts_with(kTables) && file.ends_with(".csv")) {
      std::string const name = file.substr(kTables.size(), file.size() - kTables.size() - 4);
      result_.folder.tables.emplace(name, table_of(*content));
    } else if (file == kDataPackage) {
      if (std::optional<DataPackage> const package = read_data_package(*content)) {
        note_names(*package);
      }
    } else if (file == kPlacesOfHouseholds) {
      result_.folder.places_of_households = table_of(*content);
    }
  }

  // By the list and the id, "guarantee.water": lists share ids. The first to name one does.
  void note_names(DataPackage const& package) {
    auto& words = result_.folder.words;
    ProfileHead const& profile = package.head.profile;
    for (auto const& [id, name] : profile.rules) {
      words.emplace("rule." + id, name);
    }
    for (auto const& [id, name] : profile.conditions) {
      words.emplace("condition." + id, name);
    }
    result_.folder.units = profile.units;
    for (OutputTable const& table : package.tables) {
      for (OutputColumn const& column : table.columns) {
        for (ColumnWord const& word : column.words) {
          words.emplace(column.key + "." + word.word, word.name);
        }
      }
    }
  }

  void check_all(Json const& list) {
    for (Json const& output : list) {
      if (output.is_object() && output.contains("file") && output["file"].is_string() &&
          output.contains("sha256") && output["sha256"].is_string()) {
        check(output["file"].get<std::string>(), output["sha256"].get<std::string>());
      }
    }
  }

  void note_inputs(Json const& record) {
    for (Json const& input : record.value("inputs", Json::array())) {
      if (input.is_object() && input.contains("file") && input["file"].is_string()) {
        Json const digest = input.value("sha256", Json());
        result_.folder.inputs[input["file"].get<std::string>()] =
            digest.is_string() ? digest.get<std::string>() : "";
      }
    }
  }

  void read_outputs(Json const& record) {
    check_all(record["outputs"]);
    note_inputs(record);
    std::error_code error;
    if (!std::filesystem::is_directory(folder_ / "restricted", error)) {
      return;  // a public edition
    }
    std::optional<std::string> const text =
        read_text_file(folder_ / kRestrictedRecord, kLargestFile);
    Json const restricted = Json::parse(text.value_or(""), nullptr, false);
    if (!restricted.is_object() || !restricted.contains("outputs")) {
      add("C002", kRestrictedRecord);
      return;
    }
    check_all(restricted["outputs"]);
    note_inputs(restricted);
  }

  void read_record(Json const& record, std::string const& text) {
    ResultFolder& folder = result_.folder;
    folder.name = result_.name;
    folder.was_stopped = record["status"] == "stopped";
    Json const version = record.value("version", Json());
    folder.version = version.is_string() ? version.get<std::string>() : "";
    folder.asked = recorded_values(text, "parameters");
    for (auto const& [key, value] : recorded_values(text, "seed")) {
      folder.asked["seed" + key] = value;
    }
    for (Json const& setting : record.value("settings", Json::array())) {
      std::string const words = setting.is_string() ? setting.get<std::string>() : "";
      folder.asked["--set " + words.substr(0, words.find('='))] =
          words.substr(std::min(words.size(), words.find('=') + 1));
    }
    for (Json const& file : record.value("configuration", Json::array())) {
      Json const name = file.is_object() ? file.value("file", Json()) : Json();
      bool const is_shipped = name.is_string() && name.get<std::string>().starts_with(kShipped);
      Json const digest = file.is_object() ? file.value("sha256", Json()) : Json();
      if (name.is_string() && digest.is_string() && !is_shipped) {
        folder.asked["file " + name.get<std::string>()] = digest.get<std::string>();
      }
      if (folder.shipped_profile.empty() && is_shipped) {
        folder.shipped_profile = name.get<std::string>().substr(kShipped.size());
      }
    }
  }

  void read_summary() {
    if (summary_.empty()) {
      if (result_.findings.empty()) {
        add("C001", "summary.json");
      }
      return;
    }
    Json const summary = Json::parse(summary_, nullptr, false);
    std::optional<std::vector<HeadlineNumber>> numbers = headline_numbers(summary_);
    if (!numbers || !summary.is_object()) {
      add("C001", "summary.json");
      return;
    }
    if (summary.value("schema", Json()) != 1) {
      add("C003", "summary.json");
      return;
    }
    ResultFolder& folder = result_.folder;
    folder.numbers = std::move(*numbers);
    Json const profile = summary.value("profile", Json());
    folder.profile = profile.is_string() ? profile.get<std::string>() : "";
    Json const year = summary.value("year", Json());
    if (year.is_number_integer()) {
      folder.year = year.get<int>();
    }
    Json const people = summary.value("register", Json());
    folder.has_invented_places = summary.value("invented", Json()) == true;
    folder.is_of_people = people.is_object();
    folder.is_invented = people.is_object() && people.value("invented", Json()) == true;
    // A record that does not say so protects.
    folder.is_protected = people.is_object() && people.value("treated_as", Json()) != "invented";
    Json const relocation = summary.value("relocation", Json());
    Json const currency = relocation.is_object() ? relocation.value("currency", Json()) : Json();
    folder.currency = currency.is_string() ? currency.get<std::string>() : "";
    Json const kind = relocation.is_object() ? relocation.value("plan_kind", Json()) : Json();
    if (kind.is_string()) {
      folder.asked["relocation.plan"] = kind.get<std::string>();
    }
  }

  std::filesystem::path const& folder_;
  Result result_;
  std::string summary_;
};

}  // namespace

std::optional<std::size_t> ResultTable::position_of(std::string_view key) const {
  auto const found = std::ranges::find(header, key);
  return found != header.end() ? std::optional(static_cast<std::size_t>(found - header.begin()))
                               : std::nullopt;
}

ResultFolder read_result_folder(std::filesystem::path const& folder) {
  return FolderReader(folder).read();
}

}  // namespace tongcun
