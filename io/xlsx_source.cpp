// SPDX-License-Identifier: Apache-2.0
#include "io/xlsx_source.h"

#include "io/layer_coordinates.h"
#include "io/reference_notes.h"
#include "io/shown_text.h"
#include "io/text_file.h"
#include "io/vocabulary.h"
#include "io/xlsx_workbook.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace tongcun {
namespace {

constexpr std::size_t kHeaderSearch = 30;  // rows with cells in which a header is looked for

SheetCell const* cell_at(SheetRow const& row, std::size_t column) {
  auto const found = std::ranges::lower_bound(row.cells, column, {}, &SheetCell::column);
  return found != row.cells.end() && found->column == column ? &*found : nullptr;
}

// A sheet cut into header and rows of data.
struct SheetTable {
  std::int64_t header_row = 0;
  std::vector<std::string> columns;
  std::vector<std::size_t> positions;  // column of the sheet, one entry per entry of `columns`
  std::vector<SheetRow> rows;
  std::int64_t titles = 0;  // rows with cells above the header
  std::int64_t notes = 0;   // rows passed over below it
  std::int64_t first_note = 0;
  std::int64_t hidden = 0;
  std::int64_t first_hidden = 0;
  std::int64_t spread = 0;  // cells filled from merged ones
};

class TableCutter {
 public:
  TableCutter(LayerSource const& source, Sheet sheet) : sheet_(std::move(sheet)) {
    for (std::string const& field : vocabulary().field_names(source.role)) {
      for (std::string const& alias : vocabulary().aliases(source.role, field)) {
        known_words_.insert(alias);
      }
    }
    for (auto const& [field, column] : source.fields) {
      known_words_.insert(normalised_word(column));
    }
  }

  // None if no row looks like a header.
  std::optional<SheetTable> cut() {
    spread_downwards();
    std::optional<std::size_t> const header = find_header();
    if (!header) {
      return std::nullopt;
    }
    SheetRow const& row = sheet_.rows[*header];
    table_.header_row = row.number;
    table_.titles = static_cast<std::int64_t>(*header);
    for (SheetCell const& cell : row.cells) {
      table_.columns.push_back(cell.text);
      table_.positions.push_back(cell.column);
    }
    std::int64_t const first = first_row_of_data(row);
    for (std::size_t i = *header + 1; i < sheet_.rows.size(); ++i) {
      if (sheet_.rows[i].number >= first) {
        add(sheet_.rows[i], row);
      }
    }
    return std::move(table_);
  }

 private:
  // What a cell merged over several rows says holds for each of them.
  void spread_downwards() {
    for (MergedCells const& merged : sheet_.merged) {
      if (merged.last_row == merged.first_row) {
        continue;
      }
      auto from = std::ranges::lower_bound(sheet_.rows, merged.first_row, {}, &SheetRow::number);
      if (from == sheet_.rows.end() || from->number != merged.first_row) {
        continue;
      }
      SheetCell const* const first = cell_at(*from, merged.first_column);
      if (first == nullptr) {
        continue;
      }
      SheetCell const value = *first;
      for (++from; from != sheet_.rows.end() && from->number <= merged.last_row; ++from) {
        if (cell_at(*from, value.column) == nullptr) {
          auto const at =
              std::ranges::lower_bound(from->cells, value.column, {}, &SheetCell::column);
          from->cells.insert(at, value);
          ++spread_in_row_[from->number];
        }
      }
    }
  }

  std::optional<std::size_t> find_header() const {
    std::size_t most = 0;
    std::optional<std::size_t> best;
    std::optional<std::size_t> first_wide;
    for (std::size_t i = 0; i < std::min(kHeaderSearch, sheet_.rows.size()); ++i) {
      std::set<std::string> known;
      for (SheetCell const& cell : sheet_.rows[i].cells) {
        std::string const word = normalised_word(cell.text);
        if (known_words_.contains(word)) {
          known.insert(word);
        }
      }
      if (known.size() > most) {
        most = known.size();
        best = i;
      }
      if (!first_wide && sheet_.rows[i].cells.size() > 1) {
        first_wide = i;
      }
    }
    return best ? best : first_wide;
  }

