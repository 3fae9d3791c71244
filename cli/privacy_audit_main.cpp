// SPDX-License-Identifier: Apache-2.0
// tongcun-privacy-audit RUN: whether what a run has published tells of people.
#include "cli/exit_codes.h"
#include "cli/print_findings.h"
#include "cli/print_text.h"
#include "io/audit_record.h"
#include "io/privacy_audit.h"
#include "io/text_file.h"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <exception>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

namespace tongcun {
namespace {

struct AuditOptions {
  std::string run;
  std::vector<std::string> names;  // files
  std::string language = "en";
  bool invented_too = false;
  bool json = false;
};

// One name a line.
std::vector<std::string> names_of(std::vector<std::string> const& files) {
  std::vector<std::string> names;
  for (std::string const& file : files) {
    std::optional<std::string> const text = read_text_file(file);
    if (!text) {
      Finding finding;
      finding.rule = "V915";
      finding.severity = Severity::error;
      finding.treatment = Treatment::rejected;
      finding.file = file;
      finding.values = {{"unreadable", "yes"}};
      throw InputError({finding});
    }
    std::string name;
    for (char const c : *text + "\n") {
      if (c != '\n' && c != '\r') {
        name += c;
      } else if (!name.empty()) {
        names.push_back(std::move(name));
        name.clear();
      }
    }
  }
  return names;
}

void print(PrivacyAudit const& audit, AuditOptions const& options) {
  bool const zh = options.language == "zh";
  Language const language = zh ? Language::zh : Language::en;
  std::string const counts = fmt::format(
      fmt::runtime(
          zh ? "已检查 {} 个文件（{} 字节），农户表 {} 张，户数或人数单元格 {} 个；问题 {} 个\n"
             : "{} files ({} bytes), {} tables of households, {} cells of households or "
               "persons looked at; {} problems\n"),
      audit.files, audit.bytes, audit.tables, audit.cells, audit.findings.size());
  std::string const unsolved =
      audit.unsolved == 0
          ? ""
          : fmt::format(fmt::runtime(zh ? "有 {} 个隐去的数因求和关系过多未能联合求解\n"
                                        : "{} hidden cells hang on too many sums to be solved "
                                          "together: not examined to the end\n"),
                        audit.unsolved);
  print_text(options.json ? Stream::message : Stream::answer,
             counts + unsolved + findings_text(audit.findings, language));
  if (options.json) {
    nlohmann::ordered_json json =
        nlohmann::ordered_json::parse(findings_json(audit.findings, language));
    json["kind"] = "privacy_audit";
    json["files"] = audit.files;
    json["bytes"] = audit.bytes;
    json["tables"] = audit.tables;
    json["cells"] = audit.cells;
    json["unsolved"] = audit.unsolved;
    print_text(Stream::answer, json.dump(1) + "\n");
  }
}

int audit_command(int argc, char const* const* argv) {
  AuditOptions options;
  CLI::App app(
      "Whether what a run has published tells of people / 检查公开成果是否泄露个人信息\n"
      "Exit status: 0 nothing found, 2 command line, 3 something found.");
  app.add_option("run", options.run, "folder of a run / 结果文件夹")->required();
  app.add_option("--names", options.names,
                 "file of names that must not occur, one a line / 不得出现的姓名，每行一个");
  app.add_flag("--invented-too", options.invented_too,
               "look at what is marked as invented as if it were real / 虚构数据也按真实数据检查");
  app.add_option("--lang", options.language, "en or zh / 语言")->check(CLI::IsMember({"en", "zh"}));
  app.add_flag("--json", options.json, "one JSON document on stdout / 输出 JSON");
  try {
    app.parse(argc, argv);
  } catch (CLI::ParseError const& error) {
    return app.exit(error) == 0 ? status_of(ExitCode::done) : status_of(ExitCode::command_line);
  }
  try {
    PrivacyAudit audit =
        audit_privacy(options.run, {names_of(options.names), options.invented_too});
    std::ranges::move(audit_record(options.run), std::back_inserter(audit.findings));
    print(audit, options);
    return status_of(any_rejected(audit.findings) ? ExitCode::input_rejected : ExitCode::done);
  } catch (InputError const& error) {
    PrivacyAudit audit;
    audit.findings = error.findings();
    print(audit, options);
    return status_of(ExitCode::input_rejected);
  }
}

}  // namespace
}  // namespace tongcun

int main(int argc, char** argv) {
  using namespace tongcun;
  try {
    return audit_command(argc, argv);
  } catch (std::exception const& error) {
    print_text(Stream::message, "our fault / 程序错误: ");
    print_text(Stream::message, error.what());
    print_text(Stream::message, "\n");
  }
  return status_of(ExitCode::our_fault);
}
