// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"
#include "cli/exit_codes.h"
#include "cli/print_text.h"
#include "io/file_formats.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>

namespace tongcun {
namespace {

constexpr std::array<std::string_view, 6> kUseNames{"layer",     "table",    "osm",
                                                    "elevation", "settings", "output"};

std::string joined(std::vector<std::string> const& words) {
  std::string list;
  for (std::string const& word : words) {
    list += (list.empty() ? "" : " ") + word;
  }
  return list;
}

void print_json() {
  nlohmann::ordered_json json;
  json["schema"] = 1;
  json["kind"] = "formats";
  json["formats"] = nlohmann::ordered_json::array();
  for (FileFormat const& format : file_formats()) {
    json["formats"].push_back({{"format", format.key},
                               {"name_en", format.name.en},
                               {"name_zh", format.name.zh},
                               {"extensions", format.extensions},
                               {"use", kUseNames[static_cast<std::size_t>(format.use)]},
                               {"read", format.is_read && is_available(format)},
                               {"written", format.is_written && is_available(format)},
                               {"driver", format.driver},
                               {"available", is_available(format)},
                               {"remarks_en", format.remarks.en},
                               {"remarks_zh", format.remarks.zh}});
  }
  print_text(Stream::answer, fmt::format("{}\n", json.dump(1)));
}

}  // namespace

int formats_command(Options const& options) {
  if (options.json) {
    print_json();
    return status_of(ExitCode::done);
  }
  Language const language = options.language.value_or(Language::en);
  bool const zh = language == Language::zh;
  for (FileFormat const& format : file_formats()) {
    std::string ways;
    ways += format.is_read ? (zh ? "读" : "read") : "";
    ways += format.is_read && format.is_written ? (zh ? "、" : ", ") : "";
    ways += format.is_written ? (zh ? "写" : "write") : "";
    if (!is_available(format)) {
      ways = zh ? "本机没有驱动" : "no driver here";
    }
    std::string const& remarks = format.remarks.in(language);
    print_text(Stream::answer, fmt::format("{}  {}  [{}]  {}{}{}\n", format.name.in(language),
                                           joined(format.extensions), ways,
                                           format.driver.empty() ? (zh ? "自带" : "built in")
                                                                 : "GDAL " + format.driver,
                                           remarks.empty() ? "" : (zh ? "；" : "; "), remarks));
  }
  return status_of(ExitCode::done);
}

}  // namespace tongcun
