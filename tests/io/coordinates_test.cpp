// SPDX-License-Identifier: Apache-2.0
#include "io/coordinates.h"

#include "io/gdal_session.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>
#include <string>

namespace tongcun {
namespace {

class CoordinatesTest : public testing::Test {
 protected:
  CoordinatesTest() { start_gdal(); }
};

struct Degrees {
  double lon;
  double lat;
};

// Ellipsoid of CGCS2000 and WGS 84 (their flattenings differ by 0.1 mm on the ground).
constexpr double kSemiMajor = 6378137.0;
constexpr double kFlattening = 1.0 / 298.257222101;

double radians(double degrees) {
  return degrees * std::numbers::pi / 180.0;
}

struct Plane {
  double east;
  double north;
};

// Gauss–Krüger by Krüger's series in the third flattening, written down here from the textbook
// formula (Karney 2011, equations 7 to 12 and 35, to n^4: below 1 mm), scale 1 on the meridian.
Plane gauss_krueger(Degrees point, double meridian, double scale = 1.0) {
  double const n = kFlattening / (2.0 - kFlattening);
  double const a = kSemiMajor / (1.0 + n) * (1.0 + n * n / 4.0 + n * n * n * n / 64.0);
  std::array<double, 4> const alpha{
      n / 2.0 - 2.0 * n * n / 3.0 + 5.0 * std::pow(n, 3) / 16.0 + 41.0 * std::pow(n, 4) / 180.0,
      13.0 * n * n / 48.0 - 3.0 * std::pow(n, 3) / 5.0 + 557.0 * std::pow(n, 4) / 1440.0,
      61.0 * std::pow(n, 3) / 240.0 - 103.0 * std::pow(n, 4) / 140.0,
      49561.0 * std::pow(n, 4) / 161280.0};
  double const e = std::sqrt(kFlattening * (2.0 - kFlattening));
  double const sine = std::sin(radians(point.lat));
  double const t = std::sinh(std::atanh(sine) - e * std::atanh(e * sine));
  double const lambda = radians(point.lon - meridian);
  double const xi = std::atan2(t, std::cos(lambda));
  double const eta = std::atanh(std::sin(lambda) / std::sqrt(1.0 + t * t));
  Plane plane{eta, xi};
  for (int j = 1; j <= 4; ++j) {
    double const factor = alpha[static_cast<std::size_t>(j - 1)];
    plane.east += factor * std::cos(2.0 * j * xi) * std::sinh(2.0 * j * eta);
    plane.north += factor * std::sin(2.0 * j * xi) * std::cosh(2.0 * j * eta);
  }
  return {scale * a * plane.east, scale * a * plane.north};
}

// Spherical Mercator, as the web maps have it.
Plane web_mercator(Degrees point) {
  return {kSemiMajor * radians(point.lon),
          kSemiMajor * std::log(std::tan(std::numbers::pi / 4.0 + radians(point.lat) / 2.0))};
}

// One canonical unit is at most 11.2 mm; a centimetre is one unit.
void expect_near(std::optional<GeoPoint> const& found, Degrees expected, std::string const& crs) {
  ASSERT_TRUE(found) << crs;
  EXPECT_NEAR(found->lon, expected.lon * 1e7, 1.0) << crs;
  EXPECT_NEAR(found->lat, expected.lat * 1e7, 1.0) << crs;
}

constexpr std::array<Degrees, 4> kChinesePoints{
    {{114.0, 30.0}, {113.2345678, 27.7654321}, {115.4999, 33.3333333}, {114.0000001, 25.0}}};

// Degrees of WGS 84 and CGCS2000 pass but for rounding to 1e-7.
TEST_F(CoordinatesTest, DegreesPassUnchanged) {
  for (char const* crs : {"EPSG:4326", "EPSG:4490"}) {
    std::optional<ToCanonical> const to_canonical = ToCanonical::from_text(crs);
    ASSERT_TRUE(to_canonical);
    EXPECT_EQ((*to_canonical)(113.23456784, 27.76543216), (GeoPoint{1132345678, 277654322}));
    EXPECT_EQ((*to_canonical)(-0.00000004, 0.0), (GeoPoint{0, 0}));
    EXPECT_EQ(to_canonical->name(), crs);
  }
}

// The same places in five reference systems agree to a centimetre; projected coordinates are
// computed above, not by the library.
TEST_F(CoordinatesTest, ProjectionsAgree) {
  for (Degrees const point : kChinesePoints) {
    Plane const meridian_114 = gauss_krueger(point, 114.0);
    expect_near(
        (*ToCanonical::from_text("EPSG:4547"))(meridian_114.east + 500000.0, meridian_114.north),
        point, "EPSG:4547");
    // EPSG:4526: three-degree zone 38 (meridian 114 E) with the zone before the easting.
    expect_near(
        (*ToCanonical::from_text("EPSG:4526"))(meridian_114.east + 38500000.0, meridian_114.north),
        point, "EPSG:4526");
    Plane const mercator = web_mercator(point);
    expect_near((*ToCanonical::from_text("EPSG:3857"))(mercator.east, mercator.north), point,
                "EPSG:3857");
  }
}

// UTM zone 36 south: meridian 33 E, scale 0.9996, false northing of 10,000 km.
TEST_F(CoordinatesTest, UtmSouth) {
  for (Degrees const point : {Degrees{30.5, -2.25}, Degrees{29.8765432, -1.6543211}}) {
    Plane const plane = gauss_krueger(point, 33.0, 0.9996);
    expect_near(
        (*ToCanonical::from_text("EPSG:32736"))(plane.east + 500000.0, plane.north + 10000000.0),
        point, "EPSG:32736");
  }
}

// x is east and y north whatever the authority's axis order is: on the central meridian x is the
// false easting, one degree of latitude apart y grows by about 111 km.
TEST_F(CoordinatesTest, XIsAlwaysEast) {
  for (char const* crs : {"EPSG:4547", "EPSG:4526"}) {
    std::optional<FromCanonical> const on_map = FromCanonical::from_text(crs);
    ASSERT_TRUE(on_map);
    double const easting = std::string(crs) == "EPSG:4526" ? 38500000.0 : 500000.0;
    std::optional<FromCanonical::Place> const south = (*on_map)({1140000000, 300000000});
    std::optional<FromCanonical::Place> const north = (*on_map)({1140000000, 310000000});
    ASSERT_TRUE(south && north);
    EXPECT_NEAR(south->x, easting, 0.01);
    EXPECT_NEAR(north->x, easting, 0.01);
    EXPECT_NEAR(north->y - south->y, 110860.0, 60.0);  // a degree of latitude at 30.5 N
  }
  EXPECT_EQ((*ToCanonical::from_text("EPSG:4326"))(104.0, 30.0), (GeoPoint{1040000000, 300000000}));
}

// Swapped degrees are not put right: 30 E, 45 N is a place like any other, and where the swap
// makes a latitude above 90 there is no place.
TEST_F(CoordinatesTest, SwappedAxesAreNotCorrected) {
  ToCanonical const to_canonical = *ToCanonical::from_text("EPSG:4490");
  EXPECT_EQ(to_canonical(30.0, 45.0), (GeoPoint{300000000, 450000000}));
  EXPECT_FALSE(to_canonical(30.0, 114.0));
}

// Systems on another datum: without a published transformation that is good enough, and made for
// the place, there is no coordinate. Left out, the shift is 100 m and more in China.
TEST_F(CoordinatesTest, NoGuessedDatums) {
  for (char const* crs : {"EPSG:4610", "EPSG:2333", "EPSG:4555"}) {
    EXPECT_FALSE(ToCanonical::from_text(crs)) << crs;
    EXPECT_FALSE(FromCanonical::from_text(crs)) << crs;
    EXPECT_FALSE(ToCanonical::from_text(crs, kilometres(1))) << crs;
    EXPECT_TRUE(is_known_system(crs)) << crs;
  }
  // Beijing 1954 has one for the Tarim basin (1 m), none for Guizhou.
  ToCanonical const beijing = *ToCanonical::from_text("EPSG:4214");
  EXPECT_FALSE(beijing(106.5, 26.5));
  EXPECT_EQ(beijing.datum_use().beyond, 1);
  std::optional<GeoPoint> const tarim = beijing(83.0, 40.0);
  ASSERT_TRUE(tarim);
  EXPECT_NE(*tarim, (GeoPoint{830000000, 400000000}));
  ASSERT_EQ(beijing.datum_use().operations.size(), 1U);
  EXPECT_NE(beijing.datum_use().operations[0].find("1 m"), std::string::npos);
  FromCanonical const back = *FromCanonical::from_text("EPSG:4214");
  std::optional<FromCanonical::Place> const place = back(*tarim);
  ASSERT_TRUE(place);
  EXPECT_NEAR(place->x, 83.0, 2e-7);
  EXPECT_NEAR(place->y, 40.0, 2e-7);
}

// Arc 1960 (East Africa) is known to 6 m in Kenya and 35 m elsewhere: allowed when it is asked for.
TEST_F(CoordinatesTest, AccuracyIsAsked) {
  EXPECT_FALSE(ToCanonical::from_text("EPSG:4210"));
  ToCanonical const arc = *ToCanonical::from_text("EPSG:4210", metres(35));
  std::optional<GeoPoint> const moved = arc(37.0, -3.0);
  ASSERT_TRUE(moved);
  EXPECT_GT(std::abs(moved->lat + 30000000), 5000);  // 50 m
  EXPECT_FALSE(arc.datum_use().operations.empty());
}

// What rests on WGS 84 or CGCS2000 needs no shift, whatever form it is given in; systems of three
// coordinates from the centre of the earth are none.
TEST_F(CoordinatesTest, SameDatumNeedsNoShift) {
  for (char const* crs :
       {"EPSG:4480", "EPSG:4979",
        R"(GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",)"
        R"(SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],)"
        R"(UNIT["Degree",0.0174532925199433]])",
        R"(GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,)"
        R"(298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]])"}) {
    std::optional<ToCanonical> const same = ToCanonical::from_text(crs);
    ASSERT_TRUE(same) << crs;
    EXPECT_EQ((*same)(104.0, 30.0), (GeoPoint{1040000000, 300000000})) << crs;
    EXPECT_TRUE(same->datum_use().operations.empty()) << crs;
  }
  EXPECT_FALSE(ToCanonical::from_text("EPSG:4479"));
  EXPECT_FALSE(ToCanonical::from_text("EPSG:4978"));
}

// Nothing that is no number, no place on the globe or beyond what a projection covers.
TEST_F(CoordinatesTest, RefusesImpossibleCoordinates) {
  double const nan = std::numeric_limits<double>::quiet_NaN();
  double const infinity = std::numeric_limits<double>::infinity();
  for (char const* crs : {"EPSG:4326", "EPSG:4547", "EPSG:3857"}) {
    ToCanonical const to_canonical = *ToCanonical::from_text(crs);
    for (double const bad : {nan, infinity, -infinity}) {
      EXPECT_FALSE(to_canonical(bad, 30.0)) << crs;
      EXPECT_FALSE(to_canonical(114.0, bad)) << crs;
    }
  }
  ToCanonical const degrees = *ToCanonical::from_text("EPSG:4326");
  EXPECT_FALSE(degrees(200.0, 30.0));
  EXPECT_FALSE(degrees(114.0, 200.0));
  EXPECT_FALSE(degrees(-180.0000001, 0.0));
  EXPECT_FALSE(degrees(0.0, 90.0000001));
  EXPECT_FALSE(degrees(512345.0, 3320000.0));  // metres read as degrees
  EXPECT_EQ(degrees(180.0, -90.0), (GeoPoint{1800000000, -900000000}));
  EXPECT_EQ(degrees(-180.0, 90.0), (GeoPoint{-1800000000, 900000000}));
  EXPECT_FALSE((*ToCanonical::from_text("EPSG:4547"))(1e30, 1e30));
}

// Only "EPSG:<number>" and WKT are names; nothing is looked up in files or on the network.
TEST_F(CoordinatesTest, RefusesOtherNames) {
  for (char const* crs : {"",
                          "EPSG:",
                          "EPSG:0",
                          "EPSG:999999",
                          "EPSG:99999999999999999999",
                          "EPSG:-4326",
                          "EPSG:4326 ",
                          "EPSG:4326+5773",
                          "4326",
                          "epsg:x",
                          "WGS84",
                          "+proj=longlat +datum=WGS84",
                          "http://example.org/crs.wkt",
                          "https://example.org/[1].wkt",
                          "/vsicurl/http://example.org/a",
                          "/etc/hostname",
                          "crs.prj",
                          "file[1].prj",
                          "ESRI::crs.prj",
                          "IGNF:LAMB93",
                          "AUTO:42001,99",
                          "urn:ogc:def:crs:EPSG::4326",
                          "GEOGCS[\"cut off\""}) {
    EXPECT_FALSE(ToCanonical::from_text(crs)) << crs;
    EXPECT_FALSE(FromCanonical::from_text(crs)) << crs;
  }
}

// WKT is read as EPSG is: the same transverse Mercator spelt out.
TEST_F(CoordinatesTest, ReadsWkt) {
  std::string const wkt =
      "PROJCS[\"plane\",GEOGCS[\"g\",DATUM[\"China_2000\",SPHEROID[\"CGCS2000\",6378137,"
      "298.257222101]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]],"
      "PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"latitude_of_origin\",0],"
      "PARAMETER[\"central_meridian\",114],PARAMETER[\"scale_factor\",1],"
      "PARAMETER[\"false_easting\",500000],PARAMETER[\"false_northing\",0],UNIT[\"metre\",1]]";
  std::optional<ToCanonical> const to_canonical = ToCanonical::from_text(wkt);
  ASSERT_TRUE(to_canonical);
  Plane const plane = gauss_krueger(kChinesePoints[1], 114.0);
  expect_near((*to_canonical)(plane.east + 500000.0, plane.north), kChinesePoints[1], "WKT");
}

// There and back is the same point; units are metres where the system is projected.
TEST_F(CoordinatesTest, FromCanonicalGoesBack) {
  FromCanonical const on_map = *FromCanonical::from_text("EPSG:32736");
  ToCanonical const to_canonical = *ToCanonical::from_text("EPSG:32736");
  GeoPoint const point{304567891, -21234567};
  FromCanonical::Place const place = on_map(point).value();
  expect_near(to_canonical(place.x, place.y), {30.4567891, -2.1234567}, "back");
  EXPECT_FALSE(on_map.is_geographic());
  EXPECT_DOUBLE_EQ(on_map.metres_per_unit(), 1.0);
  EXPECT_TRUE(FromCanonical::from_text("EPSG:4490")->is_geographic());
  EXPECT_EQ(on_map.name(), "EPSG:32736");
}

}  // namespace
}  // namespace tongcun
