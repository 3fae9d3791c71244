// SPDX-License-Identifier: Apache-2.0
#include "io/xlsx_workbook.h"

#include "io/xml_reader.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>
#include <utility>

namespace tongcun {
namespace {

constexpr std::size_t kMostColumns = 16384;
constexpr std::int64_t kMostRows = 1048576;
constexpr double kExactBelow = 1e15;  // 15 digits

std::optional<std::int64_t> whole(std::string_view text) {
  std::int64_t value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  bool const is_whole = error == std::errc() && end == text.data() + text.size();
  return is_whole ? std::optional(value) : std::nullopt;
}

struct Place {
  std::int64_t row = 0;
  std::size_t column = 0;
};

// "BC23": row 23, column 54.
std::optional<Place> place_of(std::string_view reference) {
  std::size_t at = 0;
  std::size_t column = 0;
  for (; at < reference.size() && reference[at] >= 'A' && reference[at] <= 'Z' && at < 3; ++at) {
    column = column * 26 + static_cast<std::size_t>(reference[at] - 'A') + 1;
  }
  std::optional<std::int64_t> const row = whole(reference.substr(at));
  if (column == 0 || column > kMostColumns || !row || *row < 1 || *row > kMostRows) {
    return std::nullopt;
  }
  return Place{*row, column - 1};
}

// Part names in relationships are relative to the folder of the part, or start at the root.
std::string part_name(std::string_view folder, std::string_view target) {
  if (target.starts_with('/')) {
    return std::string(target.substr(1));
  }
  return std::string(folder) + std::string(target);
}

struct Relation {
  std::string type;  // the last word of its address
  std::string target;
};

std::optional<std::map<std::string, Relation>> read_relations(ZipArchive const& archive,
                                                              std::string const& part) {
  std::map<std::string, Relation> relations;
  std::optional<std::string> const text = archive.read(part);
  XmlHandlers handlers;
  handlers.start = [&](std::string_view name, XmlAttributes const& attributes) {
    if (name == "Relationship" && attributes["TargetMode"] != "External") {
      std::string_view const type = attributes["Type"];
      relations[std::string(attributes["Id"])] = {std::string(type.substr(type.rfind('/') + 1)),
                                                  std::string(attributes["Target"])};
    }
  };
  if (!text || !read_xml(*text, std::move(handlers))) {
    return std::nullopt;
  }
  return relations;
}

// "_x000D_" stands for a character that XML cannot hold; only blanks of that kind matter here.
std::string without_escapes(std::string text) {
  for (std::string_view const escape : {"_x000D_", "_x000d_", "_x000A_", "_x000a_", "_x0009_"}) {
    for (std::size_t at = text.find(escape); at != std::string::npos; at = text.find(escape, at)) {
      text.replace(at, escape.size(), " ");
    }
  }
  return text;
}

// Reads the XML of a sheet.
class SheetReader {
 public:
  SheetReader(std::vector<std::string> const& strings,
              std::vector<XlsxWorkbook::NumberStyle> const& styles, bool counts_from_1904)
      : strings_(strings), styles_(styles), counts_from_1904_(counts_from_1904) {}

  std::optional<Sheet> read(std::string_view text) {
    XmlHandlers handlers;
    handlers.start = [this](std::string_view name, XmlAttributes const& attributes) {
      start(name, attributes);
    };
    handlers.end = [this](std::string_view name) { end(name); };
    handlers.text = [this](std::string_view piece) {
      if (is_in_text_ && phonetic_ == 0) {
        text_ += piece;
      }
    };
    if (!read_xml(text, std::move(handlers)) || is_damaged_) {
      return std::nullopt;
    }
    std::ranges::stable_sort(sheet_.rows, {}, &SheetRow::number);
    bool const repeats =
        std::ranges::adjacent_find(sheet_.rows, {}, &SheetRow::number) != sheet_.rows.end();
    bool const is_whole = !repeats && !merged_cells_overlap();
    return is_whole ? std::optional(std::move(sheet_)) : std::nullopt;
  }

 private:
  void start(std::string_view name, XmlAttributes const& attributes) {
    if (name == "row") {
      std::string_view const number = attributes["r"];
      row_ = SheetRow();
      std::optional<std::int64_t> const stated = whole(number);
      row_.number = number.empty() ? last_row_ + 1 : stated.value_or(0);
      is_damaged_ = is_damaged_ || row_.number < 1 || row_.number > kMostRows;
      last_row_ = row_.number;
      row_.is_hidden = attributes["hidden"] == "1" || attributes["hidden"] == "true";
      next_column_ = 0;
    } else if (name == "c") {
      std::string_view const reference = attributes["r"];
      std::optional<Place> const place = place_of(reference);
      is_damaged_ = is_damaged_ || (!reference.empty() && (!place || place->row != row_.number));
      cell_ = SheetCell();
      cell_.column = place ? place->column : next_column_;
      next_column_ = cell_.column + 1;
      type_ = attributes["t"];
      style_ =
          static_cast<std::size_t>(std::max<std::int64_t>(0, whole(attributes["s"]).value_or(0)));
      has_formula_ = false;
      has_value_ = false;
      value_.clear();
    } else if (name == "f") {
      has_formula_ = true;
    } else if (name == "v" || name == "t") {
      is_in_text_ = true;
      text_.clear();
    } else if (name == "rPh") {
      ++phonetic_;
    } else if (name == "mergeCell") {
      add_merge(attributes["ref"]);
    }
  }

