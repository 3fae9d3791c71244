// SPDX-License-Identifier: Apache-2.0
#include "io/input_digests.h"

#include "io/input_folder.h"
#include "io/shown_text.h"
#include "io/text_file.h"

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace tongcun {
namespace {

constexpr std::uintmax_t kLargestList = 16 << 20;
constexpr std::size_t kDigestDigits = 64;

Finding finding_of(std::string rule, Severity severity, Treatment treatment, std::string file) {
  Finding finding;
  finding.rule = std::move(rule);
  finding.severity = severity;
  finding.treatment = treatment;
  finding.file = std::move(file);
  return finding;
}

struct NamedDigest {
  std::string file;
  std::string digest;
};

// "<64 digits>  name" or "<64 digits> *name"; none of another form.
std::optional<NamedDigest> digest_of_line(std::string_view line) {
  bool const is_long_enough = line.size() > kDigestDigits + 2;
  if (!is_long_enough || line[kDigestDigits] != ' ' ||
      (line[kDigestDigits + 1] != ' ' && line[kDigestDigits + 1] != '*')) {
    return std::nullopt;
  }
  std::string_view const digits = line.substr(0, kDigestDigits);
  if (digits.find_first_not_of("0123456789abcdef") != std::string_view::npos) {
    return std::nullopt;
  }
  std::filesystem::path const name(line.substr(kDigestDigits + 2));
  return NamedDigest{name.lexically_normal().generic_string(), std::string(digits)};
}

}  // namespace

std::vector<Finding> compare_digests(std::string const& folder,
                                     std::vector<InputRecord> const& inputs) {
  InputFile const list = find_input_file(folder, kDigestFile);
  std::vector<Finding> findings;
  if (list.problem == InputFileProblem::missing) {
    return findings;
  }
  auto const refuse_list = [&](std::int64_t line) {
    findings.push_back(finding_of("V927", Severity::error, Treatment::rejected, kDigestFile));
    findings.back().row = line;
  };
  std::optional<std::string> const text = list.problem == InputFileProblem::none
                                              ? read_text_file(list.path, kLargestList)
                                              : std::nullopt;
  if (!text) {
    refuse_list(0);
    return findings;
  }
  std::map<std::string, std::string> stated;
  std::int64_t number = 0;
  for (std::string_view rest = *text; !rest.empty();) {
    std::size_t const end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    ++number;
    line.remove_suffix(line.ends_with('\r') ? 1 : 0);
    if (line.empty()) {
      continue;
    }
    std::optional<NamedDigest> named = digest_of_line(line);
    if (!named || !stated.emplace(std::move(named->file), std::move(named->digest)).second) {
      refuse_list(number);
    }
  }
  for (InputRecord const& input : inputs) {
    std::string const name = std::filesystem::path(input.file).lexically_normal().generic_string();
    auto const found = stated.find(name);
    if (found == stated.end()) {
      findings.push_back(
          finding_of("V926", Severity::warning, Treatment::noted, masked(input.file, 14)));
    } else if (found->second != input.sha256) {
      findings.push_back(finding_of("V925", Severity::error, Treatment::rejected, input.file));
    }
  }
  return findings;
}

}  // namespace tongcun
