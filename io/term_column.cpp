// SPDX-License-Identifier: Apache-2.0
#include "io/term_column.h"

#include "io/glossary.h"

#include <utility>

namespace tongcun {
namespace {

OutputCell text_cell(std::string const& text) {
  return text.empty() ? OutputCell() : OutputCell(text);
}

// "village = 村道; lane = 连户路"; a word that is its own name once.
std::string words_text(OutputColumn const& column, Language language) {
  std::string text;
  for (ColumnWord const& word : column.words) {
    text += text.empty() ? "" : (language == Language::zh ? "；" : "; ");
    std::string const& name = word.name.in(language);
    text += name == word.word ? name : word.word + (language == Language::zh ? "＝" : " = ") + name;
  }
  return text;
}

void add_rows(OutputTable const& of, OutputTable& table) {
  for (OutputColumn const& column : of.columns) {
    table.rows.push_back(
        {of.name, column.key, text_cell(column.title.en), text_cell(column.title.zh),
         text_cell(column.unit), text_cell(column.meaning.en), text_cell(column.meaning.zh),
         text_cell(column.empty.en), text_cell(column.empty.zh),
         text_cell(words_text(column, Language::en)), text_cell(words_text(column, Language::zh))});
  }
}

}  // namespace

OutputColumn term_column(std::string key, std::string_view term_key, ColumnType type,
                         int decimals) {
  Term const& of = term(term_key);
  OutputColumn column{std::move(key), of.name, type, decimals, of.unit, of.definition, of.empty};
  for (std::string const& value : of.values) {
    column.words.push_back({std::string(word_of(value)), term(value).name});
  }
  return column;
}

OutputTable column_table(std::vector<OutputTable> const& tables) {
  OutputTable table;
  table.name = "columns";
  table.title = term("columns").name;
  for (char const* key :
       {"table", "column", "title_en", "title_zh", "unit", "meaning_en", "meaning_zh",
        "empty_cell_en", "empty_cell_zh", "values_en", "values_zh"}) {
    table.columns.push_back(term_column(key, key));
  }
  for (OutputTable const& of : tables) {
    add_rows(of, table);
  }
  add_rows(OutputTable(table), table);
  return table;
}

}  // namespace tongcun