  void end(std::string_view name) {
    if (name == "v" || name == "t") {
      is_in_text_ = false;
      if (phonetic_ == 0) {
        value_ += text_;
        has_value_ = true;
      }
    } else if (name == "rPh") {
      --phonetic_;
    } else if (name == "c") {
      finish_cell();
    } else if (name == "row" && !row_.cells.empty()) {
      bool const is_sorted =
          std::ranges::adjacent_find(row_.cells, [](SheetCell const& a, SheetCell const& b) {
            return a.column >= b.column;
          }) == row_.cells.end();
      is_damaged_ = is_damaged_ || !is_sorted;
      sheet_.rows.push_back(std::move(row_));
    }
  }

  void finish_cell() {
    if (has_formula_ && (!has_value_ || (value_.empty() && type_ != "str"))) {
      cell_.doubt = SheetCell::Doubt::no_result;
      row_.cells.push_back(cell_);
      return;
    }
    if (!has_value_) {
      return;
    }
    if (type_ == "s") {
      std::optional<std::int64_t> const index = whole(value_);
      if (!index || *index < 0 || static_cast<std::size_t>(*index) >= strings_.size()) {
        is_damaged_ = true;
        return;
      }
      cell_.text = strings_[static_cast<std::size_t>(*index)];
    } else if (type_ == "inlineStr" || type_ == "str" || type_ == "d") {
      cell_.text = without_escapes(value_);
    } else if (type_ == "b") {
      cell_.text = value_ == "1" ? "true" : "false";
    } else if (type_ == "e") {
      cell_.text = value_;
      // "Not available" is a statement, the others are mistakes.
      cell_.doubt = value_ == "#N/A" ? SheetCell::Doubt::none : SheetCell::Doubt::error;
    } else {
      set_number();
    }
    if (!cell_.text.empty()) {
      row_.cells.push_back(cell_);
    }
  }

  void set_number() {
    double number = 0.0;
    auto const [end, error] = std::from_chars(value_.data(), value_.data() + value_.size(), number);
    if (error != std::errc() || end != value_.data() + value_.size() || !std::isfinite(number)) {
      is_damaged_ = is_damaged_ || !value_.empty();
      return;
    }
    XlsxWorkbook::NumberStyle const style =
        style_ < styles_.size() ? styles_[style_] : XlsxWorkbook::NumberStyle();
    if (style.is_date) {
      if (std::optional<std::string> date = date_of_serial(number, counts_from_1904_)) {
        cell_.text = std::move(*date);
        return;
      }
    }
    cell_.text = plain_number(number);
    if (std::abs(number) >= kExactBelow) {
      cell_.doubt = SheetCell::Doubt::digits_lost;
    }
    bool const is_count = cell_.text.find_first_not_of("0123456789") == std::string::npos;
    if (is_count && cell_.text.size() < style.zeros) {
      cell_.text.insert(0, style.zeros - cell_.text.size(), '0');
    }
  }

  // No program writes areas of merged cells that overlap; a million of them over all rows would
  // take for ever to spread. Only the first column of each counts, which is all that is spread.
  [[nodiscard]] bool merged_cells_overlap() const {
    std::vector<MergedCells> merged = sheet_.merged;
    std::ranges::sort(merged, {}, [](MergedCells const& area) {
      return std::pair(area.first_column, area.first_row);
    });
    return std::ranges::adjacent_find(merged, [](MergedCells const& a, MergedCells const& b) {
             return a.first_column == b.first_column && b.first_row <= a.last_row;
           }) != merged.end();
  }

  void add_merge(std::string_view reference) {
    std::size_t const colon = reference.find(':');
    std::optional<Place> const first = place_of(reference.substr(0, colon));
    std::optional<Place> const last =
        colon == std::string_view::npos ? first : place_of(reference.substr(colon + 1));
    if (!first || !last || last->row < first->row || last->column < first->column) {
      is_damaged_ = true;
      return;
    }
    sheet_.merged.push_back({first->row, last->row, first->column, last->column});
  }

