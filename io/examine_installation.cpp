// SPDX-License-Identifier: Apache-2.0
#include "io/examine_installation.h"

#include "io/coordinates.h"
#include "io/embedded_files.h"
#include "io/encoding.h"
#include "io/file_formats.h"
#include "io/gdal_session.h"
#include "io/parse_value.h"
#include "io/read_profile.h"
#include "io/version.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <proj.h>
#include <sched.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <clocale>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <string_view>
#include <thread>

namespace tongcun {
namespace {

constexpr std::int64_t kMebibyte = 1 << 20;
constexpr std::int64_t kLeastRoom = 100;     // MiB, for a run folder of a county
constexpr std::int64_t kLeastMemory = 1024;  // MiB, for a county
constexpr std::int64_t kLeastFiles = 64;     // open at once

class Examiner {
 public:
  explicit Examiner(std::filesystem::path folder) : folder_(std::move(folder)) {}

  std::vector<Examination> examine() {
    start_gdal();
    examine_libraries();
    examine_proj();
    examine_drivers();
    examine_encodings();
    examine_built_in_files();
    examine_numbers();
    examine_folder();
    examine_memory();
    examine_processors();
    return std::move(list_);
  }

 private:
  void add(std::string key, Text name, std::string value, ExaminationVerdict verdict,
           Text remedy = {}) {
    list_.push_back({std::move(key), std::move(name), std::move(value), verdict,
                     verdict == ExaminationVerdict::failed ? std::move(remedy) : Text()});
  }
  static ExaminationVerdict judged(bool is_good) {
    return is_good ? ExaminationVerdict::good : ExaminationVerdict::failed;
  }

  void examine_libraries() {
    add("tongcun", {"program", "程序"}, program_version(), ExaminationVerdict::told);
    std::string versions;
    for (auto const& [library, version] : library_versions()) {
      versions += fmt::format("{}{} {}", versions.empty() ? "" : ", ", library, version);
    }
    add("libraries", {"libraries", "库"}, versions, ExaminationVerdict::told);
  }

  // The database is there, and a zone of CGCS2000 leads where it should: 30 N on the meridian of
  // 114 E lies at 3,320,113.398 m north of the equator.
  void examine_proj() {
    PJ_CONTEXT* const context = proj_context_create();
    proj_log_level(context, PJ_LOG_NONE);
    char const* const path = proj_context_get_database_path(context);
    std::string const shown = path != nullptr ? path : "-";
    proj_context_destroy(context);
    add("proj_data", {"data of PROJ", "PROJ 数据"}, shown, judged(path != nullptr),
        {"install proj-data (proj.db)", "请安装 proj-data（proj.db）"});
    std::optional<ToCanonical> const zone = ToCanonical::from_text("EPSG:4547");
    std::optional<GeoPoint> place;
    if (zone) {
      place = (*zone)(500000.0, 3320113.398);
    }
    bool const is_right =
        place && std::abs(place->lon - 1140000000) <= 1 && std::abs(place->lat - 300000000) <= 1;
    add("proj_zone", {"zones of CGCS2000", "CGCS2000 分带"},
        is_right ? "EPSG:4547 = 114 E, 30 N" : "EPSG:4547 ?", judged(is_right),
        {"install PROJ 9 with its database", "请安装 PROJ 9 及其数据库"});
  }

  void examine_drivers() {
    for (FileFormat const& format : file_formats()) {
      if (!format.driver.empty()) {
        bool const is_there = is_available(format);
        add("driver_" + format.key, {"driver " + format.name.en, format.name.zh + " 驱动"},
            format.driver, judged(is_there),
            {"install a GDAL that has this driver", "请安装含此驱动的 GDAL"});
      }
    }
  }

  // One character of each encoding that offices use.
  void examine_encodings() {
    bool const is_right =
        decoded("\xb4\xe5", "GB18030") == "村" && decoded("\xb4\xe5", "GBK") == "村" &&
        decoded("\x51\x67", "UTF-16LE") == "村" && decoded("\xa7\xf8", "BIG5-HKSCS") == "村";
    add("encodings", {"encodings", "字符编码"}, "GB18030, GBK, UTF-16LE, BIG5-HKSCS",
        judged(is_right),
        {"install the conversion modules of the C library (libc6, gconv)",
         "请安装 C 库的编码转换模块（libc6、gconv）"});
  }

  void examine_built_in_files() {
    bool const is_whole = embedded_file("io/rule_catalogue.toml").has_value() &&
                          embedded_file("io/vocabulary.toml").has_value() &&
                          read_profile("cn-2026", "").findings.empty() &&
                          read_profile("international", "").findings.empty();
    add("built_in", {"built-in profiles and words", "内置规则档与词表"}, "cn-2026, international",
        judged(is_whole), {"install the program again", "请重新安装本程序"});
  }

