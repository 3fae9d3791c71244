// SPDX-License-Identifier: Apache-2.0
#include "io/write_filegdb.h"

#include "io/gdal_session.h"
#include "io/output_error.h"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <array>
#include <memory>
#include <string>

namespace tongcun {
namespace {

constexpr char const* kDriver = "OpenFileGDB";

// The driver while it is needed: what may be read is decided by the list of start_gdal alone.
class DriverForAWhile {
 public:
  DriverForAWhile() {
    start_gdal();
    RegisterOGROpenFileGDB();
    driver_ = GetGDALDriverManager()->GetDriverByName(kDriver);
  }
  ~DriverForAWhile() {
    if (driver_ != nullptr) {
      GetGDALDriverManager()->DeregisterDriver(driver_);
      GDALDestroyDriver(driver_);
    }
  }
  DriverForAWhile(DriverForAWhile const&) = delete;
  DriverForAWhile& operator=(DriverForAWhile const&) = delete;

  // Null: it cannot create.
  [[nodiscard]] GDALDriver* creator() const {
    bool const creates = driver_ != nullptr &&
                         driver_->GetMetadataItem(GDAL_DCAP_CREATE_LAYER) != nullptr &&
                         driver_->GetMetadataItem(GDAL_DCAP_CREATE) != nullptr;
    return creates ? driver_ : nullptr;
  }

 private:
  GDALDriver* driver_ = nullptr;
};

class GeodatabaseWriter {
 public:
  GeodatabaseWriter(MapPackage const& package, std::filesystem::path const& folder)
      : package_(package), name_(folder.filename().string()) {
    if (driver_.creator() == nullptr) {
      throw OutputError("this GDAL cannot write file geodatabases");
    }
    dataset_.reset(driver_.creator()->Create(folder.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    check(dataset_ != nullptr);
  }

  void write() {
    for (OGRLayer* const layer : package_.layers()) {
      write_layer(*layer);
    }
    dataset_.reset();
    check(true);
  }

 private:
  void check(bool is_good) {
    std::vector<GdalErrors::Message> const messages = errors_.take();
    if (!is_good || !messages.empty()) {
      throw OutputError(name_ + ": " +
                        (messages.empty() ? "could not be written" : messages.front().text));
    }
  }

  void write_layer(OGRLayer& layer) {
    std::string const alias = "LAYER_ALIAS=" + package_.title_of(layer);
    std::array<char const*, 2> const options{alias.c_str(), nullptr};
    OGRLayer* const to =
        dataset_->CreateLayer(layer.GetName(), layer.GetSpatialRef(), layer.GetGeomType(),
                              const_cast<char**>(options.data()));
    check(to != nullptr);
    OGRFeatureDefn const& form = *layer.GetLayerDefn();
    for (int i = 0; i < form.GetFieldCount(); ++i) {
      OGRFieldDefn const& from = *form.GetFieldDefn(i);
      OGRFieldDefn field(from.GetNameRef(),
                         from.GetType() == OFTInteger64 ? OFTReal : from.GetType());
      field.SetAlternativeName(package_.title_of(layer, from.GetNameRef()).c_str());
      check(to->CreateField(&field) == OGRERR_NONE);
    }
    layer.ResetReading();
    while (std::unique_ptr<OGRFeature> const from{layer.GetNextFeature()}) {
      OGRFeature feature(to->GetLayerDefn());
      for (int i = 0; i < from->GetFieldCount(); ++i) {
        if (from->IsFieldSetAndNotNull(i)) {
          set_field(layer, *from, i, feature);
        }
      }
      if (OGRGeometry* const geometry = from->StealGeometry()) {
        feature.SetGeometryDirectly(geometry);
      }
      check(to->CreateFeature(&feature) == OGRERR_NONE);
    }
  }

  void set_field(OGRLayer& layer, OGRFeature const& from, int field, OGRFeature& to) const {
    if (from.GetFieldDefnRef(field)->GetType() == OFTString) {
      to.SetField(field, package_.text_of(layer, from, field).c_str());
    } else {
      to.SetField(field, from.GetFieldAsDouble(field));
    }
  }

  MapPackage const& package_;
  std::string name_;
  DriverForAWhile driver_;
  GdalErrors errors_;
  std::unique_ptr<GDALDataset> dataset_;
};

}  // namespace

bool can_write_filegdb() {
  return DriverForAWhile().creator() != nullptr;
}

void write_filegdb(MapPackage const& package, std::filesystem::path const& folder) {
  GeodatabaseWriter(package, folder).write();
}

}  // namespace tongcun
