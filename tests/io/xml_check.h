// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {

// What is not well formed in an XML text (XML 1.0: matching tags, quoted attributes of different
// names, no bare < or &, no forbidden characters, one root), or "" if all is. Enough for documents
// without comments, sections and processing instructions, which ours have none of.
class XmlCheck {
 public:
  static std::string problem_of(std::string_view text) { return XmlCheck(text).run(); }

 private:
  explicit XmlCheck(std::string_view text) : rest_(text) {}

  std::string run() {
    if (rest_.starts_with("<!DOCTYPE")) {
      rest_.remove_prefix(std::min(rest_.find('>'), rest_.size() - 1) + 1);
    }
    int roots = 0;
    while (!rest_.empty() && problem_.empty()) {
      if (rest_.front() == '<') {
        roots += open_.empty() ? 1 : 0;
        read_tag();
      } else {
        std::string_view const content = rest_.substr(0, rest_.find('<'));
        check_text(content);
        if (open_.empty() && content.find_first_not_of(" \n") != std::string_view::npos) {
          problem_ = "text outside the root";
        }
        rest_.remove_prefix(content.size());
      }
    }
    if (problem_.empty() && !open_.empty()) {
      problem_ = "open at the end: " + open_.back();
    }
    if (problem_.empty() && roots != 1) {
      problem_ = "roots: " + std::to_string(roots);
    }
    return problem_;
  }

  static bool is_name(std::string_view name) {
    return !name.empty() && std::ranges::all_of(name, [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
             c == '-' || c == '_';
    });
  }

  void read_tag() {
    std::size_t const end = rest_.find('>');
    if (end == std::string_view::npos) {
      problem_ = "a tag never ends";
      return;
    }
    std::string_view tag = rest_.substr(1, end - 1);
    rest_.remove_prefix(end + 1);
    if (tag.starts_with('/')) {
      if (open_.empty() || open_.back() != tag.substr(1)) {
        problem_ = "closes what is not open: " + std::string(tag);
      } else {
        open_.pop_back();
      }
      return;
    }
    bool const closes_itself = tag.ends_with('/');
    tag.remove_suffix(closes_itself ? 1 : 0);
    std::string const name(tag.substr(0, tag.find(' ')));
    tag.remove_prefix(name.size());
    if (!is_name(name)) {
      problem_ = "no name of a tag: " + name;
    }
    read_attributes(tag);
    if (!closes_itself) {
      open_.push_back(name);
    }
  }

  void read_attributes(std::string_view tag) {
    std::vector<std::string_view> names;
    while (tag.find_first_not_of(' ') != std::string_view::npos && problem_.empty()) {
      tag.remove_prefix(tag.find_first_not_of(' '));
      std::size_t const equals = tag.find("=\"");
      std::size_t const end = equals == std::string_view::npos ? equals : tag.find('"', equals + 2);
      if (end == std::string_view::npos || !is_name(tag.substr(0, equals)) ||
          std::ranges::find(names, tag.substr(0, equals)) != names.end()) {
        problem_ = "no attribute: " + std::string(tag);
        return;
      }
      names.push_back(tag.substr(0, equals));
      check_text(tag.substr(equals + 2, end - equals - 2));
      tag.remove_prefix(end + 1);
    }
  }

  void check_text(std::string_view text) {
    constexpr std::array<std::string_view, 5> kEntities{"&amp;", "&lt;", "&gt;", "&quot;",
                                                        "&apos;"};
    for (std::size_t i = 0; i < text.size(); ++i) {
      auto const byte = static_cast<unsigned char>(text[i]);
      bool const is_bare =
          byte == '<' || (byte == '&' && std::ranges::none_of(kEntities, [&](auto e) {
                            return text.substr(i).starts_with(e);
                          }));
      bool const is_forbidden = (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') ||
                                text.substr(i).starts_with("\xef\xbf\xbe") ||
                                text.substr(i).starts_with("\xef\xbf\xbf");
      if (is_bare || is_forbidden) {
        problem_ = "a forbidden character in: " + std::string(text.substr(0, 200));
      }
    }
  }

  std::string_view rest_;
  std::vector<std::string> open_;
  std::string problem_;
};

}  // namespace tongcun
