// SPDX-License-Identifier: Apache-2.0
#include "io/shapefile_source.h"

#include "io/dbf_table.h"
#include "io/encoding.h"
#include "io/encoding_evidence.h"
#include "io/gdal_layer.h"
#include "io/gdal_session.h"
#include "io/layer_coordinates.h"
#include "io/reference_notes.h"
#include "io/side_files.h"
#include "io/text_file.h"
#include "io/vocabulary.h"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <memory>
#include <optional>
#include <utility>

namespace tongcun {
namespace {

using DatasetHandle = std::unique_ptr<GDALDataset>;

constexpr std::size_t kLongestName = 10;    // bytes of a column name in .dbf
constexpr std::size_t kLongestText = 254;   // bytes of a text in .dbf
constexpr std::int64_t kHeaderBytes = 100;  // of .shp and .shx

bool is_number(char type) {
  return type == 'N' || type == 'F';
}

bool is_text_like(char type) {
  return type == 'C' || type == 'D' || type == 'L' || is_number(type);
}

std::string trimmed_front(std::string_view text) {
  std::size_t const first = text.find_first_not_of(' ');
  return std::string(text.substr(first == std::string_view::npos ? text.size() : first));
}

// "20260102" as "2026-01-02"; anything else as it stands.
std::string date_text(std::string_view cell) {
  bool const is_date =
      cell.size() == 8 && std::ranges::all_of(cell, [](char c) { return c >= '0' && c <= '9'; });
  return is_date ? std::string(cell.substr(0, 4)) + "-" + std::string(cell.substr(4, 2)) + "-" +
                       std::string(cell.substr(6))
                 : trimmed_front(cell);
}

std::string flag_text(std::string_view cell) {
  if (cell == "T" || cell == "t" || cell == "Y" || cell == "y") {
    return "yes";
  }
  return cell == "F" || cell == "f" || cell == "N" || cell == "n" ? "no"
         : cell == "?"                                            ? ""
                                                                  : std::string(cell);
}

// A shapefile opened and found whole.
struct ShapefileParts {
  DatasetHandle dataset;
  DbfTable table;
  std::string encoding;
  TextDecoder decoder;
  ToCanonical to_canonical;
  std::vector<Finding> findings;
};

class ShapefileSource : public FeatureSource {
 public:
  ShapefileSource(LayerSource const& source, ShapefileParts parts)
      : source_(source),
        dataset_(std::move(parts.dataset)),
        layer_(dataset_->GetLayer(0)),
        table_(std::move(parts.table)),
        encoding_(std::move(parts.encoding)),
        decoder_(std::move(parts.decoder)),
        to_canonical_(std::move(parts.to_canonical)),
        findings_(std::move(parts.findings)) {
    for (DbfTable::Field const& field : table_.fields()) {
      std::optional<TextDecoder::Decoded> name = decoder_(field.name);
      bool const is_cut = name && name->cut_off > 0;
      columns_.push_back(name ? std::move(name->text) : "");
      cuts_.push_back(is_cut                              ? ColumnCut::cut
                      : field.name.size() >= kLongestName ? ColumnCut::full
                                                          : ColumnCut::whole);
    }
  }

  [[nodiscard]] std::vector<std::string> const& columns() const override { return columns_; }
  [[nodiscard]] std::vector<ColumnCut> column_cuts() const override { return cuts_; }
  void select(std::vector<std::size_t> columns) override {
    selected_ = std::move(columns);
    for (std::size_t const column : selected_) {
      char const type = table_.fields()[column].type;
      if (!is_text_like(type)) {
        Finding finding = layer_rejection(source_, "V039");
        finding.field = columns_[column];
        finding.values = {{"type", std::string(1, type)}};
        findings_.push_back(std::move(finding));
      }
    }
  }
  [[nodiscard]] bool geometry_in_columns() const override { return false; }
  void select_coordinates(std::size_t, std::size_t) override {}
  [[nodiscard]] std::string const& crs() const override { return to_canonical_.name(); }
  [[nodiscard]] DatumShift::Use datum_use() const override { return to_canonical_.datum_use(); }

