// SPDX-License-Identifier: Apache-2.0
#include "io/table_workbook.h"

#include "io/glossary.h"
#include "io/sheet_names.h"
#include "io/table_charts.h"
#include "io/version.h"
#include "io/workbook_file.h"

#include <algorithm>
#include <map>

namespace tongcun {
namespace {

using Look = WorkbookFile::Look;

Language other(Language language) {
  return language == Language::zh ? Language::en : Language::zh;
}

// How wide a text is, in the digits that widths of columns are measured in.
double width_of(std::string_view text) {
  double width = 0.0;
  for (char const c : text) {
    auto const byte = static_cast<unsigned char>(c);
    width += byte < 0x80 ? 1.0 : byte >= 0xE0 ? 2.0 : byte >= 0xC0 ? 1.0 : 0.0;
  }
  return width;
}

// In both languages, with what every sheet must say.
std::string stamped(Text const& title, std::vector<Text> const& stamps, Language language) {
  std::string text = title.in(language) + " / " + title.in(other(language));
  for (Text const& stamp : stamps) {
    text += " – " + stamp.in(language) + " / " + stamp.in(other(language));
  }
  return text;
}

// Writes one table as a sheet.
class TableSheet {
 public:
  TableSheet(WorkbookFile& book, std::size_t sheet, OutputTable const& table, Language language)
      : book_(book), sheet_(sheet), table_(table), language_(language) {}

  void write(std::vector<Text> const& stamps) {
    book_.write_text(sheet_, 0, 0, stamped(table_.title, stamps, language_), Look::title);
    for (std::size_t c = 0; c < table_.columns.size(); ++c) {
      book_.write_text(sheet_, 1, c, table_.columns[c].title.in(language_), Look::heading);
    }
    for (std::size_t c = 0; c < table_.columns.size(); ++c) {
      book_.write_text(sheet_, 2, c, table_.columns[c].title.in(other(language_)), Look::key);
    }
    for (std::size_t c = 0; c < table_.columns.size(); ++c) {
      std::string const& unit = table_.columns[c].unit;
      book_.write_text(sheet_, 3, c, unit.empty() ? "" : name_of_word("unit", unit, language_),
                       Look::key);
    }
    for (std::size_t c = 0; c < table_.columns.size(); ++c) {
      book_.write_text(sheet_, kHeaderRows - 1, c, table_.columns[c].key, Look::key);
    }
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      write_row(kHeaderRows + row, table_.rows[row]);
    }
    set_widths();
    book_.freeze(sheet_, kHeaderRows, columns_that_name());
    book_.add_filter(sheet_, kHeaderRows - 1,
                     kHeaderRows - 1 + std::max<std::size_t>(table_.rows.size(), 1),
                     table_.columns.size());
    book_.print_across(sheet_, kHeaderRows);
  }

 private:
  void write_row(std::size_t row, std::vector<OutputCell> const& cells) {
    for (std::size_t c = 0; c < cells.size(); ++c) {
      OutputColumn const& column = table_.columns[c];
      if (auto const* number = std::get_if<std::int64_t>(&cells[c])) {
        book_.write_number(sheet_, row, c, *number, column.decimals);
      } else if (auto const* text = std::get_if<std::string>(&cells[c]);
                 text != nullptr && !text->empty()) {
        auto const word = std::ranges::find(column.words, *text, &ColumnWord::word);
        book_.write_text(sheet_, row, c,
                         word != column.words.end() ? word->name.in(language_) : *text, Look::text);
      }
    }
  }

  // Titles wrap; what decides are the first rows.
  void set_widths() {
    constexpr std::size_t kLookedAt = 200;
    constexpr double kNarrowest = 9.0;
    constexpr double kWidest = 48.0;
    for (std::size_t c = 0; c < table_.columns.size(); ++c) {
      OutputColumn const& column = table_.columns[c];
      double width = std::max(width_of(column.key) + 3.0,  // the button of the filter
                              width_of(column.title.in(language_)) / 2.0);
      for (std::size_t row = 0; row < std::min(kLookedAt, table_.rows.size()); ++row) {
        width = std::max(width, width_of(printed(table_.rows[row][c], column)) + 1.0);
      }
      book_.set_width(sheet_, c, std::clamp(width, kNarrowest, kWidest));
    }
  }

  // Those up to the first name, if it stands near the edge.
  [[nodiscard]] std::size_t columns_that_name() const {
    constexpr std::size_t kNear = 4;
    for (std::size_t c = 0; c < std::min(kNear, table_.columns.size()); ++c) {
      if (table_.columns[c].key.ends_with("_name")) {
        return c + 1;
      }
    }
    return 0;
  }

  WorkbookFile& book_;
  std::size_t sheet_;
  OutputTable const& table_;
  Language language_;
};

// The first sheet: what a reader must know before the numbers, in both languages side by side.
class NotesSheet {
 public:
  NotesSheet(WorkbookFile& book, std::size_t sheet, Language language)
      : book_(book), sheet_(sheet), language_(language) {
    constexpr double kOfLanguage = 60.0;
    for (std::size_t const column : {0U, 1U}) {
      book_.set_width(sheet_, column, kOfLanguage);
    }
    book_.set_width(sheet_, 2, kOfLanguage / 2.0);
    book_.set_width(sheet_, 3, kOfLanguage / 2.0);
  }

