// SPDX-License-Identifier: Apache-2.0
#include "io/shapefile_names.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace tongcun {
namespace {

constexpr std::size_t kLongestFileName = 100;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_part_of_name(char c) {
  return is_letter(c) || (c >= '0' && c <= '9') || c == '_';
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return result;
}

bool is_taken(std::string const& name, std::vector<std::string> const& taken) {
  return std::ranges::any_of(taken,
                             [&](std::string const& one) { return lower(one) == lower(name); });
}

// The name, or the first of name_2, name_3 … that is free, within so many bytes.
std::string free_name(std::string const& name, std::size_t longest,
                      std::vector<std::string> const& taken) {
  std::string result = name.substr(0, longest);
  for (std::uint64_t number = 2; is_taken(result, taken); ++number) {
    std::string const ending = "_" + std::to_string(number);
    result = name.substr(0, longest - ending.size());
    result += ending;
  }
  return result;
}

}  // namespace

std::vector<std::string> shapefile_names(std::vector<std::string> const& keys) {
  auto const needs_no_change = [](std::string const& key) {
    return !key.empty() && key.size() <= kLongestFieldName && is_letter(key.front()) &&
           std::ranges::all_of(key, is_part_of_name);
  };
  std::vector<std::string> names(keys.size());
  std::vector<std::string> taken;
  taken.reserve(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (needs_no_change(keys[i]) && !is_taken(keys[i], taken)) {
      names[i] = keys[i];
      taken.push_back(keys[i]);
    }
  }
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (names[i].empty()) {
      std::string name;
      std::ranges::copy_if(keys[i], std::back_inserter(name), is_part_of_name);
      if (name.empty() || !is_letter(name.front())) {
        name.insert(0, "f_");
      }
      names[i] = free_name(name, kLongestFieldName, taken);
      taken.push_back(names[i]);
    }
  }
  return names;
}

std::string file_name_of(std::string_view layer, std::vector<std::string> const& taken) {
  std::string name;
  name.reserve(layer.size());
  for (char const c : layer) {
    name += is_part_of_name(c) || (c == '-' && !name.empty()) ? c : '_';
  }
  return free_name(name.empty() ? "layer" : name, kLongestFileName, taken);
}

std::string_view cut_text(std::string_view text) {
  if (text.size() <= kLongestText) {
    return text;
  }
  std::size_t end = kLongestText;
  auto const is_continuation = [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
  };
  while (end > 0 && is_continuation(text[end])) {
    --end;
  }
  return text.substr(0, end);
}

}  // namespace tongcun