  bool next(RawFeature& feature) override {
    while (table_.read(record_)) {
      std::int64_t const record = record_++;
      if (!table_.has_mark()) {
        Finding finding = layer_rejection(source_, "V041");
        finding.row = record + 1;
        findings_.push_back(std::move(finding));
      }
      if (table_.is_deleted()) {
        ++deleted_;
        continue;
      }
      feature.row = record + 1;
      feature.cells.clear();
      for (std::size_t const column : selected_) {
        feature.cells.push_back(cell_of(column, feature.row));
      }
      feature.shape = Shape();
      GdalErrors errors;
      std::unique_ptr<OGRFeature> const row(layer_->GetFeature(record));
      note_gdal_errors(source_, errors, findings_);
      if (!row) {
        Finding finding = layer_rejection(source_, "V006");
        finding.row = feature.row;
        findings_.push_back(std::move(finding));
      } else if (OGRGeometry const* geometry = row->GetGeometryRef()) {
        feature.shape = shape_of(*geometry, to_canonical_);
      }
      return true;
    }
    finish();
    return false;
  }

  [[nodiscard]] std::vector<Finding> take_findings() override {
    note_reference(source_, to_canonical_, findings_);
    return std::exchange(findings_, {});
  }

 private:
  struct CutTexts {
    std::int64_t count = 0;
    std::int64_t first_row = 0;
  };

  void reject_cell(std::string rule, std::int64_t row, std::size_t column,
                   std::vector<std::pair<std::string, std::string>> values = {}) {
    Finding finding = layer_rejection(source_, std::move(rule));
    finding.row = row;
    finding.field = columns_[column];
    finding.values = std::move(values);
    findings_.push_back(std::move(finding));
  }

  std::string cell_of(std::size_t column, std::int64_t row) {
    DbfTable::Field const& field = table_.fields()[column];
    std::string_view const bytes = table_.cell(column);
    if (field.type == 'D') {
      return date_text(bytes);
    }
    if (field.type == 'L') {
      return flag_text(bytes);
    }
    if (is_number(field.type)) {
      std::string number = trimmed_front(bytes);
      if (number.find('*') != std::string::npos) {
        reject_cell("V038", row, column, {{"width", std::to_string(field.width)}});
        number.clear();
      }
      return number;
    }
    std::optional<TextDecoder::Decoded> text = decoder_(bytes);
    bool const is_full = table_.is_full(column);
    bool const is_legal = text && (text->cut_off == 0 || is_full) && is_clean_utf8(text->text);
    if (!is_legal) {
      reject_cell("V001", row, column, {{"encoding", encoding_}});
      return "";
    }
    if (text->cut_off > 0 || (is_full && field.width >= kLongestText)) {
      CutTexts& cut = cut_texts_[column];
      cut.first_row = cut.count == 0 ? row : cut.first_row;
      ++cut.count;
    }
    return std::move(text->text);
  }

  void finish() {
    if (std::exchange(finished_, true)) {
      return;
    }
    if (record_ < table_.records()) {
      Finding finding = layer_rejection(source_, "V009");
      finding.values = {{"stated", std::to_string(table_.records())},
                        {"read", std::to_string(record_)}};
      findings_.push_back(std::move(finding));
    }
    for (auto const& [column, cut] : cut_texts_) {
      Finding finding = layer_finding(source_, "V037", Severity::warning, Treatment::noted);
      finding.row = cut.first_row;
      finding.field = columns_[column];
      finding.values = {{"count", std::to_string(cut.count)},
                        {"width", std::to_string(table_.fields()[column].width)}};
      findings_.push_back(std::move(finding));
    }
    if (deleted_ > 0) {
      Finding finding = layer_finding(source_, "V040", Severity::information, Treatment::noted);
      finding.values = {{"count", std::to_string(deleted_)}};
      findings_.push_back(std::move(finding));
    }
  }

  LayerSource const& source_;
  DatasetHandle dataset_;
  OGRLayer* layer_;
  DbfTable table_;
  std::string encoding_;
  TextDecoder decoder_;
  ToCanonical to_canonical_;
  std::vector<Finding> findings_;
  std::vector<std::string> columns_;
  std::vector<ColumnCut> cuts_;
  std::vector<std::size_t> selected_;
  std::map<std::size_t, CutTexts> cut_texts_;
  std::int64_t record_ = 0;
  std::int64_t deleted_ = 0;
  bool finished_ = false;
};

// Opens a shapefile step by step; each step that fails says why and ends it.
class ShapefileOpener {
 public:
  ShapefileOpener(LayerSource const& source, std::filesystem::path const& path)
      : source_(source), path_(path) {}

  OpenedSource open() {
    OpenedSource opened;
    if (has_parts() && has_whole_parts() && decide_encoding()) {
      opened.source = open_layer();
    }
    opened.findings = std::move(findings_);
    return opened;
  }

