// SPDX-License-Identifier: Apache-2.0
#include "io/read_rows.h"

#include "io/enum_names.h"
#include "io/layer_coordinates.h"
#include "io/read_crosswalk_row.h"
#include "io/read_hazard_rows.h"
#include "io/read_income_unit.h"
#include "io/read_register_rows.h"
#include "io/read_road_rows.h"
#include "io/read_site_rows.h"
#include "io/read_village_rows.h"
#include "io/row_cells.h"
#include "io/row_places.h"
#include "io/shown_text.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

std::vector<std::string> required_fields(LayerRole role) {
  switch (role) {
    case LayerRole::villages:
      return {"code", "name"};
    case LayerRole::committees:
      return {"village_code"};
    case LayerRole::roads:
    case LayerRole::facilities:
    case LayerRole::sites:
    case LayerRole::hazards:
    case LayerRole::elevation:
      return {};
    case LayerRole::households:
      return {"code", "village_code"};
    case LayerRole::persons:
      return {"household_code"};
    case LayerRole::crosswalk:
      return {"old_code", "new_code", "valid_from"};
  }
  return {};
}

std::int64_t vertices_of(Shape const& shape) {
  std::size_t vertices = shape.points.size();
  for (std::vector<GeoPoint> const& line : shape.lines) {
    vertices += line.size();
  }
  for (Polygon const& polygon : shape.area.polygons) {
    for (Ring const& ring : polygon.rings) {
      vertices += ring.size();
    }
  }
  return static_cast<std::int64_t>(vertices);
}

class RowReader {
 public:
  RowReader(LayerSource const& source, Profile const& profile, FeatureSource& features,
            RegisterReading const& reading)
      : features_(features),
        limits_(source.limits),
        cells_(source, features, required_fields(source.role)),
        places_(cells_, profile.extent),
        villages_(cells_, places_, profile.code_pattern),
        roads_(cells_, places_, profile.road_rules.wet_months),
        sites_(cells_, places_, profile.terms.minor_per_major),
        register_(cells_, places_, reading),
        income_unit_(profile.terms.currency) {}

  LayerTable read() {
    LayerSource const& source = cells_.source();
    Layer& layer = table_.layer;
    layer.key = source.key;
    layer.role = source.role;
    layer.file = source.file;
    layer.layer = source.layer;
    bool const lies_nowhere = may_lie_nowhere(source.role) && features_.geometry_in_columns();
    layer.crs = lies_nowhere && source.crs.empty() ? "" : features_.crs();
    layer.licence = source.licence;
    layer.attribution = source.attribution;
    while (cells_.next() && is_within_limits()) {
      ++layer.counts.read;
      if (read_row(source.role)) {
        ++layer.counts.accepted;
      } else {
        ++layer.counts.quarantined;
      }
    }
    if (!cells_.columns_refused()) {
      finish();
    }
    table_.findings = cells_.take_findings();
    return std::move(table_);
  }

 private:
  // Refuses the layer at the first row that is too much; it is not counted.
  bool is_within_limits() {
    std::int64_t const vertices = vertices_of(cells_.shape());
    vertices_ += vertices;
    if (table_.layer.counts.read == limits_.rows) {
      return refuse("V928", limits_.rows);
    }
    if (vertices > limits_.vertices_of_geometry) {
      return refuse("V929", limits_.vertices_of_geometry);
    }
    return vertices_ <= limits_.vertices || refuse("V931", limits_.vertices);
  }
  bool refuse(char const* rule, std::int64_t limit) {
    cells_.reject(rule).values = {{"limit", std::to_string(limit)}};
    return false;
  }

  // Whether the row is used.
  bool read_row(LayerRole role) {
    switch (role) {
      case LayerRole::villages:
        return keep(villages_.read(), table_.villages);
      case LayerRole::committees:
        return keep(committee(), table_.committees);
      case LayerRole::roads: {
        std::vector<RoadRow> pieces = roads_.read();
        std::ranges::move(pieces, std::back_inserter(table_.roads));
        return !pieces.empty();
      }
      case LayerRole::facilities:
        return keep(facility(), table_.facilities);
      case LayerRole::sites:
        return keep(sites_.read(), table_.sites);
      case LayerRole::hazards:
        return keep(read_hazard_row(cells_, places_), table_.hazards);
      case LayerRole::households:
        income_unit_.note(cells_);
        return keep(register_.household(), table_.households);
      case LayerRole::persons:
        return keep(register_.person(), table_.persons);
      case LayerRole::crosswalk:
        return keep(read_crosswalk_row(cells_), table_.crosswalk);
      case LayerRole::elevation:
        return false;
    }
    return false;
  }

  template <class Row>
  static bool keep(std::optional<Row> row, std::vector<Row>& rows) {
    if (row) {
      rows.push_back(std::move(*row));
    }
    return row.has_value();
  }

  std::optional<CommitteeRow> committee() {
    if (cells_.has_ruined_code("village_code", Need::required)) {
      return std::nullopt;
    }
    std::optional<GeoPoint> const point = places_.point();
    if (!point) {
      return std::nullopt;
    }
    return CommitteeRow{cells_.row(), cells_.text("village_code"), *point};
  }

  std::optional<FacilityRow> facility() {
    std::optional<GeoPoint> const point = places_.point();
    if (!point) {
      return std::nullopt;
    }
    static_cast<void>(cells_.has_ruined_code("code", Need::optional));
    FacilityRow row;
    row.row = cells_.row();
    row.code = cells_.text("code");
    row.name = cells_.text("name");
    row.recorded_kind = cells_.text("kind");
    row.recorded_status = cells_.text("status");
    row.kind =
        cells_.source().kind
            ? *cells_.source().kind
            : cells_.choice<FacilityKind>("kind", kFacilityKindNames).value_or(FacilityKind::other);
    row.status = cells_.choice<FacilityStatus>("status", kFacilityStatusNames)
                     .value_or(FacilityStatus::unknown);
    row.village_code = cells_.text("village_code");
    row.water_source = cells_.choice<DrinkingSource>("water_source", kDrinkingSourceNames);
    row.point = *point;
    return row;
  }

  void finish() {
    Layer& layer = table_.layer;
    roads_.finish();
    register_.finish();
    table_.income_unit = income_unit_.finish(cells_);
    places_.finish(layer.counts.read);
    if (layer.counts.read == 0) {
      cells_.note_layer("V019", Severity::warning);
    }
    DatumShift::Use const datum = features_.datum_use();
    cells_.add(datum_findings(cells_.source(), layer.crs, datum));
    if (!datum.operations.empty()) {
      layer.crs += " (" + joined(datum.operations) + ")";  // for the record and the layer table
    }
    cells_.finish();
  }

  FeatureSource& features_;
  ReadingLimits const limits_;
  std::int64_t vertices_ = 0;
  RowCells cells_;
  RowPlaces places_;
  VillageRowReader villages_;
  RoadRowReader roads_;
  SiteRowReader sites_;
  RegisterRowReader register_;
  IncomeUnitReader income_unit_;
  LayerTable table_;
};

}  // namespace

LayerTable read_rows(LayerSource const& source, Profile const& profile, FeatureSource& features,
                     RegisterReading const& reading) {
  return RowReader(source, profile, features, reading).read();
}

}  // namespace tongcun
