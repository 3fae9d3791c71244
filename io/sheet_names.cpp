// SPDX-License-Identifier: Apache-2.0
#include "io/sheet_names.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string_view>

namespace tongcun {
namespace {

constexpr std::size_t kMostUnits = 31;
constexpr std::string_view kForbidden = "[]:*?/\\";
constexpr std::string_view kCut = "…";

// The bytes of a character of UTF-8 that begins so.
std::size_t bytes_of(char first) {
  auto const byte = static_cast<unsigned char>(first);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

// At most so many UTF-16 units of it; characters of four bytes are two.
std::string within(std::string const& text, std::size_t most) {
  std::size_t units = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t const bytes = std::min(bytes_of(text[at]), text.size() - at);
    units += bytes == 4 ? 2 : 1;
    if (units > most) {
      return text.substr(0, at);
    }
    at += bytes;
  }
  return text;
}

std::string cut(std::string const& text, std::size_t most) {
  std::string const whole = within(text, most);
  return whole == text ? text : within(text, most - 1).append(kCut);
}

std::string without_forbidden(std::string const& title) {
  std::string name;
  for (char const c : title) {
    bool const is_control = static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
    name += is_control || kForbidden.find(c) != std::string_view::npos ? ' ' : c;
  }
  auto const is_edge = [](char c) { return c == ' ' || c == '\''; };
  while (!name.empty() && is_edge(name.back())) {
    name.pop_back();
  }
  name.erase(name.begin(), std::ranges::find_if_not(name, is_edge));
  return name.empty() ? "-" : name;
}

std::string lowered(std::string name) {
  std::ranges::transform(name, name.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  });
  return name;
}

}  // namespace

std::vector<std::string> sheet_names(std::vector<std::string> const& titles) {
  std::set<std::string> taken{"history"};
  std::vector<std::string> names;
  for (std::string const& title : titles) {
    std::string const wanted = without_forbidden(title);
    std::string name = cut(wanted, kMostUnits);
    for (int number = 2; !taken.insert(lowered(name)).second; ++number) {
      std::string const ending = " " + std::to_string(number);
      name = cut(wanted, kMostUnits - ending.size()) + ending;
    }
    names.push_back(std::move(name));
  }
  return names;
}

}  // namespace tongcun
