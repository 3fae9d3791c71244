// SPDX-License-Identifier: Apache-2.0
#include "io/status_fact_name.h"

#include "io/glossary.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

namespace tongcun {
namespace {

// The name of a line or guarantee of the profile; nothing where it has none of that key.
std::optional<Text> name_of_profile(Profile const& profile, std::string_view key) {
  auto const& lines = profile.terms.lines;
  if (auto const line = std::ranges::find(lines, key, &PovertyLine::key); line != lines.end()) {
    return line->name;
  }
  auto const& guarantees = profile.guarantees.guarantees.values();
  auto const found = std::ranges::find(guarantees, key, &Guarantee::key);
  return found != guarantees.end() ? std::optional(found->name) : std::nullopt;
}

std::string with_name(std::string form, std::string const& name) {
  constexpr std::string_view kName = "{name}";
  return form.replace(form.find(kName), kName.size(), name);
}

}  // namespace

std::optional<Text> fact_about(
    std::string_view key, std::function<std::optional<Text>(std::string_view)> const& name_of) {
  constexpr std::array<std::string_view, 5> kAbout{"below", "above", "left_below", "holds",
                                                   "village_holds"};
  for (std::string_view const about : kAbout) {
    std::string const before = std::string(about) + "_";
    if (!key.starts_with(before)) {
      continue;
    }
    if (auto const name = name_of(key.substr(before.size()))) {
      Text const& form = term("status_fact_about." + std::string(about)).name;
      return Text{with_name(form.en, name->en), with_name(form.zh, name->zh)};
    }
  }
  return std::nullopt;
}

Text status_fact_name(Profile const& profile, std::string_view key) {
  std::string const own = "status_fact." + std::string(key);
  if (has_term(own)) {
    return term(own).name;
  }
  if (auto name =
          fact_about(key, [&](std::string_view of) { return name_of_profile(profile, of); })) {
    return *std::move(name);
  }
  return has_term(key) ? term(key).name : Text{std::string(key), std::string(key)};
}

}  // namespace tongcun