  // A header cell that is merged downwards reaches into the rows below it.
  [[nodiscard]] std::int64_t first_row_of_data(SheetRow const& header) const {
    std::int64_t first = header.number + 1;
    for (MergedCells const& merged : sheet_.merged) {
      if (merged.first_row <= header.number && merged.last_row >= header.number) {
        first = std::max(first, merged.last_row + 1);
      }
    }
    return first;
  }

  [[nodiscard]] bool is_note(SheetRow const& row) const {
    return row.cells.size() == 1 && table_.columns.size() > 1 &&
           std::ranges::any_of(sheet_.merged, [&](MergedCells const& merged) {
             return merged.first_row == row.number && merged.last_row == row.number &&
                    merged.first_column == row.cells[0].column &&
                    merged.last_column > merged.first_column;
           });
  }

  static bool repeats(SheetRow const& row, SheetRow const& header) {
    return std::ranges::equal(row.cells, header.cells, [](SheetCell const& a, SheetCell const& b) {
      return a.column == b.column && a.text == b.text;
    });
  }

  void add(SheetRow& row, SheetRow const& header) {
    if (is_note(row) || repeats(row, header)) {
      table_.first_note = table_.notes == 0 ? row.number : table_.first_note;
      ++table_.notes;
      return;
    }
    if (row.is_hidden) {
      table_.first_hidden = table_.hidden == 0 ? row.number : table_.first_hidden;
      ++table_.hidden;
    }
    if (auto const spread = spread_in_row_.find(row.number); spread != spread_in_row_.end()) {
      table_.spread += spread->second;
    }
    table_.rows.push_back(std::move(row));
  }

  Sheet sheet_;
  std::set<std::string> known_words_;
  std::map<std::int64_t, std::int64_t> spread_in_row_;
  SheetTable table_;
};

class XlsxSource : public FeatureSource {
 public:
  XlsxSource(LayerSource const& source, SheetTable table, ToCanonical to_canonical,
             std::vector<Finding> findings)
      : source_(source),
        table_(std::move(table)),
        to_canonical_(std::move(to_canonical)),
        findings_(std::move(findings)) {}

  [[nodiscard]] std::vector<std::string> const& columns() const override { return table_.columns; }
  void select(std::vector<std::size_t> columns) override { selected_ = std::move(columns); }
  [[nodiscard]] bool geometry_in_columns() const override { return true; }
  void select_coordinates(std::size_t x, std::size_t y) override { coordinates_ = {x, y}; }
  [[nodiscard]] std::string const& crs() const override { return to_canonical_.name(); }
  [[nodiscard]] DatumShift::Use datum_use() const override { return to_canonical_.datum_use(); }

  bool next(RawFeature& feature) override {
    if (at_ == table_.rows.size()) {
      return false;
    }
    SheetRow const& row = table_.rows[at_++];
    feature.row = row.number;
    feature.cells.clear();
    for (std::size_t const column : selected_) {
      feature.cells.push_back(cell_of(row, column));
    }
    feature.shape = Shape();
    if (coordinates_) {
      feature.shape = point_of_cells(text_of(row, coordinates_->first),
                                     text_of(row, coordinates_->second), to_canonical_);
    }
    return true;
  }

  [[nodiscard]] std::vector<Finding> take_findings() override {
    note_reference(source_, to_canonical_, findings_);
    return std::exchange(findings_, {});
  }

 private:
  [[nodiscard]] std::string text_of(SheetRow const& row, std::size_t column) const {
    SheetCell const* const cell = cell_at(row, table_.positions[column]);
    return cell != nullptr ? cell->text : "";
  }

  // A cell that is not what it seems rejects the layer, at its place.
  std::string cell_of(SheetRow const& row, std::size_t column) {
    SheetCell const* const cell = cell_at(row, table_.positions[column]);
    if (cell == nullptr) {
      return "";
    }
    switch (cell->doubt) {
      case SheetCell::Doubt::none:
        break;
      case SheetCell::Doubt::error:
        reject("V054", row, column).values = {{"text", shown_of(source_, masked(cell->text))}};
        return "";
      case SheetCell::Doubt::no_result:
        reject("V055", row, column);
        return "";
      case SheetCell::Doubt::digits_lost:
        reject("V056", row, column);
        return "";
    }
    if (!is_clean_utf8(cell->text)) {
      reject("V001", row, column).values = {{"encoding", "UTF-8"}};
      return "";
    }
    return cell->text;
  }

