// SPDX-License-Identifier: Apache-2.0
#include "io/vocabulary.h"

#include "io/config_value.h"
#include "io/embedded_files.h"
#include "io/enum_names.h"
#include "io/parse_toml.h"

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <utility>

namespace tongcun {
namespace {

struct Decoded {
  char32_t code = 0;
  std::size_t length = 0;  // 0 = not UTF-8
};

Decoded decode(std::string_view text) {
  auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  unsigned char const first = byte(0);
  std::size_t length = 0;
  char32_t code = 0;
  if (first < 0x80) {
    return {first, 1};
  }
  if (first >= 0xc2 && first < 0xe0) {
    length = 2;
    code = first & 0x1fU;
  } else if (first >= 0xe0 && first < 0xf0) {
    length = 3;
    code = first & 0x0fU;
  } else if (first >= 0xf0 && first < 0xf5) {
    length = 4;
    code = first & 0x07U;
  } else {
    return {};
  }
  if (text.size() < length) {
    return {};
  }
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xc0U) != 0x80) {
      return {};
    }
    code = (code << 6U) | (byte(i) & 0x3fU);
  }
  bool const overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
  bool const surrogate = code >= 0xd800 && code < 0xe000;
  if (overlong || surrogate || code > 0x10ffff) {
    return {};
  }
  return {code, length};
}

// Full-width ASCII (U+FF01 … U+FF5E) to ASCII, ideographic space to blank.
char32_t narrowed(char32_t code) {
  if (code >= 0xff01 && code <= 0xff5e) {
    return code - 0xfee0;
  }
  return code == 0x3000 || code == 0x00a0 ? U' ' : code;
}

std::string lower_case(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return result;
}

bool is_chinese(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  std::size_t const first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) {
    return {};
  }
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

bool is_digit(std::string_view character) {
  return character.size() == 1 && character[0] >= '0' && character[0] <= '9';
}

// The number in place of {}.
std::string with_number(std::string_view pattern, std::int64_t number) {
  std::size_t const at = pattern.find("{}");
  std::string result(pattern.substr(0, at));
  result.append(std::to_string(number)).append(pattern.substr(at + 2));
  return result;
}

}  // namespace

bool is_clean_utf8(std::string_view text) {
  // Most cells are ASCII, and their bytes are looked at together.
  unsigned bits = 0;
  for (char const c : text) {
    bits |= static_cast<unsigned char>(c);
  }
  if (bits < 0x80) {
    return true;
  }
  while (!text.empty()) {
    Decoded const next = decode(text);
    if (next.length == 0 || next.code == 0xfffd || (next.code >= 0x80 && next.code < 0xa0)) {
      return false;
    }
    text.remove_prefix(next.length);
  }
  return true;
}

std::string normalised_word(std::string_view word) {
  std::string result;
  std::string whole;  // with nothing dropped
  int depth = 0;
  std::string_view rest = word;
  while (!rest.empty()) {
    Decoded const next = decode(rest);
    std::size_t const length = std::max<std::size_t>(1, next.length);
    char32_t const code = narrowed(next.code);
    if (next.length > 0 && code < 0x80) {
      char const c = (code >= U'A' && code <= U'Z') ? static_cast<char>(code - U'A' + U'a')
                                                    : static_cast<char>(code);
      whole += c;
      if (c == '(' || c == '[') {
        ++depth;
      } else if (c == ')' || c == ']') {
        depth = std::max(0, depth - 1);
      } else if (depth == 0 && std::string_view(" \t\r\n_-").find(c) == std::string_view::npos) {
        result += c;
      }
    } else {
      whole.append(rest.substr(0, length));
      if (depth == 0) {
        result.append(rest.substr(0, length));
      }
    }
    rest.remove_prefix(length);
  }
  std::string_view const kept = trimmed(whole);
  if (result.empty()) {
    return std::string(kept);
  }
  bool const is_signed = kept.size() > 1 && kept[0] == '-' && kept[1] >= '0' && kept[1] <= '9';
  return is_signed ? "-" + result : result;
}

Vocabulary::Vocabulary() {
  std::optional<std::string_view> const text = embedded_file("io/vocabulary.toml");
  assert(text);
  ParsedToml const parsed = parse_toml(*text, "io/vocabulary.toml");
  assert(parsed.root && parsed.findings.empty());
  auto const words_of = [](ConfigValue const& list) {
    std::vector<std::string> words;
    for (ConfigValue const& element : *list.array()) {
      words.push_back(normalised_word(std::get<std::string>(element.value)));
    }
    return words;
  };
  for (auto const& [role, table] : *parsed.root->find("fields")->table()) {
    for (auto const& [field, aliases] : *table.table()) {
      std::vector<std::string> spellings;
      for (ConfigValue const& element : *aliases.array()) {
        spellings.push_back(lower_case(std::get<std::string>(element.value)));
      }
      fields_[role].push_back({field, words_of(aliases), std::move(spellings)});
    }
  }
  for (auto const& [role, table] : *parsed.root->find("numbered")->table()) {
    for (auto const& [pattern, family] : *table.table()) {
      add_numbered(fields_[role], pattern, family);
    }
  }
  for (auto const& [field, table] : *parsed.root->find("values")->table()) {
    for (auto const& [canonical, words] : *table.table()) {
      canonical_[field].push_back(canonical);
      for (std::string const& word : words_of(words)) {
        values_[field].emplace(word, canonical);
      }
      for (ConfigValue const& element : *words.array()) {
        if (auto const& spelled = std::get<std::string>(element.value); is_chinese(spelled)) {
          chinese_[field].emplace(canonical, spelled);  // the first stays
        }
      }
    }
  }
  for (auto const& [word, english] : *parsed.root->find("unread")->table()) {
    unread_.emplace(word, std::get<std::string>(english.value));
  }
  for (ConfigValue const& field : *parsed.root->find("shares")->find("fields")->array()) {
    shares_.insert(std::get<std::string>(field.value));
  }
  for (std::string const& word : words_of(*parsed.root->find("unknown")->find("words"))) {
    unknown_.insert(word);
    digit_may_be_unknown_ = digit_may_be_unknown_ || is_digit(word.substr(0, 1));
  }
  // Facilities of a kind that no service counts can be named so by a scenario.
  canonical_["kind"].emplace_back("other");
}