  std::vector<std::string> const& strings_;
  std::vector<XlsxWorkbook::NumberStyle> const& styles_;
  bool counts_from_1904_;
  Sheet sheet_;
  SheetRow row_;
  SheetCell cell_;
  std::string type_;
  std::string value_;
  std::string text_;
  std::size_t style_ = 0;
  std::size_t next_column_ = 0;
  std::int64_t last_row_ = 0;
  int phonetic_ = 0;
  bool is_in_text_ = false;
  bool has_formula_ = false;
  bool has_value_ = false;
  bool is_damaged_ = false;
};

// Format numbers that every program knows without a code: dates and times, also the East Asian
// ones.
bool is_built_in_date(std::int64_t id) {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) ||
         (id >= 50 && id <= 58);
}

}  // namespace

std::optional<XlsxWorkbook> XlsxWorkbook::open(std::filesystem::path const& path) {
  std::optional<ZipArchive> archive = ZipArchive::open(path);
  if (!archive) {
    return std::nullopt;
  }
  XlsxWorkbook workbook(std::move(*archive));
  return workbook.read_parts() ? std::optional(std::move(workbook)) : std::nullopt;
}

bool XlsxWorkbook::read_parts() {
  auto const roots = read_relations(archive_, "_rels/.rels");
  if (!roots) {
    return false;
  }
  std::string workbook;
  for (auto const& [id, relation] : *roots) {
    if (relation.type == "officeDocument") {
      workbook = part_name("", relation.target);
    }
  }
  std::size_t const slash = workbook.rfind('/');
  std::string const folder = slash == std::string::npos ? "" : workbook.substr(0, slash + 1);
  std::string const name = workbook.substr(folder.size());
  auto const relations = read_relations(archive_, folder + "_rels/" + name + ".rels");
  std::optional<std::string> const text = archive_.read(workbook);
  if (!relations || !text) {
    return false;
  }
  XmlHandlers handlers;
  handlers.start = [&](std::string_view element, XmlAttributes const& attributes) {
    if (element == "workbookPr") {
      counts_from_1904_ = attributes["date1904"] == "1" || attributes["date1904"] == "true";
    } else if (element == "sheet") {
      // "id" of another space than "sheetId"; the prefix is dropped from both.
      auto const relation = relations->find(std::string(attributes["id"]));
      if (relation != relations->end() && relation->second.type == "worksheet") {
        std::string_view const state = attributes["state"];
        sheets_.push_back({std::string(attributes["name"]),
                           state == "hidden" || state == "veryHidden",
                           part_name(folder, relation->second.target)});
      }
    }
  };
  if (!read_xml(*text, std::move(handlers)) || sheets_.empty()) {
    return false;
  }
  for (auto const& [id, relation] : *relations) {
    std::string const part = part_name(folder, relation.target);
    bool const is_strings = relation.type == "sharedStrings";
    if ((is_strings && !read_shared_strings(part)) ||
        (relation.type == "styles" && !read_styles(part))) {
      return false;
    }
  }
  return true;
}

bool XlsxWorkbook::read_shared_strings(std::string const& part) {
  std::optional<std::string> const text = archive_.read(part);
  bool is_in_text = false;
  int phonetic = 0;
  XmlHandlers handlers;
  handlers.start = [&](std::string_view name, XmlAttributes const&) {
    if (name == "si") {
      shared_strings_.emplace_back();
    }
    phonetic += name == "rPh" ? 1 : 0;
    is_in_text = name == "t" && phonetic == 0 && !shared_strings_.empty();
  };
  handlers.end = [&](std::string_view name) {
    phonetic -= name == "rPh" ? 1 : 0;
    is_in_text = false;
    if (name == "si") {
      shared_strings_.back() = without_escapes(std::move(shared_strings_.back()));
    }
  };
  handlers.text = [&](std::string_view piece) {
    if (is_in_text) {
      shared_strings_.back() += piece;
    }
  };
  return text && read_xml(*text, std::move(handlers));
}

bool XlsxWorkbook::read_styles(std::string const& part) {
  std::optional<std::string> const text = archive_.read(part);
  std::map<std::int64_t, NumberStyle> formats;
  bool is_in_cells = false;
  XmlHandlers handlers;
  handlers.start = [&](std::string_view name, XmlAttributes const& attributes) {
    if (name == "numFmt") {
      formats[whole(attributes["numFmtId"]).value_or(-1)] =
          style_of_format(attributes["formatCode"]);
    } else if (name == "cellXfs") {
      is_in_cells = true;
    } else if (name == "xf" && is_in_cells) {
      std::int64_t const id = whole(attributes["numFmtId"]).value_or(0);
      auto const own = formats.find(id);
      styles_.push_back(own != formats.end() ? own->second : NumberStyle{is_built_in_date(id), 0});
    }
  };
  handlers.end = [&](std::string_view name) { is_in_cells = is_in_cells && name != "cellXfs"; };
  return text && read_xml(*text, std::move(handlers));
}

std::optional<Sheet> XlsxWorkbook::read_sheet(SheetName const& sheet) const {
  std::optional<std::string> const text = archive_.read(sheet.part);
  return text ? SheetReader(shared_strings_, styles_, counts_from_1904_).read(*text) : std::nullopt;
}

}  // namespace tongcun
