// SPDX-License-Identifier: Apache-2.0
#include "io/explain_services.h"

#include "io/glossary.h"
#include "io/shipped_names.h"
#include "io/vocabulary.h"

#include <fmt/format.h>

#include <algorithm>
#include <regex>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

constexpr std::string_view kHardenedRoad = "hardened_road";  // by no facility, so of no profile

Text service_name(std::string const& id) {
  return id == kHardenedRoad ? term(kHardenedRoad).name : shipped_name_of(NamedThing::service, id);
}

// The keys that the columns of a service may have.
std::vector<std::string> column_keys(std::string const& service) {
  std::vector<std::string> keys;
  for (std::string_view const how : {"walk", "round_trip", "ride"}) {
    for (std::string_view const season : {"dry", "wet", "worst"}) {
      keys.push_back(fmt::format("{}_{}_{}_min", service, how, season));
      for (std::string_view const reading : {"low", "high"}) {
        keys.push_back(fmt::format("{}_{}_{}_{}_min", service, how, season, reading));
      }
    }
  }
  keys.push_back(fmt::format("{}_walk_nearest", service));
  keys.push_back(fmt::format("{}_round_trip_nearest", service));
  keys.push_back(fmt::format("{}_ride_low_months_cut_off", service));
  keys.push_back(fmt::format("{}_ride_high_months_cut_off", service));
  return keys;
}

struct Titled {
  std::string title;  // normalised
  std::string key;
};

void add_titles(std::string const& service, std::vector<Titled>& titles) {
  for (std::string& key : column_keys(service)) {
    Text const name = explain_service_column(key).value().name;
    titles.push_back({normalised_word(name.en), key});
    titles.push_back({normalised_word(name.zh), std::move(key)});
  }
}

std::vector<Titled> all_titles() {
  std::vector<Titled> titles;
  std::vector<std::string> known{std::string(kHardenedRoad)};
  add_titles(known.front(), titles);
  for (ShippedName const& one : shipped_names()) {
    bool const is_new = std::ranges::find(known, one.id) == known.end();
    if (one.of == NamedThing::service && is_new) {
      add_titles(one.id, titles);
      known.push_back(one.id);
    }
  }
  return titles;
}

}  // namespace

std::optional<Explanation> explain_service_column(std::string const& key) {
  static std::regex const times(
      "([a-z0-9_]+)_(walk|ride|round_trip)_(dry|wet|worst)(?:_(low|high))?_min");
  static std::regex const cut_off("([a-z0-9_]+)_(ride)_(low|high)_(months_cut_off)");
  static std::regex const nearest("([a-z0-9_]+)_(walk|round_trip)_(nearest)");
  std::smatch match;
  bool const fits = std::regex_match(key, match, times) || std::regex_match(key, match, cut_off) ||
                    std::regex_match(key, match, nearest);
  if (!fits) {
    return std::nullopt;
  }
  Explanation explanation;
  explanation.key = key;
  explanation.kind = "column";
  Text const service = service_name(match[1].str());
  explanation.name = {service.en + ": ", service.zh + "："};
  Text meaning;
  for (std::size_t i = 2; i < match.size(); ++i) {
    if (!match[i].matched) {
      continue;
    }
    Term const& part = term(match[i].str());
    explanation.name.en += (i > 2 ? ", " : "") + part.name.en;
    explanation.name.zh += (i > 2 ? "，" : "") + part.name.zh;
    meaning.en +=
        (meaning.en.empty() || part.definition.en.empty() ? "" : " ") + part.definition.en;
    meaning.zh += part.definition.zh;
  }
  add_part(explanation, "meaning", meaning);
  if (key.ends_with("_min")) {
    add_part(explanation, "unit", unit_text("minute"));
    add_part(explanation, "empty", term("not_reached").name);
  }
  return explanation;
}

std::string service_column_titled(std::string_view title) {
  static std::vector<Titled> const titles = all_titles();
  auto const found = std::ranges::find(titles, title, &Titled::title);
  return found != titles.end() ? found->key : "";
}

}  // namespace tongcun