 private:
  Finding& reject(std::string rule) {
    findings_.push_back(layer_rejection(source_, std::move(rule)));
    return findings_.back();
  }

  bool has_parts() {
    for (std::filesystem::path const& side : side_files_of(path_)) {
      if (!lies_beside(side, path_)) {
        reject("V021").file =
            std::filesystem::path(source_.file).replace_filename(side.filename()).string();
      }
    }
    for (std::string_view const part : {".shx", ".dbf"}) {
      if (!side_file(path_, part)) {
        reject("V030").values = {{"part", std::string(part)}};
      }
    }
    return findings_.empty();
  }

  // The length that a .shp or .shx states in its header, in bytes (stored in words of two, most
  // significant byte first).
  static std::int64_t stated_bytes(std::filesystem::path const& file) {
    std::ifstream stream(file, std::ios::binary);
    std::array<char, 28> head{};
    if (!stream.read(head.data(), head.size())) {
      return -1;
    }
    std::int64_t words = 0;
    for (std::size_t i = 24; i < 28; ++i) {
      words = words * 256 + static_cast<unsigned char>(head[i]);
    }
    return words * 2;
  }

  bool has_whole_parts() {
    std::filesystem::path const index = *side_file(path_, ".shx");
    for (std::filesystem::path const& part : {path_, index}) {
      std::error_code error;
      auto const size = static_cast<std::int64_t>(std::filesystem::file_size(part, error));
      std::int64_t const stated = stated_bytes(part);
      if (error || stated != size || size < kHeaderBytes) {
        reject("V031").values = {{"part", part.extension().string()},
                                 {"stated", std::to_string(std::max<std::int64_t>(0, stated))},
                                 {"found", std::to_string(size)}};
        return false;
      }
    }
    table_ = DbfTable::open(*side_file(path_, ".dbf"));
    if (!table_) {
      reject("V041");
      return false;
    }
    auto const shapes =
        (static_cast<std::int64_t>(std::filesystem::file_size(index)) - kHeaderBytes) / 8;
    if (table_->whole_records() != table_->records() || table_->records() != shapes) {
      reject("V042").values = {{"stated", std::to_string(table_->records())},
                               {"found", std::to_string(table_->whole_records())},
                               {"shapes", std::to_string(shapes)}};
      return false;
    }
    return true;
  }

  EncodingEvidence gather_evidence() {
    EncodingEvidence evidence;
    std::vector<DbfTable::Field> const& fields = table_->fields();
    for (DbfTable::Field const& field : fields) {
      evidence.add(field.name, 0, field.name.size() >= kLongestName);
    }
    for (std::int64_t record = 0; table_->read(record); ++record) {
      for (std::size_t i = 0; i < fields.size() && !table_->is_deleted(); ++i) {
        if (fields[i].type == 'C') {
          evidence.add(table_->cell(i), record + 1, table_->is_full(i));
        }
      }
    }
    return evidence;
  }

  // What is stated, and by whom; nothing if nobody states it.
  bool read_statement() {
    if (!source_.encoding.empty()) {
      encoding_ = source_.encoding;
      stated_by_ = "encoding";
    } else if (std::optional<std::filesystem::path> const cpg = side_file(path_, ".cpg")) {
      std::string const word = read_text_file(*cpg, 1 << 16).value_or("");
      std::optional<std::string> const named = encoding_of_cpg(word);
      if (!named) {
        bool const is_shown = is_clean_utf8(word);
        reject("V043").values = {{"word", is_shown ? word.substr(0, 40) : ""}};
        return false;
      }
      encoding_ = *named;
      stated_by_ = ".cpg";
    } else if (std::optional<std::string> const named =
                   encoding_of_dbf_language(table_->language())) {
      encoding_ = *named;
      stated_by_ = ".dbf";
    }
    return true;
  }

  bool decide_encoding() {
    if (!read_statement()) {
      return false;
    }
    EncodingEvidence const evidence = gather_evidence();
    if (encoding_.empty()) {
      std::optional<std::string> const decided = evidence.decided();
      if (!decided) {
        reject("V033").values = {
            {"both", evidence.fits_utf8() && evidence.fits_gb18030() ? "1" : ""},
            {"neither", evidence.fits_utf8() && evidence.fits_gb18030() ? "" : "1"}};
        findings_.back().row =
            evidence.fits_utf8() ? 0 : std::max<std::int64_t>(0, evidence.utf8_misfit_row());
        return false;
      }
      encoding_ = *decided;
      if (!evidence.is_ascii()) {
        findings_.push_back(
            layer_finding(source_, "V032", Severity::information, Treatment::noted));
        findings_.back().values = {{"encoding", encoding_}};
      }
      return true;
    }
    std::string const contradiction = contradicting(evidence);
    if (!contradiction.empty()) {
      reject("V034").values = {
          {"by", stated_by_}, {"encoding", encoding_}, {"actual", contradiction}};
      return false;
    }
    return true;
  }

