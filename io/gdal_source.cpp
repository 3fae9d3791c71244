// SPDX-License-Identifier: Apache-2.0
#include "io/gdal_source.h"

#include "io/examine_package.h"
#include "io/file_faults.h"
#include "io/gdal_layer.h"
#include "io/gdal_session.h"
#include "io/layer_coordinates.h"
#include "io/reference_notes.h"
#include "io/shown_text.h"
#include "io/vocabulary.h"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <utility>

namespace tongcun {
namespace {

using DatasetHandle = std::unique_ptr<GDALDataset>;

// A name as SQL has it.
std::string quoted_name(std::string_view name) {
  std::string quoted = "\"";
  for (char const c : name) {
    quoted += c == '"' ? "\"\"" : std::string(1, c);
  }
  return quoted + "\"";
}

class GdalSource : public FeatureSource {
 public:
  // `stated`: rows that the file was counted to have; none: those that it states itself.
  GdalSource(LayerSource const& source, DatasetHandle dataset, OGRLayer* layer,
             ToCanonical to_canonical, std::optional<std::int64_t> stated,
             std::vector<Finding> findings)
      : source_(source),
        dataset_(std::move(dataset)),
        layer_(layer),
        to_canonical_(std::move(to_canonical)),
        findings_(std::move(findings)),
        is_geopackage_(std::string_view(dataset_->GetDriverName()) == "GPKG") {
    OGRFeatureDefn const* definition = layer_->GetLayerDefn();
    for (int i = 0; i < definition->GetFieldCount(); ++i) {
      columns_.emplace_back(definition->GetFieldDefn(i)->GetNameRef());
      numbers_.push_back(numbers_of(*definition->GetFieldDefn(i)));
    }
    GdalErrors errors;
    expected_ = stated ? *stated : layer_->GetFeatureCount(TRUE);
    layer_->ResetReading();
    note_gdal_errors(source_, errors, findings_);
  }

  [[nodiscard]] std::vector<std::string> const& columns() const override { return columns_; }
  void select(std::vector<std::size_t> columns) override {
    selected_ = std::move(columns);
    read_stored_texts(selected_);
  }
  [[nodiscard]] bool geometry_in_columns() const override {
    return layer_->GetLayerDefn()->GetGeomType() == wkbNone;
  }
  void select_coordinates(std::size_t x, std::size_t y) override {
    coordinates_ = {x, y};
    read_stored_texts({x, y});
  }
  [[nodiscard]] std::string const& crs() const override { return to_canonical_.name(); }
  [[nodiscard]] DatumShift::Use datum_use() const override { return to_canonical_.datum_use(); }

  bool next(RawFeature& feature) override {
    GdalErrors errors;
    std::unique_ptr<OGRFeature> const row(layer_->GetNextFeature());
    note_gdal_errors(source_, errors, findings_);
    if (!row) {
      finish();
      return false;
    }
    ++read_;
    feature.row = row->GetFID();
    feature.cells.resize(selected_.size());
    for (std::size_t at = 0; at < selected_.size(); ++at) {
      std::size_t const column = selected_[at];
      std::string& cell = feature.cells[at];
      write_cell(*row, column, cell);
      bool const is_number = numbers_[column] != Numbers::none && stored_.empty();
      if (!is_number && !is_clean_utf8(cell)) {
        Finding finding = layer_rejection(source_, "V001");
        finding.row = feature.row;
        finding.field = columns_[column];
        finding.values = {{"encoding", "UTF-8"}};
        findings_.push_back(std::move(finding));
        cell.clear();
      }
    }
    feature.shape = Shape();
    if (coordinates_) {
      feature.shape = point_of_cells(cell_of(*row, coordinates_->first),
                                     cell_of(*row, coordinates_->second), to_canonical_);
    } else if (OGRGeometry const* geometry = row->GetGeometryRef()) {
      feature.shape = shape_of(*geometry, to_canonical_);
    }
    return true;
  }

  [[nodiscard]] std::vector<Finding> take_findings() override {
    note_reference(source_, to_canonical_, findings_);
    return std::exchange(findings_, {});
  }

