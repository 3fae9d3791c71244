// SPDX-License-Identifier: Apache-2.0
#include "io/read_statements.h"

#include "io/config_reader.h"
#include "io/input_folder.h"
#include "io/parse_toml.h"
#include "io/read_statement.h"
#include "io/text_file.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

namespace tongcun {
namespace {

constexpr std::uintmax_t kLargestFile = 16 << 20;
Finding file_problem(std::string const& file, InputFileProblem problem) {
  Finding finding;
  finding.rule = problem == InputFileProblem::not_a_file_name  ? "V020"
                 : problem == InputFileProblem::outside_folder ? "V021"
                                                               : "V022";
  finding.severity = Severity::error;
  finding.treatment = Treatment::rejected;
  finding.file = file;
  return finding;
}

void read_file(ConfigValue const& root, std::string const& file, std::set<std::string>& ids,
               ReadStatements& read, std::vector<Finding>& findings) {
  ConfigReader reader(&root, root, "", findings);
  if (reader.integer("schema", 0, 0, 1000) != 1) {
    reader.complain("schema", "1");
  }
  if (reader.required_text("kind") != "statements") {
    reader.complain("kind", "\"statements\"");
  }
  for (ConfigReader& row : reader.tables("statements")) {
    std::int64_t const line = row.place().line;
    std::optional<Statement> statement = read_statement(row);
    if (statement && !ids.insert(statement->id).second) {
      row.complain("id", LegalPart{"different_id", {}});
    } else if (statement) {
      statement->file = file;
      statement->line = line;
      read.statements.push_back(*std::move(statement));
    }
  }
  reader.finish();
}

}  // namespace

ReadStatements read_statements(Scenario const& scenario) {
  ReadStatements read;
  std::vector<Finding> findings;
  std::set<std::string> ids;
  for (std::string const& name : scenario.check.statements) {
    InputFile const file = find_input_file(scenario.input_folder, name);
    std::optional<std::string> const text = file.problem == InputFileProblem::none
                                                ? read_text_file(file.path, kLargestFile)
                                                : std::nullopt;
    if (!text) {
      findings.push_back(file_problem(name, file.problem));
      continue;
    }
    read.inputs.push_back({name, sha256_of(*text), text->size()});
    ParsedToml parsed = parse_toml(*text, name);
    std::ranges::move(parsed.findings, std::back_inserter(findings));
    if (parsed.root) {
      read_file(*parsed.root, name, ids, read, findings);
    }
  }
  if (any_rejected(findings)) {
    throw InputError(std::move(findings));
  }
  return read;
}

}  // namespace tongcun
