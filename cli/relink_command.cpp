// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/print_text.h"
#include "io/pseudonyms.h"
#include "io/relink.h"
#include "io/text_file.h"

#include <fmt/format.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <utility>

namespace tongcun {
namespace {

[[noreturn]] void reject(std::string rule, std::string const& file,
                         std::vector<std::pair<std::string, std::string>> values) {
  Finding finding;
  finding.rule = std::move(rule);
  finding.severity = Severity::error;
  finding.treatment = Treatment::rejected;
  finding.file = std::filesystem::path(file).filename().string();
  finding.values = std::move(values);
  throw InputError({finding});
}

}  // namespace

int relink_command(Options const& options) {
  RelinkOptions const& asked = options.relink;
  std::optional<Pseudonyms> const pseudonyms = Pseudonyms::from_file(options.key_file);
  if (!pseudonyms) {
    reject("V917", options.key_file, {{"bad", "yes"}});
  }
  std::optional<std::string> const table = read_text_file(asked.table, std::uintmax_t{2} << 30);
  if (!table) {
    reject("V006", asked.table, {});
  }
  LayerSource source;
  source.key = "households";
  source.role = LayerRole::households;
  source.file = std::filesystem::path(asked.register_file).filename().string();
  source.layer = asked.layer;
  source.encoding = asked.encoding;
  source.crs = "EPSG:4326";  // coordinates are not looked at
  OpenedSource opened = open_features(source, asked.register_file);
  if (!opened.source) {
    throw InputError(std::move(opened.findings));
  }
  Relinked joined = relink(*opened.source, source, *pseudonyms, *table);
  if (any_rejected(joined.findings)) {
    throw InputError(std::move(joined.findings));
  }
  write_private_file(options.out, joined.csv);
  bool const zh = options.language.value_or(Language::en) == Language::zh;
  print_text(Stream::answer,
             fmt::format(fmt::runtime(zh ? "{} 行中有 {} 行对应到台账；结果在 {}，不得带出单位\n"
                                         : "{1} of {0} rows have a household of the register; they "
                                           "are in {2}, which never leaves the office\n"),
                         joined.rows, joined.found, options.out));
  return status_of(ExitCode::done);
}

}  // namespace tongcun
