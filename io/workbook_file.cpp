// SPDX-License-Identifier: Apache-2.0
#include "io/workbook_file.h"

#include "io/output_error.h"
#include "io/output_table.h"

#include <xlsxwriter.h>

#include <array>
#include <map>
#include <utility>

namespace tongcun {
namespace {

constexpr time_t kNoTime = 946684800;  // 2000-01-01: the time of writing is no part of a table
constexpr std::size_t kMostCharacters = 32767;
constexpr std::int64_t kLastExact = 999'999'999'999'999;  // 15 digits
constexpr std::uint32_t kHeadingFill = 0xE8EEF4;
constexpr std::uint16_t kA4 = 9;

double scaled(std::int64_t value, int decimals) {
  double divisor = 1.0;
  for (int i = 0; i < decimals; ++i) {
    divisor *= 10.0;
  }
  return static_cast<double>(value) / divisor;
}

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

// As many whole characters as a cell holds.
std::string fitting(std::string_view text) {
  if (text.size() <= kMostCharacters) {
    return std::string(text);
  }
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    characters += is_continuation(text[at]) ? 0 : 1;
    if (characters == kMostCharacters) {  // room for the mark
      std::string cut(text.substr(0, at));
      return cut + "…";
    }
  }
  return std::string(text);
}

lxw_row_t row_of(std::size_t row) {
  return static_cast<lxw_row_t>(row);
}
lxw_col_t column_of(std::size_t column) {
  return static_cast<lxw_col_t>(column);
}

std::uint8_t type_of(ChartKind kind) {
  switch (kind) {
    case ChartKind::stacked_bars:
      return LXW_CHART_BAR_STACKED;
    case ChartKind::columns:
      return LXW_CHART_COLUMN;
    case ChartKind::lines:
      return LXW_CHART_SCATTER_STRAIGHT;  // years at their place, whatever years others have
  }
  return LXW_CHART_COLUMN;
}

}  // namespace

struct WorkbookFile::Book {
  std::string name;
  lxw_workbook* book = nullptr;
  std::vector<lxw_worksheet*> sheets;
  std::vector<std::string> names;
  std::map<std::pair<Look, int>, lxw_format*> formats;  // by look and decimals, -1 = no number

  void check(lxw_error error) const {
    if (error != LXW_NO_ERROR) {
      throw OutputError(name + ": " + lxw_strerror(error));
    }
  }

  lxw_format* format_of(Look look, int decimals) {
    if (look == Look::plain && decimals < 0) {
      return nullptr;
    }
    auto const [place, is_new] = formats.emplace(std::pair(look, decimals), nullptr);
    if (is_new) {
      lxw_format* const format = workbook_add_format(book);
      if (decimals >= 0) {
        std::string const code =
            decimals == 0 ? "0" : "0." + std::string(static_cast<std::size_t>(decimals), '0');
        format_set_num_format(format, code.c_str());
      } else if (look == Look::text) {
        format_set_num_format(format, "@");  // stays a text when somebody edits it
      }
      if (look == Look::title || look == Look::heading) {
        format_set_bold(format);
      }
      bool const is_header = look == Look::heading || look == Look::key;
      if (is_header) {
        format_set_bg_color(format, kHeadingFill);
      }
      if (is_header || look == Look::note) {
        format_set_text_wrap(format);
        format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
      }
      place->second = format;
    }
    return place->second;
  }

  std::string address(SheetRange const& range) const {
    std::array<char, LXW_MAX_FORMULA_RANGE_LENGTH> cells{};
    lxw_rowcol_to_range_abs(cells.data(), row_of(range.first_row), column_of(range.column),
                            row_of(range.last_row), column_of(range.column));
    std::string quoted = "='";
    for (char const c : names[range.sheet]) {
      quoted += c == '\'' ? "''" : std::string(1, c);
    }
    return quoted + "'!" + cells.data();
  }
};

WorkbookFile::WorkbookFile(std::filesystem::path const& path) : book_(std::make_unique<Book>()) {
  book_->name = path.filename().string();
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  book_->book = workbook_new_opt(path.c_str(), &options);
  if (book_->book == nullptr) {
    throw OutputError(book_->name + ": could not be written");
  }
  lxw_doc_properties properties{};
  properties.created = kNoTime;
  book_->check(workbook_set_properties(book_->book, &properties));
}

WorkbookFile::~WorkbookFile() {
  if (book_->book != nullptr) {
    static_cast<void>(workbook_close(book_->book));
  }
}

std::size_t WorkbookFile::add_sheet(std::string const& name) {
  lxw_worksheet* const sheet = workbook_add_worksheet(book_->book, name.c_str());
  if (sheet == nullptr) {
    throw OutputError(book_->name + ": " + name + " cannot be a sheet");
  }
  book_->sheets.push_back(sheet);
  book_->names.push_back(name);
  return book_->sheets.size() - 1;
}

