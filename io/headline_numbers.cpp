// SPDX-License-Identifier: Apache-2.0
#include "io/headline_numbers.h"

#include "io/exact_decimal.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace tongcun {
namespace {

using Json = nlohmann::ordered_json;

// What elements of lists say of themselves.
constexpr std::array<std::string_view, 21> kNames{
    "id",     "key",       "layer", "line",    "parameter", "name", "service",
    "year",   "from_year", "kind",  "subject", "class",     "mode", "reading",
    "season", "question",  "month", "months",  "minutes",   "site", "phase"};

bool is_name(std::string_view key) {
  return std::ranges::find(kNames, key) != kNames.end();
}

std::string plain(Json const& value) {
  return value.is_string() ? value.get<std::string>()
                           : value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// By its id alone if it has one; by a name, which is in one language, only if there is nothing
// else.
std::string name_of(Json const& element) {
  if (!element.is_object()) {
    return "";
  }
  if (auto const id = element.find("id"); id != element.end() && id->is_string()) {
    return id->get<std::string>();
  }
  std::string name;
  for (std::string_view const key : kNames) {
    auto const found = element.find(std::string(key));
    bool const is_plain = found != element.end() && !found->is_object() && !found->is_null();
    if (is_plain && key != "name") {
      name += (name.empty() ? "" : " ") + plain(*found);
    }
  }
  auto const found = element.find("name");
  bool const is_named = name.empty() && found != element.end() && found->is_string();
  return is_named ? found->get<std::string>() : name;
}

// One name for each element: what they say of themselves if that tells them apart, else `years` if
// there are as many, else their places.
std::vector<std::string> names_of(Json const& list, Json const* years) {
  std::vector<std::string> names;
  std::set<std::string> distinct;
  for (Json const& element : list) {
    names.push_back(name_of(element));
    distinct.insert(names.back());
  }
  bool const are_names = distinct.size() == names.size() && !distinct.contains("");
  if (are_names) {
    return names;
  }
  bool const are_of_years = years != nullptr && years->size() == list.size();
  for (std::size_t i = 0; i < names.size(); ++i) {
    names[i] = are_of_years ? plain((*years)[i]) : std::to_string(i + 1);
  }
  return names;
}

std::string below(std::string const& key, std::string_view part) {
  return key.empty() ? std::string(part) : key + "." + std::string(part);
}

// What holds for all numbers below a place unless they say otherwise.
struct Context {
  std::string unit;
  std::string base;
  Json const* years = nullptr;
};

class Numbers {
 public:
  void walk(Json const& value, std::string const& key, Context context) {
    if (value.is_object()) {
      walk_object(value, key, std::move(context));
    } else if (value.is_array()) {
      std::vector<std::string> const names = names_of(value, context.years);
      for (std::size_t i = 0; i < names.size(); ++i) {
        std::string place = key;
        place.append("[").append(names[i]).append("]");
        walk(value[i], place, context);
      }
    } else if (value.is_number()) {
      add(key, context, value.dump());
    }
  }

  std::vector<HeadlineNumber> list;

 private:
  void walk_object(Json const& object, std::string const& key, Context context) {
    for (auto const& [name, value] : object.items()) {
      if (name == "unit" && value.is_string()) {
        context.unit = value.get<std::string>();
      } else if (name == "base" && value.is_string()) {
        context.base = value.get<std::string>();
      } else if (name == "years" && value.is_array()) {
        context.years = &value;
      }
    }
    for (auto const& [name, value] : object.items()) {
      bool const is_the_value = name == "value" || name == "amount" || name == "share";
      std::string const place = name == "value" && !value.is_array() ? key : below(key, name);
      if (value.is_string()) {
        if (is_the_value && parse_exact(value.get<std::string>())) {      // money, exact
          bool const is_part = name == "share" && object.contains("of");  // of what has the unit
          add(place, is_part ? Context{"", context.base, nullptr} : context,
              value.get<std::string>());
        }
      } else if (!(is_name(name) || name == "years" || name == "schema" || name == "seed")) {
        walk(value, place, context);
      }
    }
  }

  void add(std::string const& key, Context const& context, std::string value) {
    if (known_.insert(key).second) {
      list.push_back({key, context.unit, context.base, std::move(value)});
    }
  }

  std::set<std::string> known_;
};

void collect(Json const& value, std::string const& key, std::map<std::string, std::string>& all) {
  if (value.is_object()) {
    for (auto const& [name, part] : value.items()) {
      collect(part, below(key, name), all);
    }
  } else if (value.is_array() && !value.empty() && value.front().is_object()) {
    std::vector<std::string> const names = names_of(value, nullptr);
    for (std::size_t i = 0; i < names.size(); ++i) {
      std::string place = key;
      place.append("[").append(names[i]).append("]");
      collect(value[i], place, all);
    }
  } else {
    all.emplace(key, plain(value));
  }
}

}  // namespace

std::optional<std::vector<HeadlineNumber>> headline_numbers(std::string_view summary) {
  Json const json = Json::parse(summary, nullptr, false);
  if (!json.is_object()) {
    return std::nullopt;
  }
  Numbers numbers;
  numbers.walk(json, "", {});
  return std::move(numbers.list);
}

std::map<std::string, std::string> recorded_values(std::string_view record, std::string_view part) {
  std::map<std::string, std::string> all;
  Json const json = Json::parse(record, nullptr, false);
  if (json.is_object() && json.contains(std::string(part))) {
    collect(json[std::string(part)], "", all);
  }
  return all;
}

}  // namespace tongcun