  // The encoding that the bytes are surely in, if it is not the stated one: UTF-8 read as anything
  // else, or Chinese read letter by letter, gives legal nonsense.
  [[nodiscard]] std::string contradicting(EncodingEvidence const& evidence) const {
    if (encoding_ != "UTF-8" && evidence.is_surely_utf8()) {
      return "UTF-8";
    }
    bool const is_of_letters = encoding_.starts_with("ISO-8859") || encoding_.starts_with("CP4") ||
                               encoding_.starts_with("CP8") || encoding_.starts_with("CP125");
    bool const is_chinese =
        evidence.fits_gb18030() && evidence.looks_chinese_as_gb18030() && !evidence.fits_utf8();
    return is_of_letters && is_chinese ? "GB18030" : "";
  }

  std::unique_ptr<FeatureSource> open_layer() {
    std::optional<TextDecoder> decoder = TextDecoder::for_encoding(encoding_);
    if (!decoder) {
      reject("V043").values = {{"word", encoding_.substr(0, 40)}};
      return nullptr;
    }
    for (DbfTable::Field const& field : table_->fields()) {
      std::optional<TextDecoder::Decoded> const name = (*decoder)(field.name);
      bool const is_legal = name && (name->cut_off == 0 || field.name.size() >= kLongestName) &&
                            is_clean_utf8(name->text);
      if (!is_legal) {
        reject("V001").values = {{"encoding", encoding_}};
        return nullptr;
      }
    }
    start_gdal();
    GdalErrors errors;
    std::array<char const*, 2> const drivers{"ESRI Shapefile", nullptr};
    // Text as bytes; no field type or width adjusted by looking at the rows.
    std::array<char const*, 5> const options{"ENCODING=", "ADJUST_TYPE=NO", "ADJUST_GEOM_TYPE=NO",
                                             "AUTO_REPACK=NO", nullptr};
    DatasetHandle dataset(
        GDALDataset::Open(path_.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR,
                          drivers.data(), options.data(), nullptr));
    note_gdal_errors(source_, errors, findings_);
    if (!dataset || dataset->GetLayerCount() != 1) {
      if (!any_rejected(findings_)) {
        reject("V006");
      }
      return nullptr;
    }
    OGRLayer& layer = *dataset->GetLayer(0);
    ignore_fields(layer);
    if (source_.crs.empty() && side_file(path_, ".prj") && layer.GetSpatialRef() == nullptr) {
      reject("V015").values = {{"crs", ".prj"}};
      return nullptr;
    }
    std::optional<ToCanonical> to_canonical =
        layer_to_canonical(source_, crs_text_of(layer.GetSpatialRef()), findings_);
    note_gdal_errors(source_, errors, findings_);
    if (!to_canonical || any_rejected(findings_)) {
      return nullptr;
    }
    return std::make_unique<ShapefileSource>(
        source_,
        ShapefileParts{std::move(dataset), std::move(*table_), encoding_, std::move(*decoder),
                       std::move(*to_canonical), std::exchange(findings_, {})});
  }

  // The library need not read what we read ourselves.
  static void ignore_fields(OGRLayer& layer) {
    std::vector<char const*> names;
    names.reserve(static_cast<std::size_t>(layer.GetLayerDefn()->GetFieldCount()) + 1);
    for (int i = 0; i < layer.GetLayerDefn()->GetFieldCount(); ++i) {
      names.push_back(layer.GetLayerDefn()->GetFieldDefn(i)->GetNameRef());
    }
    names.push_back(nullptr);
    layer.SetIgnoredFields(names.data());
  }

  LayerSource const& source_;
  std::filesystem::path const& path_;
  std::vector<Finding> findings_;
  std::optional<DbfTable> table_;
  std::string encoding_;
  std::string stated_by_;
};

}  // namespace

OpenedSource open_shapefile(LayerSource const& source, std::filesystem::path const& path) {
  return ShapefileOpener(source, path).open();
}

}  // namespace tongcun