  Finding& reject(std::string rule, SheetRow const& row, std::size_t column) {
    findings_.push_back(layer_rejection(source_, std::move(rule)));
    findings_.back().row = row.number;
    findings_.back().field = table_.columns[column];
    return findings_.back();
  }

  LayerSource const& source_;
  SheetTable table_;
  ToCanonical to_canonical_;
  std::vector<Finding> findings_;
  std::vector<std::size_t> selected_;
  std::optional<std::pair<std::size_t, std::size_t>> coordinates_;
  std::size_t at_ = 0;
};

class XlsxOpener {
 public:
  explicit XlsxOpener(LayerSource const& source) : source_(source) {}

  OpenedSource open(std::filesystem::path const& path) {
    OpenedSource opened;
    std::optional<XlsxWorkbook> const workbook = XlsxWorkbook::open(path);
    if (workbook) {
      opened.source = open_sheet(*workbook);
    } else {
      reject(is_compound_file(path) ? "V050" : "V006");
    }
    opened.findings = std::move(findings_);
    return opened;
  }

 private:
  Finding& reject(std::string rule) {
    findings_.push_back(layer_rejection(source_, std::move(rule)));
    return findings_.back();
  }
  Finding& note(std::string rule, Severity severity) {
    findings_.push_back(layer_finding(source_, std::move(rule), severity, Treatment::noted));
    return findings_.back();
  }

  // Workbooks with a password, and those of before 2007 under the new name.
  static bool is_compound_file(std::filesystem::path const& path) {
    std::array<char, 8> start{};
    std::ifstream file(path, std::ios::binary);
    return file.read(start.data(), start.size()) &&
           std::string_view(start.data(), start.size()) == "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
  }

  // The sheet to read, if it is clear which.
  std::optional<Sheet> choose_sheet(XlsxWorkbook const& workbook) {
    std::vector<std::pair<std::string, Sheet>> candidates;
    std::vector<std::string> names;
    for (XlsxWorkbook::SheetName const& name : workbook.sheets()) {
      names.push_back(name.name);
      bool const is_wanted = source_.layer.empty() ? !name.is_hidden : name.name == source_.layer;
      if (!is_wanted) {
        continue;
      }
      std::optional<Sheet> sheet = workbook.read_sheet(name);
      if (!sheet) {
        reject("V006").layer = is_register(source_.role) ? std::to_string(names.size()) : name.name;
        return std::nullopt;
      }
      if (!sheet->rows.empty() || !source_.layer.empty()) {
        candidates.emplace_back(name.name, std::move(*sheet));
      }
    }
    if (candidates.size() != 1) {
      reject("V007").values = {{"layers", shown_layers(source_, names)}};
      return std::nullopt;
    }
    return std::move(candidates.front().second);
  }

  std::unique_ptr<FeatureSource> open_sheet(XlsxWorkbook const& workbook) {
    std::optional<Sheet> sheet = choose_sheet(workbook);
    if (!sheet) {
      return nullptr;
    }
    std::optional<SheetTable> table = TableCutter(source_, std::move(*sheet)).cut();
    if (!table) {
      reject("V051");
      return nullptr;
    }
    std::optional<ToCanonical> to_canonical = layer_to_canonical(source_, "", findings_);
    if (!to_canonical) {
      return nullptr;
    }
    tell(*table);
    return std::make_unique<XlsxSource>(source_, std::move(*table), std::move(*to_canonical),
                                        std::exchange(findings_, {}));
  }

  // What was read otherwise than a plain table would be.
  void tell(SheetTable const& table) {
    if (table.titles > 0) {
      note("V052", Severity::information).values = {{"count", std::to_string(table.titles)},
                                                    {"header", std::to_string(table.header_row)}};
    }
    if (table.notes > 0) {
      note("V057", Severity::information).values = {{"count", std::to_string(table.notes)}};
      findings_.back().row = table.first_note;
    }
    if (table.hidden > 0) {
      note("V053", Severity::warning).values = {{"count", std::to_string(table.hidden)}};
      findings_.back().row = table.first_hidden;
    }
    if (table.spread > 0) {
      note("V058", Severity::information).values = {{"count", std::to_string(table.spread)}};
    }
  }

  LayerSource const& source_;
  std::vector<Finding> findings_;
};

}  // namespace

OpenedSource open_xlsx(LayerSource const& source, std::filesystem::path const& path) {
  return XlsxOpener(source).open(path);
}

}  // namespace tongcun