 private:
  // The cell as the library would write it.
  void write_cell(OGRFeature& row, std::size_t column, std::string& cell) const {
    if (!stored_.empty()) {
      if (auto const found = stored_.find({column, row.GetFID()}); found != stored_.end()) {
        cell = found->second;
        return;
      }
    }
    int const index = static_cast<int>(column);
    if (!row.IsFieldSetAndNotNull(index)) {
      cell.clear();
      return;
    }
    switch (numbers_[column]) {
      case Numbers::none:
        cell = row.GetFieldAsString(index);
        break;
      case Numbers::whole:
        write_whole(row.GetFieldAsInteger64(index), cell);
        break;
      case Numbers::real:
        cell = text_of_double(row.GetFieldAsDouble(index));
        break;
    }
  }
  [[nodiscard]] std::string cell_of(OGRFeature& row, std::size_t column) const {
    std::string cell;
    write_cell(row, column, cell);
    return cell;
  }
  // Numbers of a column that need not be written by the library, which is slow at it: whole ones,
  // and those that it writes with fifteen digits.
  enum class Numbers : std::uint8_t { none, whole, real };
  static Numbers numbers_of(OGRFieldDefn const& field) {
    if (field.GetSubType() != OFSTNone || field.GetWidth() != 0) {
      return Numbers::none;
    }
    bool const is_whole = field.GetType() == OFTInteger || field.GetType() == OFTInteger64;
    return is_whole ? Numbers::whole : field.GetType() == OFTReal ? Numbers::real : Numbers::none;
  }
  static void write_whole(std::int64_t value, std::string& cell) {
    std::array<char, 24> room{};
    auto const [end, error] = std::to_chars(room.data(), room.data() + room.size(), value);
    static_cast<void>(error);  // there is room for every number
    cell.assign(room.data(), end);
  }

  // A GeoPackage may hold any text in a column of numbers; the library reads it as 0. Such cells
  // are read as the text that they are, and our schema says what becomes of them. Where rows have
  // no number of their own, or the cell is no text either, the layer is refused at the first.
  void read_stored_texts(std::vector<std::size_t> const& columns) {
    std::vector<std::size_t> numeric;
    std::string any;
    for (std::size_t const column : columns) {
      if (std::string const odd = holds_no_number(column); !odd.empty()) {
        numeric.push_back(column);
        any += (any.empty() ? "" : " OR ") + odd;
      }
    }
    // One pass over the table for all columns; most tables hold nothing of the kind.
    if (numeric.empty() || !has_row_where(any)) {
      return;
    }
    for (std::size_t const column : numeric) {
      read_stored_texts_of(column);
    }
  }

  // The condition, in SQL, that a cell of a column of numbers holds none; "" for other columns.
  [[nodiscard]] std::string holds_no_number(std::size_t column) const {
    OGRFieldDefn const& field = *layer_->GetLayerDefn()->GetFieldDefn(static_cast<int>(column));
    bool const is_whole = field.GetType() == OFTInteger || field.GetType() == OFTInteger64;
    if (!is_geopackage_ || (!is_whole && field.GetType() != OFTReal)) {
      return "";
    }
    // Texts and blobs come after all numbers: to compare is cheaper than to ask for the type.
    std::string const cell = quoted_name(field.GetNameRef());
    std::string condition = cell + " > 9e999";
    if (is_whole) {
      condition += " OR " + cell + " <> CAST(" + cell + " AS INTEGER)";
    }
    return condition;
  }

  bool has_row_where(std::string const& condition) {
    std::string const statement = "SELECT 1 AS found FROM " + quoted_name(layer_->GetName()) +
                                  " WHERE " + condition + " LIMIT 1";
    GdalErrors errors;
    bool has_row = false;
    if (OGRLayer* const result = dataset_->ExecuteSQL(statement.c_str(), nullptr, nullptr)) {
      has_row = std::unique_ptr<OGRFeature>(result->GetNextFeature()) != nullptr;
      dataset_->ReleaseResultSet(result);
    }
    note_gdal_errors(source_, errors, findings_);
    return has_row;
  }

  void read_stored_texts_of(std::size_t column) {
    OGRFieldDefn const& field = *layer_->GetLayerDefn()->GetFieldDefn(static_cast<int>(column));
    std::string const cell = quoted_name(field.GetNameRef());
    std::string const id = layer_->GetFIDColumn();  // a table without a key has none
    std::string const statement = "SELECT " + (id.empty() ? "0" : quoted_name(id) + " + 0") +
                                  " AS row_number, typeof(" + cell + ") AS kind, CAST(" + cell +
                                  " AS TEXT) AS content FROM " + quoted_name(layer_->GetName()) +
                                  " WHERE " + holds_no_number(column) + " ORDER BY 1";
    GdalErrors errors;
    if (OGRLayer* const result = dataset_->ExecuteSQL(statement.c_str(), nullptr, nullptr)) {
      bool is_refused = false;
      while (std::unique_ptr<OGRFeature> const row{result->GetNextFeature()}) {
        GIntBig const number = row->GetFieldAsInteger64(0);
        if (!id.empty() && std::string_view(row->GetFieldAsString(1)) != "blob") {
          stored_[{column, number}] = row->GetFieldAsString(2);
        } else if (!std::exchange(is_refused, true)) {
          Finding finding = layer_rejection(source_, "V201");
          finding.row = number;
          finding.field = field.GetNameRef();
          findings_.push_back(std::move(finding));
        }
      }
      dataset_->ReleaseResultSet(result);
    }
    note_gdal_errors(source_, errors, findings_);
  }

