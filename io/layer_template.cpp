// SPDX-License-Identifier: Apache-2.0
#include "io/layer_template.h"

#include "io/config_value.h"
#include "io/embedded_files.h"
#include "io/enum_names.h"
#include "io/glossary.h"
#include "io/parse_toml.h"
#include "io/vocabulary.h"
#include "io/workbook_file.h"
#include "io/write_csv.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <optional>
#include <set>
#include <string_view>

namespace tongcun {
namespace {

using Look = WorkbookFile::Look;

constexpr std::size_t kRowsToFill = 10'000;
constexpr std::array<std::string_view, 2> kYesAndNo{"yes", "no"};

ConfigValue const& samples() {
  static ConfigValue const all = [] {
    auto const text = embedded_file("io/template_samples.toml");
    assert(text);
    ParsedToml parsed = parse_toml(*text, "io/template_samples.toml");
    assert(parsed.root && parsed.findings.empty());
    return *std::move(parsed.root);
  }();
  return all;
}

ConfigValue const& sample_of(LayerRole role) {
  ConfigValue const* const table = samples().find(name_of(role, kLayerRoleNames));
  assert(table != nullptr);
  return *table;
}

bool is_required(LayerRole role, std::string const& field) {
  ConfigValue const* const list = sample_of(role).find("required");
  assert(list != nullptr && list->array() != nullptr);
  return std::ranges::any_of(*list->array(), [&](ConfigValue const& one) {
    auto const* name = std::get_if<std::string>(&one.value);
    return name != nullptr && *name == field;
  });
}

// A text, or the one of the language.
std::string text_in(ConfigValue const& value, Language language) {
  ConfigValue const* const own =
      value.table() != nullptr ? value.find(language == Language::zh ? "zh" : "en") : &value;
  auto const* text = own != nullptr ? std::get_if<std::string>(&own->value) : nullptr;
  return text != nullptr ? *text : "";
}

bool is_share(LayerRole role, std::string const& field) {
  std::vector<std::string> const shares = vocabulary().share_fields(role);
  return std::ranges::find(shares, field) != shares.end();
}

// Fields of registers that the office does not fill in: only invented rows say so.
bool is_left_out(std::string const& field) {
  return field == "invented_row";
}

std::string list_text(std::vector<std::string> const& words, Language language) {
  std::string text;
  for (std::string const& word : words) {
    text += (text.empty() ? "" : language == Language::zh ? "、" : ", ") + word;
  }
  return text;
}

void explain(WorkbookFile& book, std::size_t sheet, std::vector<TemplateColumn> const& columns,
             Language language) {
  std::size_t row = 0;
  for (char const* const key : {"template.how_to_fill", "template.unknown", "template.people"}) {
    book.write_text(sheet, row++, 0, term(key).name.in(language), Look::title);
  }
  ++row;
  std::size_t column = 0;
  for (char const* const key : {"template.header", "template.required", "template.meaning",
                                "template.unit", "template.words", "template.example"}) {
    book.write_text(sheet, row, column++, term(key).name.in(language), Look::heading);
  }
  for (TemplateColumn const& one : columns) {
    ++row;
    std::string const required =
        one.is_required ? term("template.is_required").name.in(language) : "";
    std::array<std::string, 6> const texts{
        one.header, required, one.meaning, one.unit, list_text(one.words, language), one.example};
    for (std::size_t c = 0; c < texts.size(); ++c) {
      bool const is_example = c + 1 == texts.size();
      book.write_text(sheet, row, c, texts[c], is_example ? Look::text : Look::note);
    }
  }
  constexpr std::array<double, 6> kWidths{26.0, 10.0, 48.0, 16.0, 48.0, 26.0};
  for (std::size_t i = 0; i < kWidths.size(); ++i) {
    book.set_width(sheet, i, kWidths[i]);
  }
}

// Lists that cells are chosen from, one a column, and where each stands.
std::vector<std::optional<SheetRange>> write_words(WorkbookFile& book, std::size_t sheet,
                                                   std::vector<TemplateColumn> const& columns) {
  std::vector<std::optional<SheetRange>> ranges(columns.size());
  std::size_t most = 0;
  std::size_t place = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (!columns[i].words.empty()) {
      ranges[i] = SheetRange{sheet, place++, 1, columns[i].words.size()};
      most = std::max(most, columns[i].words.size());
    }
  }
  for (std::size_t row = 0; row <= most; ++row) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (ranges[i] && row <= columns[i].words.size()) {
        book.write_text(sheet, row, ranges[i]->column,
                        row == 0 ? columns[i].header : columns[i].words[row - 1],
                        row == 0 ? Look::heading : Look::text);
      }
    }
  }
  return ranges;
}

}  // namespace

