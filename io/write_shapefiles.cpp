// SPDX-License-Identifier: Apache-2.0
#include "io/write_shapefiles.h"

#include "io/gdal_session.h"
#include "io/output_error.h"
#include "io/shapefile_names.h"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

namespace tongcun {
namespace {

// How wide the cells of a column are.
struct Width {
  std::size_t longest_text = 1;
  int decimals = 0;
};

// The decimals that tell the number, as many as any of our columns has.
int decimals_of(double value) {
  constexpr int kMost = 9;
  constexpr double kNoise = 1e-6;
  double scaled = std::abs(value);
  int decimals = 0;
  while (decimals < kMost && std::abs(scaled - std::round(scaled)) > kNoise) {
    scaled *= 10.0;
    ++decimals;
  }
  return decimals;
}

std::vector<Width> widths_of(MapPackage const& package, OGRLayer& layer) {
  std::vector<Width> widths(static_cast<std::size_t>(layer.GetLayerDefn()->GetFieldCount()));
  layer.ResetReading();
  while (std::unique_ptr<OGRFeature> const feature{layer.GetNextFeature()}) {
    for (int i = 0; i < feature->GetFieldCount(); ++i) {
      Width& width = widths[static_cast<std::size_t>(i)];
      OGRFieldType const type = feature->GetFieldDefnRef(i)->GetType();
      if (!feature->IsFieldSetAndNotNull(i)) {
        continue;
      }
      if (type == OFTReal) {
        width.decimals = std::max(width.decimals, decimals_of(feature->GetFieldAsDouble(i)));
      } else if (type == OFTString) {
        std::string const text = package.text_of(layer, *feature, i);
        width.longest_text = std::max(width.longest_text, cut_text(text).size());
      }
    }
  }
  return widths;
}

std::vector<std::string> keys_of(OGRFeatureDefn const& form) {
  std::vector<std::string> keys;
  keys.reserve(static_cast<std::size_t>(form.GetFieldCount()));
  for (int i = 0; i < form.GetFieldCount(); ++i) {
    keys.emplace_back(form.GetFieldDefn(i)->GetNameRef());
  }
  return keys;
}

class LayerWriter {
 public:
  LayerWriter(MapPackage const& package, OGRLayer& layer, std::filesystem::path const& folder,
              std::string name)
      : package_(package), layer_(layer), folder_(folder), name_(std::move(name)) {}

  std::vector<ShapefileField> write() {
    std::vector<Width> const widths = widths_of(package_, layer_);
    std::vector<std::string> const keys = keys_of(*layer_.GetLayerDefn());
    std::vector<std::string> const names = shapefile_names(keys);
    fields_.reserve(keys.size());
    for (std::size_t i = 0; i < keys.size(); ++i) {
      fields_.push_back({layer_.GetName(), keys[i], name_ + ".shp", names[i],
                         package_.title_of(layer_), package_.title_of(layer_, keys[i]), 0});
    }
    OGRLayer& to = create(names, widths);
    layer_.ResetReading();
    while (std::unique_ptr<OGRFeature> const feature{layer_.GetNextFeature()}) {
      copy(*feature, to);
    }
    dataset_.reset();  // errors of the last flush show up only now
    check(true);
    return std::move(fields_);
  }

 private:
  void check(bool is_good) {
    std::vector<GdalErrors::Message> const messages = errors_.take();
    if (!is_good || !messages.empty()) {
      throw OutputError(
          name_ + ".shp: " + (messages.empty() ? "could not be written" : messages.front().text));
    }
  }

  OGRLayer& create(std::vector<std::string> const& names, std::vector<Width> const& widths) {
    GDALDriver* const driver = GetGDALDriverManager()->GetDriverByName("ESRI Shapefile");
    if (driver == nullptr) {
      throw OutputError("this GDAL has no Shapefile driver");
    }
    std::string const path = (folder_ / (name_ + ".shp")).string();
    dataset_.reset(driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    check(dataset_ != nullptr);
    constexpr std::array<char const*, 3> kOptions{"ENCODING=UTF-8",
                                                  "DBF_DATE_LAST_UPDATE=2000-01-01", nullptr};
    bool const is_area = wkbFlatten(layer_.GetGeomType()) == wkbMultiPolygon;
    OGRLayer* const to = dataset_->CreateLayer(name_.c_str(), layer_.GetSpatialRef(),
                                               is_area ? wkbPolygon : layer_.GetGeomType(),
                                               const_cast<char**>(kOptions.data()));
    check(to != nullptr);
    for (std::size_t i = 0; i < names.size(); ++i) {
      constexpr int kWidthOfReal = 24;
      OGRFieldType const type = layer_.GetLayerDefn()->GetFieldDefn(static_cast<int>(i))->GetType();
      OGRFieldDefn field(names[i].c_str(), type);
      if (type == OFTReal) {
        field.SetWidth(kWidthOfReal);
        field.SetPrecision(widths[i].decimals);
      } else if (type == OFTString) {
        field.SetWidth(static_cast<int>(widths[i].longest_text));
      }
      check(to->CreateField(&field) == OGRERR_NONE);
    }
    return *to;
  }

  void copy(OGRFeature& from, OGRLayer& to) {
    OGRFeature feature(to.GetLayerDefn());
    for (int i = 0; i < from.GetFieldCount(); ++i) {
      if (!from.IsFieldSetAndNotNull(i)) {
        continue;
      }
      if (from.GetFieldDefnRef(i)->GetType() == OFTString) {
        std::string const text = package_.text_of(layer_, from, i);
        std::string_view const kept = cut_text(text);
        fields_[static_cast<std::size_t>(i)].cut_texts += kept.size() < text.size() ? 1 : 0;
        feature.SetField(i, std::string(kept).c_str());
      } else {
        feature.SetField(i, from.GetRawFieldRef(i));
      }
    }
    if (OGRGeometry* const geometry = from.StealGeometry()) {
      feature.SetGeometryDirectly(geometry);
    }
    check(to.CreateFeature(&feature) == OGRERR_NONE);
  }

  MapPackage const& package_;
  OGRLayer& layer_;
  std::filesystem::path const& folder_;
  std::string name_;
  GdalErrors errors_;
  std::unique_ptr<GDALDataset> dataset_;
  std::vector<ShapefileField> fields_;
};

}  // namespace

std::vector<ShapefileField> write_shapefiles(MapPackage const& package,
                                             std::filesystem::path const& folder) {
  std::vector<ShapefileField> all;
  std::vector<std::string> taken;
  for (OGRLayer* const layer : package.layers()) {
    std::string const name = file_name_of(layer->GetName(), taken);
    taken.push_back(name);
    std::vector<ShapefileField> const fields = LayerWriter(package, *layer, folder, name).write();
    all.insert(all.end(), fields.begin(), fields.end());
  }
  return all;
}

}  // namespace tongcun
