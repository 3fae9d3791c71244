// SPDX-License-Identifier: Apache-2.0
#include "io/simulation_parameter_title.h"

#include "io/config_keys.h"
#include "io/glossary.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

std::vector<std::string> parts_of(std::string_view key) {
  std::vector<std::string> parts;
  while (!key.empty()) {
    std::size_t const dot = std::min(key.find('.'), key.size());
    parts.emplace_back(key.substr(0, dot));
    key.remove_prefix(std::min(dot + 1, key.size()));
  }
  return parts;
}

// What keys.toml says of a key below [simulate], or of an age of the profile; else the glossary.
Text meaning(std::string const& place) {
  if (std::optional<ConfigKey> known = config_key_at("scenario", "simulate." + place)) {
    return std::move(known->meaning);
  }
  std::string const last(word_of(place));
  if (std::optional<ConfigKey> age = config_key_at("profile", "ages." + last)) {
    return std::move(age->meaning);
  }
  std::string const own = "simulation_parameter." + last;
  return has_term(own) ? term(own).name : Text{place, place};
}

Text of(Text const& whose, Text const& title) {
  return {whose.en + ": " + title.en, whose.zh + "：" + title.zh};
}

std::string with(std::string form, std::string_view name, std::string const& text) {
  std::size_t const at = form.find(name);
  return at == std::string::npos ? form : form.replace(at, name.size(), text);
}

// A title with a number beside it, by a form of the glossary.
Text numbered(char const* form, Text const& title, std::string const& number) {
  Text const& name = term(form).name;
  return {with(with(name.en, "{title}", title.en), "{number}", number),
          with(with(name.zh, "{title}", title.zh), "{number}", number)};
}

Text name_of_term(std::string const& key, std::string const& word) {
  return has_term(key) ? term(key).name : Text{word, word};
}

Text name_of_service(std::string const& key, Services const& services) {
  auto const& all = services.values();
  auto const found = std::ranges::find(all, key, &Service::key);
  return found != all.end() ? found->name : Text{key, key};
}

}  // namespace

Text simulation_parameter_title(std::string_view key, Services const& services) {
  std::vector<std::string> const parts = parts_of(key);
  if (parts.front() == "shocks" && parts.size() >= 3) {
    Text const title =
        of(name_of_term("shock_kind." + parts[1], parts[1]), meaning("shocks." + parts[2]));
    return parts.size() > 3 ? numbered("simulation_parameter.in_year", title, parts[3]) : title;
  }
  if (key.starts_with("demography.deaths.") && parts.size() == 4) {
    return numbered("simulation_parameter.aged", meaning("demography.deaths." + parts[3]),
                    parts[2]);
  }
  if (key.starts_with("demography.births.") && parts.size() == 3) {
    return numbered("simulation_parameter.between", meaning("demography.births.chance"), parts[2]);
  }
  if (key.starts_with("effects.minutes.") && parts.size() == 5) {
    return of(name_of_service(parts[2], services),
              of(name_of_term(parts[3], parts[3]), meaning("effects.minutes." + parts[4])));
  }
  if (parts.front() == "programmes" && parts.size() >= 3) {  // a name may hold dots
    std::size_t const begin = key.find('.') + 1;
    std::string const name(key.substr(begin, key.rfind('.') - begin));
    return of({name, name}, meaning("programmes." + parts.back()));
  }
  return meaning(std::string(key));
}

}  // namespace tongcun
