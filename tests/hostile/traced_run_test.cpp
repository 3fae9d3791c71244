// SPDX-License-Identifier: Apache-2.0
// The built program reads hostile files while the kernel tells which files and sockets it opens.
#include "tests/hostile/hostile_files.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace tongcun {
namespace {

// What the program may open beside its input: libraries and their data, what the system says of
// itself, and where it says nothing.
constexpr std::array<std::string_view, 16> kSystem{"/lib/",
                                                   "/lib64/",
                                                   "/usr/lib/",
                                                   "/usr/local/lib/",
                                                   "/etc/ld.so.cache",
                                                   "/etc/ld.so.preload",
                                                   "/usr/share/proj/",
                                                   "/usr/share/gdal",
                                                   "/usr/share/locale",
                                                   "/usr/share/zoneinfo",
                                                   "/etc/localtime",
                                                   "/proc/",
                                                   "/sys/",
                                                   "/dev/null",
                                                   "/dev/urandom",
                                                   "/etc/ssl/openssl.cnf"};

std::string quoted(std::string const& text) {
  std::string result = "\"";
  for (char const c : text) {
    if (c == '"' || c == '\\') {
      result += '\\';
      result += c;
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
      result += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      result += c;
    }
  }
  return result + "\"";
}

// A scenario that names all of them: places as facilities, of which there may be many layers.
std::string scenario_of(std::vector<HostileFile> const& files) {
  std::string text = R"(schema = 1
kind = "scenario"
name = "hostile"
profile = "cn-2026"

[inputs]
folder = "in"

[layers.villages]
file = "villages.csv"
crs = "EPSG:4490"

[layers.roads.good]
file = "roads.geojson"
)";
  for (HostileFile const& hostile : files) {
    LayerSource const& source = hostile.source;
    char const* role = source.role == LayerRole::elevation ? "elevation"
                       : source.role == LayerRole::roads   ? "roads"
                                                           : "facilities";
    text += fmt::format("\n[layers.{}.{}]\nfile = {}\n", role, source.key, quoted(source.file));
    text += source.crs.empty() ? "" : "crs = " + quoted(source.crs) + "\n";
    text += source.layer.empty() ? "" : "layer = " + quoted(source.layer) + "\n";
    text += source.encoding.empty() ? "" : "encoding = " + quoted(source.encoding) + "\n";
  }
  return text;
}

TEST(TracedRunTest, OpensNoSocketAndNothingOutside) {
  if (std::system("strace -o /dev/null true > /dev/null 2>&1") != 0) {
    GTEST_SKIP() << "SKIPPED: strace is not installed, or may not trace here";
  }
  TemporaryFolder const folder;
  TemporaryFolder const scratch;
  static_cast<void>(scratch.write("elsewhere", "secret"));
  std::filesystem::path const secret =
      folder.write("secret/people.csv", "id,name,x,y\ns1,secret,104,30\n");
  std::vector<HostileFile> const files = hostile_files(scratch, secret);
  write_hostile_files(files, folder / "in");
  static_cast<void>(folder.write("in/villages.csv", "code,name,x,y\n530112345678,n,104.5,30.25\n"));
  static_cast<void>(folder.write(
      "in/roads.geojson",
      R"({"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"id": "r"},
      "geometry": {"type": "LineString", "coordinates": [[104.5, 30.2], [104.5, 30.3]]}}]})"));
  std::filesystem::path const scenario = folder.write("scenario.toml", scenario_of(files));
  // Leaks cannot be looked for in a process that is traced.
  std::string const command = fmt::format(
      "cd {0} && ASAN_OPTIONS=detect_leaks=0 HOME={0} strace -f -qq -e "
      "trace=socket,connect,open,openat,openat2,creat,execve -s 4096 -o {0}/trace {1} run "
      "scenario.toml --dry-run --all-findings > {0}/out 2>&1",
      folder.path().string(), TONGCUN_PROGRAM);
  int const status = std::system(command.c_str());
  std::string const out = content_of(folder / "out");
  std::string const trace = content_of(folder / "trace");
  EXPECT_EQ(WEXITSTATUS(status), 3) << out.substr(0, 2000);
  std::set<std::string> seen;
  std::regex const key("h[0-9]{3}/");
  for (auto at = std::sregex_iterator(out.begin(), out.end(), key); at != std::sregex_iterator();
       ++at) {
    seen.insert(at->str());
  }
  EXPECT_GE(seen.size(), 150U) << out.substr(0, 2000);

  std::istringstream lines(trace);
  std::string const input = (folder / "in").string() + "/";
  int opened = 0;
  for (std::string line; std::getline(lines, line);) {
    EXPECT_EQ(line.find("socket("), std::string::npos) << line;
    EXPECT_EQ(line.find("connect("), std::string::npos) << line;
    std::smatch found;
    if (!std::regex_search(line, found,
                           std::regex("(open|openat|openat2|creat)\\([^\"]*\"([^\"]*)\""))) {
      continue;
    }
    std::string const path = found[2].str();
    bool const is_input = path.starts_with(input) || path == scenario.string() ||
                          path == "scenario.toml" || path.starts_with("in/") ||
                          path.starts_with("./in/");
    bool const is_system = std::ranges::any_of(
        kSystem, [&](std::string_view allowed) { return path.starts_with(allowed); });
    bool const climbs = path.find("..") != std::string::npos;
    EXPECT_TRUE((is_input || is_system) && (!climbs || is_system)) << line;
    EXPECT_EQ(path.find("secret"), std::string::npos) << line;
    opened += is_input ? 1 : 0;
  }
  EXPECT_GT(opened, 150);
}

}  // namespace
}  // namespace tongcun