// A field for each number of a family, so that everything that knows fields knows these.
void Vocabulary::add_numbered(std::vector<Field>& fields, std::string_view pattern,
                              ConfigValue const& family) {
  std::int64_t const high = std::get<std::int64_t>(family.find("high")->value);
  for (std::int64_t n = std::get<std::int64_t>(family.find("low")->value); n <= high; ++n) {
    Field field{with_number(pattern, n), {}, {}};
    for (ConfigValue const& alias : *family.find("aliases")->array()) {
      std::string const written = with_number(std::get<std::string>(alias.value), n);
      field.aliases.push_back(normalised_word(written));
      field.spellings.push_back(lower_case(written));
    }
    fields.push_back(std::move(field));
  }
}

std::vector<std::string> Vocabulary::field_names(LayerRole role) const {
  std::vector<std::string> names;
  auto const found = fields_.find(name_of(role, kLayerRoleNames));
  if (found != fields_.end()) {
    for (Field const& field : found->second) {
      names.push_back(field.name);
    }
  }
  return names;
}

std::vector<std::string> Vocabulary::word_fields(LayerRole role) const {
  std::vector<std::string> names;
  for (std::string const& field : field_names(role)) {
    if (canonical_.contains(field)) {
      names.push_back(field);
    }
  }
  return names;
}

std::vector<std::string> Vocabulary::share_fields(LayerRole role) const {
  std::vector<std::string> names;
  for (std::string const& field : field_names(role)) {
    if (shares_.contains(field)) {
      names.push_back(field);
    }
  }
  return names;
}

std::vector<std::string> Vocabulary::canonical_values(std::string const& field) const {
  auto const found = canonical_.find(field);
  return found != canonical_.end() ? found->second : std::vector<std::string>();
}

Vocabulary::Field const* Vocabulary::find_field(LayerRole role, std::string const& field) const {
  auto const found = fields_.find(name_of(role, kLayerRoleNames));
  if (found == fields_.end()) {
    return nullptr;
  }
  auto const entry = std::ranges::find(found->second, field, &Field::name);
  return entry != found->second.end() ? &*entry : nullptr;
}

std::vector<std::string> const& Vocabulary::aliases(LayerRole role,
                                                    std::string const& field) const {
  static std::vector<std::string> const none;
  Field const* const found = find_field(role, field);
  return found != nullptr ? found->aliases : none;
}

std::vector<std::string> const& Vocabulary::spellings(LayerRole role,
                                                      std::string const& field) const {
  static std::vector<std::string> const none;
  Field const* const found = find_field(role, field);
  return found != nullptr ? found->spellings : none;
}

std::string Vocabulary::header(LayerRole role, std::string const& field, Language language) const {
  std::vector<std::string> const& all = spellings(role, field);
  auto const chinese = std::ranges::find_if(all, is_chinese);
  assert(!all.empty());
  return language == Language::zh && chinese != all.end() ? *chinese : all.front();
}

std::string Vocabulary::word(std::string const& field, std::string const& canonical,
                             Language language) const {
  if (language == Language::en) {
    return canonical;
  }
  auto const table = chinese_.find(field);
  assert(table != chinese_.end());
  auto const found = table->second.find(canonical);
  return found != table->second.end() ? found->second : canonical;
}

std::optional<std::string> Vocabulary::english_of_unread(std::string const& word) const {
  auto const found = unread_.find(word);
  return found != unread_.end() ? std::optional(found->second) : std::nullopt;
}

std::optional<std::string> Vocabulary::value_of(std::string_view field,
                                                std::string_view word) const {
  auto const table = values_.find(field);
  if (table == values_.end()) {
    return std::nullopt;
  }
  auto const found = table->second.find(word);
  return found != table->second.end() ? std::optional(found->second) : std::nullopt;
}

bool Vocabulary::is_unknown(std::string_view cell) const {
  if (!digit_may_be_unknown_ && is_digit(cell.substr(0, 1))) {
    return false;  // most cells are numbers, and a digit in front stays there
  }
  return unknown_.contains(normalised_word(cell));
}

Vocabulary const& vocabulary() {
  static Vocabulary const instance;
  return instance;
}

}  // namespace tongcun