std::vector<LayerRole> template_roles() {
  std::vector<LayerRole> roles;
  for (std::size_t i = 0; i < kLayerRoleNames.size(); ++i) {
    if (samples().find(kLayerRoleNames[i]) != nullptr) {
      roles.push_back(static_cast<LayerRole>(i));
    }
  }
  return roles;
}

std::vector<TemplateColumn> template_columns(LayerRole role, Language language) {
  Vocabulary const& words = vocabulary();
  ConfigValue const& sample = sample_of(role);
  std::vector<TemplateColumn> columns;
  for (std::string const& field : words.field_names(role)) {
    if (is_left_out(field)) {
      continue;
    }
    TemplateColumn column;
    column.field = field;
    column.header = words.header(role, field, language) + (is_share(role, field) ? "(%)" : "");
    column.is_required = is_required(role, field);
    if (has_term(field)) {
      column.meaning = term(field).definition.in(language);
      column.unit =
          term(field).unit.empty() ? "" : name_of_word("unit", term(field).unit, language);
      if (column.meaning.empty() && term(field).name.in(language) != column.header) {
        column.meaning = term(field).name.in(language);
      }
    }
    for (std::string const& canonical : words.canonical_values(field)) {
      column.words.push_back(words.word(field, canonical, language));
    }
    if (ConfigValue const* const example = sample.find(field)) {
      column.example = text_in(*example, language);
      std::vector<std::string> const legal = words.canonical_values(field);
      bool const is_word = std::ranges::find(legal, column.example) != legal.end();
      if (is_word) {
        column.example = words.word(field, column.example, language);
      } else if (language == Language::zh && column.example == kYesAndNo[0]) {
        column.example = "是";
      }
    }
    columns.push_back(std::move(column));
  }
  return columns;
}

std::string template_sheet(LayerRole role, Language language) {
  return name_of_word("layer_role", name_of(role, kLayerRoleNames), language);
}

void write_template_workbook(std::filesystem::path const& path, LayerRole role, Language language,
                             std::vector<std::vector<std::string>> const& rows) {
  std::vector<TemplateColumn> const columns = template_columns(role, language);
  WorkbookFile book(path);
  std::size_t const data = book.add_sheet(template_sheet(role, language));
  explain(book, book.add_sheet(term("template.sheet").name.in(language)), columns, language);
  std::vector<std::optional<SheetRange>> const words =
      write_words(book, book.add_sheet(term("template.words").name.in(language)), columns);
  for (std::size_t c = 0; c < columns.size(); ++c) {
    book.write_text(data, 0, c, columns[c].header,
                    columns[c].is_required ? Look::heading : Look::key);
  }
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t c = 0; c < rows[row].size(); ++c) {
      if (!rows[row][c].empty()) {
        book.write_text(data, row + 1, c, rows[row][c], Look::text);
      }
    }
  }
  constexpr double kWidth = 16.0;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    book.set_look(data, c, kWidth, Look::text);  // codes keep their zeros
    if (words[c]) {
      book.offer({data, c, 1, kRowsToFill}, *words[c]);
    }
  }
  book.freeze(data, 1, 0);
  book.show_first(data);
  book.close();
}

std::string template_csv(LayerRole role, Language language) {
  OutputTable table;
  for (TemplateColumn const& column : template_columns(role, language)) {
    table.columns.push_back({column.header, {}});
  }
  return csv_of(table);
}

}  // namespace tongcun