  void finish() {
    if (!std::exchange(finished_, true) && expected_ != read_) {
      Finding finding = layer_rejection(source_, "V009");
      finding.values = {{"stated", std::to_string(expected_)}, {"read", std::to_string(read_)}};
      findings_.push_back(std::move(finding));
    }
  }

  LayerSource const& source_;
  DatasetHandle dataset_;
  OGRLayer* layer_;
  ToCanonical to_canonical_;
  std::vector<Finding> findings_;
  std::vector<std::string> columns_;
  std::vector<Numbers> numbers_;  // by column
  std::vector<std::size_t> selected_;
  std::optional<std::pair<std::size_t, std::size_t>> coordinates_;
  bool is_geopackage_ = false;
  // Texts in columns of numbers, by column and row.
  std::map<std::pair<std::size_t, GIntBig>, std::string> stored_;
  GIntBig expected_ = 0;
  GIntBig read_ = 0;
  bool finished_ = false;
};

std::vector<std::string> layer_names(GDALDataset& dataset) {
  std::vector<std::string> names;
  names.reserve(static_cast<std::size_t>(dataset.GetLayerCount()));
  for (int i = 0; i < dataset.GetLayerCount(); ++i) {
    names.emplace_back(dataset.GetLayer(i)->GetName());
  }
  return names;
}

bool has_clean_names(OGRLayer& layer) {
  OGRFeatureDefn const& definition = *layer.GetLayerDefn();
  for (int i = 0; i < definition.GetFieldCount(); ++i) {
    if (!is_clean_utf8(definition.GetFieldDefn(i)->GetNameRef())) {
      return false;
    }
  }
  return true;
}

}  // namespace

OpenedSource open_gdal_vector(LayerSource const& source, std::filesystem::path const& path,
                              std::string const& driver, ExaminedFiles* examined) {
  start_gdal();
  OpenedSource opened;
  std::optional<PackageExaminer> package;
  std::optional<std::int64_t> features;
  std::optional<Finding> fault;
  if (driver == "GPKG") {
    package.emplace(path);
    fault = package_fault(source, path, *package, examined);
  } else if (driver == "GeoJSON") {
    fault = geojson_fault(source, path, features);
  }
  if (fault) {
    opened.findings.push_back(std::move(*fault));
    return opened;
  }
  GdalErrors errors;
  std::array<char const*, 2> const drivers{driver.c_str(), nullptr};
  CPLStringList options;
  if (driver == "GPKG") {
    options.AddString("IMMUTABLE=YES");
    options.AddString("LIST_ALL_TABLES=NO");
  } else if (driver == "GeoJSON") {
    options.AddString("DATE_AS_STRING=YES");  // text stays text: a date is not rewritten
  } else {
    options.AddString("VERIFY_BUFFERS=YES");  // FlatGeobuf: offsets are checked before use
  }
  DatasetHandle dataset(GDALDataset::Open(path.c_str(),
                                          GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR,
                                          drivers.data(), options.List(), nullptr));
  note_gdal_errors(source, errors, opened.findings);
  if (!dataset) {
    if (!any_rejected(opened.findings)) {
      opened.findings.push_back(layer_rejection(source, "V006"));
    }
    return opened;
  }
  OGRLayer* layer = nullptr;
  if (!source.layer.empty()) {
    layer = dataset->GetLayerByName(source.layer.c_str());
  } else if (dataset->GetLayerCount() == 1) {
    layer = dataset->GetLayer(0);
  }
  note_gdal_errors(source, errors, opened.findings);
  if (layer == nullptr) {
    Finding finding = layer_rejection(source, "V007");
    finding.values = {{"layers", shown_layers(source, layer_names(*dataset))}};
    opened.findings.push_back(std::move(finding));
    return opened;
  }
  if (package && !package->is_plain_table(layer->GetName())) {
    opened.findings.push_back(layer_rejection(source, "V922"));
    opened.findings.back().values = {{"name", shown_of(source, masked(layer->GetName()))}};
    return opened;
  }
  if (!has_clean_names(*layer)) {
    Finding finding = layer_rejection(source, "V001");
    finding.values = {{"encoding", "UTF-8"}};
    opened.findings.push_back(std::move(finding));
    return opened;
  }
  std::optional<ToCanonical> to_canonical =
      layer_to_canonical(source, crs_text_of(layer->GetSpatialRef()), opened.findings);
  if (!to_canonical) {
    return opened;
  }
  opened.source = std::make_unique<GdalSource>(source, std::move(dataset), layer,
                                               std::move(*to_canonical), features, opened.findings);
  opened.findings.clear();
  return opened;
}

}  // namespace tongcun