void WorkbookFile::write_text(std::size_t sheet, std::size_t row, std::size_t column,
                              std::string_view text, Look look) {
  book_->check(worksheet_write_string(book_->sheets[sheet], row_of(row), column_of(column),
                                      fitting(text).c_str(), book_->format_of(look, -1)));
}

void WorkbookFile::write_number(std::size_t sheet, std::size_t row, std::size_t column,
                                std::int64_t value, int decimals, Look look) {
  if (value > kLastExact || value < -kLastExact) {
    OutputColumn form;
    form.decimals = decimals;
    write_text(sheet, row, column, printed(value, form), look);
    return;
  }
  book_->check(worksheet_write_number(
      book_->sheets[sheet], row_of(row), column_of(column), scaled(value, decimals),
      look == Look::plain ? nullptr : book_->format_of(look, decimals)));
}

void WorkbookFile::set_width(std::size_t sheet, std::size_t column, double characters) {
  set_look(sheet, column, characters, Look::plain);
}

void WorkbookFile::set_look(std::size_t sheet, std::size_t column, double characters, Look look) {
  book_->check(worksheet_set_column(book_->sheets[sheet], column_of(column), column_of(column),
                                    characters, book_->format_of(look, -1)));
}

void WorkbookFile::freeze(std::size_t sheet, std::size_t rows, std::size_t columns) {
  worksheet_freeze_panes(book_->sheets[sheet], row_of(rows), column_of(columns));
}

void WorkbookFile::print_across(std::size_t sheet, std::size_t repeated_rows) {
  lxw_worksheet* const on = book_->sheets[sheet];
  if (repeated_rows > 0) {
    book_->check(worksheet_repeat_rows(on, 0, row_of(repeated_rows - 1)));
  }
  worksheet_set_landscape(on);
  worksheet_set_paper(on, kA4);
  worksheet_fit_to_pages(on, 1, 0);
}

void WorkbookFile::add_filter(std::size_t sheet, std::size_t header_row, std::size_t last_row,
                              std::size_t columns) {
  book_->check(worksheet_autofilter(book_->sheets[sheet], row_of(header_row), 0, row_of(last_row),
                                    column_of(columns - 1)));
}

void WorkbookFile::offer(SheetRange const& cells, SheetRange const& words) {
  std::string formula = book_->address(words);
  lxw_data_validation list{};
  list.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
  list.value_formula = formula.data();
  list.error_type = LXW_VALIDATION_ERROR_TYPE_WARNING;
  book_->check(worksheet_data_validation_range(book_->sheets[cells.sheet], row_of(cells.first_row),
                                               column_of(cells.column), row_of(cells.last_row),
                                               column_of(cells.column), &list));
}

void WorkbookFile::add_chart(std::size_t sheet, std::size_t row, WorkbookChart const& chart) {
  lxw_chart* const drawn = workbook_add_chart(book_->book, type_of(chart.kind));
  chart_title_set_name(drawn, chart.title.c_str());
  bool const is_lying = chart.kind == ChartKind::stacked_bars;
  chart_axis_set_name(is_lying ? drawn->x_axis : drawn->y_axis, chart.unit.c_str());
  for (ChartSeries const& one : chart.series) {
    lxw_chart_series* const series = chart_add_series(drawn, book_->address(one.categories).c_str(),
                                                      book_->address(one.values).c_str());
    chart_series_set_name(series, one.name.c_str());
    if (chart.kind == ChartKind::lines) {
      lxw_chart_line line{};
      line.color = one.color;
      line.width = one.is_thin ? 0.75F : 2.25F;
      line.dash_type = one.is_thin ? LXW_CHART_LINE_DASH_DASH : LXW_CHART_LINE_DASH_SOLID;
      chart_series_set_line(series, &line);
    } else {
      lxw_chart_fill fill{};
      fill.color = one.color;
      chart_series_set_fill(series, &fill);
    }
  }
  if (is_lying) {
    chart_axis_set_reverse(drawn->y_axis);  // the first category on top
  } else if (chart.kind == ChartKind::lines) {
    chart_axis_set_min(drawn->x_axis, static_cast<double>(chart.span.first));
    chart_axis_set_max(drawn->x_axis, static_cast<double>(chart.span.second));
    chart_axis_set_major_unit(drawn->x_axis, 1.0);
    chart_axis_set_num_format(drawn->x_axis, "0");
  }
  chart_legend_set_position(drawn, LXW_CHART_LEGEND_BOTTOM);
  lxw_chart_options place{};
  place.x_scale = 1.8;
  place.y_scale = 1.4;
  book_->check(worksheet_insert_chart_opt(book_->sheets[sheet], row_of(row), 0, drawn, &place));
}

void WorkbookFile::show_first(std::size_t sheet) {
  worksheet_activate(book_->sheets[sheet]);
}

void WorkbookFile::close() {
  book_->check(workbook_close(std::exchange(book_->book, nullptr)));
}

}  // namespace tongcun