  // Numbers are read and written with a point, whatever the environment says.
  void examine_numbers() {
    std::string const before = std::setlocale(LC_ALL, nullptr);
    char const* const taken = std::setlocale(LC_ALL, "");
    std::string const name = taken != nullptr ? taken : "-";
    std::string const point = std::localeconv()->decimal_point;
    bool const is_right = parse_decimal("1.5") == std::optional(1.5) &&
                          fmt::format("{:.1f}", 1.5) == "1.5" && !parse_decimal("1,5");
    static_cast<void>(std::setlocale(LC_ALL, before.c_str()));
    add("numbers", {"numbers independent of the locale", "数字不受区域设置影响"},
        fmt::format("{} ({})", name, point), judged(is_right),
        {"report this as a fault; until then run with LC_ALL=C",
         "请报告此问题；暂以 LC_ALL=C 运行"});
  }

  void examine_folder() {
    std::error_code error;
    std::filesystem::path const probe =
        folder_ / fmt::format(".tongcun-doctor-{}", static_cast<long>(getpid()));
    int const file = open(probe.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    bool is_written = false;
    if (file >= 0) {
      is_written = write(file, "x", 1) == 1 && fsync(file) == 0;
      close(file);
      is_written = std::filesystem::remove(probe, error) && is_written;
    }
    add("write", {"writing", "写入"}, is_written ? "ok" : "-", judged(is_written),
        {"choose a folder that you may write in: --out", "请选择有写权限的文件夹：--out"});
    struct statvfs room {};
    bool const is_known = statvfs(folder_.c_str(), &room) == 0;
    auto const free = is_known ? static_cast<std::int64_t>(room.f_bavail) *
                                     static_cast<std::int64_t>(room.f_frsize) / kMebibyte
                               : 0;
    add("room", {"free space", "可用空间"}, is_known ? fmt::format("{} MiB", free) : "-",
        judged(free >= kLeastRoom), {"make room on the disk", "请清理磁盘空间"});
  }

  // The first number of a file of the kernel, if there is one.
  static std::optional<std::int64_t> number_in(char const* file, std::string_view after) {
    std::ifstream stream(file);
    for (std::string line; std::getline(stream, line);) {
      if (line.starts_with(after)) {
        std::size_t const first = line.find_first_of("0123456789", after.size());
        return first == std::string::npos
                   ? std::nullopt
                   : parse_whole(
                         line.substr(first, line.find_first_not_of("0123456789", first) - first));
      }
    }
    return std::nullopt;
  }

  // What this process may use: the machine's memory, or less if a limit is set.
  void examine_memory() {
    std::optional<std::int64_t> const all = number_in("/proc/meminfo", "MemTotal:");
    std::optional<std::int64_t> const free = number_in("/proc/meminfo", "MemAvailable:");
    std::int64_t most = all.value_or(0) / 1024;
    if (auto const limit = number_in("/sys/fs/cgroup/memory.max", "")) {
      most = std::min(most, *limit / kMebibyte);
    }
    struct rlimit space {};
    if (getrlimit(RLIMIT_AS, &space) == 0 && space.rlim_cur != RLIM_INFINITY) {
      most = std::min(most, static_cast<std::int64_t>(space.rlim_cur) / kMebibyte);
    }
    add("memory", {"memory, free / usable", "内存（空闲／可用）"},
        fmt::format("{} / {} MiB", free.value_or(0) / 1024, most), judged(most >= kLeastMemory),
        {"a county needs about 1 GiB, a large country 2 GiB",
         "一个县约需 1 GiB，大范围约需 2 GiB"});
  }

  void examine_processors() {
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    int const usable =
        sched_getaffinity(0, sizeof allowed, &allowed) == 0 ? CPU_COUNT(&allowed) : 1;
    add("processors", {"processors", "处理器"},
        fmt::format("{} of {}", usable, std::thread::hardware_concurrency()),
        ExaminationVerdict::told);
    struct rlimit files {};
    bool const is_enough = getrlimit(RLIMIT_NOFILE, &files) == 0 &&
                           static_cast<std::int64_t>(files.rlim_cur) >= kLeastFiles;
    add("open_files", {"open files", "可同时打开的文件"}, std::to_string(files.rlim_cur),
        judged(is_enough), {"raise the limit: ulimit -n 1024", "请提高上限：ulimit -n 1024"});
  }

  std::filesystem::path folder_;
  std::vector<Examination> list_;
};

}  // namespace

std::vector<Examination> examine_installation(std::filesystem::path const& folder) {
  return Examiner(folder).examine();
}

}  // namespace tongcun