  void say(Text const& text, Look look = Look::note) {
    book_.write_text(sheet_, row_, 0, text.in(language_), look);
    book_.write_text(sheet_, row_, 1, text.in(other(language_)), look);
    ++row_;
  }
  void say(Text const& text, std::string const& value) {
    book_.write_text(sheet_, row_, 0, text.in(language_), Look::note);
    book_.write_text(sheet_, row_, 1, text.in(other(language_)), Look::note);
    book_.write_text(sheet_, row_, 2, value, Look::text);
    ++row_;
  }
  void list(std::vector<std::string> const& texts, Look look) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
      book_.write_text(sheet_, row_, i, texts[i], look);
    }
    ++row_;
  }
  // Name, key, where the CSV file is, rows.
  void list_table(OutputTable const& table, std::string const& sheet, std::string const& folder) {
    book_.write_text(sheet_, row_, 0, sheet, Look::text);
    book_.write_text(sheet_, row_, 1, table.title.in(other(language_)), Look::text);
    book_.write_text(sheet_, row_, 2, folder + table.name + ".csv", Look::text);
    book_.write_number(sheet_, row_, 3, static_cast<std::int64_t>(table.rows.size()), 0);
    ++row_;
  }
  void skip() { ++row_; }

 private:
  WorkbookFile& book_;
  std::size_t sheet_;
  Language language_;
  std::size_t row_ = 0;
};

struct Choice {
  std::vector<OutputTable const*> written;
  std::vector<OutputTable const*> left_to_csv;
};

Choice chosen(std::vector<OutputTable const*> const& tables) {
  Choice choice;
  std::size_t cells = 0;
  for (OutputTable const* const table : tables) {
    std::size_t const more = table->rows.size() * table->columns.size();
    bool const fits = table->rows.size() <= kMostSheetRows && cells + more <= kMostWorkbookCells;
    cells += fits ? more : 0;
    (fits ? choice.written : choice.left_to_csv).push_back(table);
  }
  return choice;
}

// Each in a sheet of its own, from the given one on.
std::vector<PlacedTable> placed(Choice const& choice, std::size_t sheet) {
  std::vector<PlacedTable> list;
  list.reserve(choice.written.size());
  for (OutputTable const* const table : choice.written) {
    list.push_back({*table, sheet++, kHeaderRows});
  }
  return list;
}

void write_notes(NotesSheet notes, WorkbookNotes const& from, Choice const& choice,
                 std::vector<std::string> const& names, Language language) {
  auto const note = [](char const* key) { return term(key).name; };
  notes.say(from.title, Look::title);
  for (Text const& stamp : from.stamps) {
    notes.say(stamp, Look::title);
  }
  notes.skip();
  for (auto const& [what, value] : from.facts) {
    notes.say(what, value);
  }
  notes.say(note("workbook.program"), "tongcun " + program_version());
  notes.skip();
  notes.say(note("workbook.how_to_read"), Look::heading);
  for (char const* const key : {"workbook.header_rows", "workbook.same_numbers", "workbook.words",
                                "workbook.empty_cells", "workbook.bases"}) {
    notes.say(term(key).name);
  }
  notes.skip();
  notes.list({note("workbook.sheet").in(language), note("workbook.other_title").in(language),
              note("workbook.file").in(language), note("workbook.rows").in(language)},
             Look::heading);
  for (std::size_t i = 0; i < choice.written.size(); ++i) {
    notes.list_table(*choice.written[i], names[i], from.csv_folder);
  }
  if (!choice.left_to_csv.empty()) {
    notes.skip();
    notes.say(note("workbook.left_to_csv"), Look::heading);
    for (OutputTable const* const table : choice.left_to_csv) {
      notes.list_table(*table, table->title.in(language), from.csv_folder);
    }
  }
  if (!from.owed.empty()) {
    notes.skip();
    notes.say(note("workbook.owed"), Look::heading);
    for (std::string const& line : from.owed) {
      notes.list({line}, Look::text);
    }
  }
}

}  // namespace

void write_table_workbook(std::filesystem::path const& path, WorkbookNotes const& notes,
                          std::vector<OutputTable const*> const& tables, Language language) {
  Choice const choice = chosen(tables);
  bool const has_charts = !table_charts(placed(choice, 1), language).empty();
  std::vector<std::string> titles{term("workbook.notes").name.in(language)};
  if (has_charts) {
    titles.push_back(term("workbook.charts").name.in(language));
  }
  for (OutputTable const* const table : choice.written) {
    titles.push_back(table->title.in(language));
  }
  std::vector<std::string> names = sheet_names(titles);

  WorkbookFile book(path);
  std::size_t const first = book.add_sheet(names.front());
  std::size_t const charts = has_charts ? book.add_sheet(names[1]) : first;
  for (std::size_t i = 0; i < choice.written.size(); ++i) {
    std::size_t const sheet = book.add_sheet(names[charts + 1 + i]);
    TableSheet(book, sheet, *choice.written[i], language).write(notes.stamps);
  }
  names.erase(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(charts + 1));
  write_notes(NotesSheet(book, first, language), notes, choice, names, language);
  constexpr std::size_t kRowsOfAChart = 24;
  std::size_t row = 2;
  if (has_charts) {
    book.print_across(charts, 0);
    book.write_text(charts, 0, 0, stamped(notes.title, notes.stamps, language), Look::title);
  }
  for (WorkbookChart const& chart : table_charts(placed(choice, charts + 1), language)) {
    book.add_chart(charts, row, chart);
    row += kRowsOfAChart;
  }
  book.show_first(first);
  book.close();
}

}  // namespace tongcun
