// SPDX-License-Identifier: Apache-2.0
#include "io/gdal_session.h"

#include "io/coordinates.h"

#include <cpl_error.h>
#include <gdal_priv.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace tongcun {
namespace {

// Whether the variable has the value; "" = it is not set.
bool is_set_to(char const* name, std::string_view value) {
  char const* found = std::getenv(name);
  return (found != nullptr ? std::string_view(found) : std::string_view()) == value;
}

// In a process of its own, so that what was set before counts: settings that would open the
// network, load plug-ins or change what is read are gone after the start.
TEST(GdalSessionTest, IgnoresEnvironment) {
  testing::FLAGS_gtest_death_test_style = "threadsafe";
  EXPECT_EXIT(
      {
        setenv("PROJ_NETWORK", "ON", 1);
        setenv("GDAL_DRIVER_PATH", "plugins", 1);
        setenv("GDAL_CONFIG_FILE", "own.rc", 1);
        setenv("OGR_GEOJSON_ARRAY_AS_STRING", "YES", 1);
        setenv("CPL_DEBUG", "ON", 1);
        setenv("AWS_SECRET_ACCESS_KEY", "x", 1);
        start_gdal();
        bool const is_clean = is_set_to("PROJ_NETWORK", "OFF") &&
                              is_set_to("GDAL_DRIVER_PATH", "disable") &&
                              is_set_to("GDAL_CONFIG_FILE", "/dev/null") &&
                              is_set_to("OGR_GEOJSON_ARRAY_AS_STRING", "") &&
                              is_set_to("CPL_DEBUG", "") && is_set_to("AWS_SECRET_ACCESS_KEY", "");
        std::exit(is_clean ? 0 : 1);
      },
      testing::ExitedWithCode(0), "");
}

// Reading coordinates alone, as of a CSV file, starts the session as well.
TEST(GdalSessionTest, CoordinatesStartIt) {
  testing::FLAGS_gtest_death_test_style = "threadsafe";
  EXPECT_EXIT(
      {
        setenv("PROJ_NETWORK", "ON", 1);
        bool const is_known = ToCanonical::from_text("EPSG:4547").has_value();
        std::exit(is_known && is_set_to("PROJ_NETWORK", "OFF") ? 0 : 1);
      },
      testing::ExitedWithCode(0), "");
}

// Only the drivers of the list are left, and each of them is there.
TEST(GdalSessionTest, OnlyAllowedDrivers) {
  start_gdal();
  start_gdal();  // once more does nothing
  std::vector<std::string> names;
  for (int i = 0; i < GetGDALDriverManager()->GetDriverCount(); ++i) {
    names.emplace_back(GetGDALDriverManager()->GetDriver(i)->GetDescription());
  }
  std::vector<std::string> allowed = allowed_drivers();
  std::ranges::sort(names);
  std::ranges::sort(allowed);
  EXPECT_EQ(names, allowed);
  EXPECT_EQ(allowed, (std::vector<std::string>{"ESRI Shapefile", "FlatGeobuf", "GPKG", "GTiff",
                                               "GeoJSON", "SRTMHGT"}));
}

// Errors and warnings are gathered with their weight; those of before are not.
TEST(GdalSessionTest, GathersErrors) {
  start_gdal();
  CPLError(CE_Failure, CPLE_AppDefined, "before");
  GdalErrors errors;
  CPLError(CE_Warning, CPLE_AppDefined, "odd");
  CPLError(CE_Failure, CPLE_AppDefined, "bad");
  CPLDebug("TEST", "chatter");
  std::vector<GdalErrors::Message> const messages = errors.take();
  ASSERT_EQ(messages.size(), 2U);
  EXPECT_FALSE(messages[0].is_failure);
  EXPECT_EQ(messages[0].text, "odd");
  EXPECT_TRUE(messages[1].is_failure);
  EXPECT_TRUE(errors.take().empty());
}

// What the library quotes may be a value of a person: quoted words, long numbers and control
// characters do not come through; short numbers (codes of systems, line numbers) do.
TEST(GdalSessionTest, MasksValues) {
  start_gdal();
  GdalErrors errors;
  auto const masked = [&](char const* text) {
    CPLError(CE_Failure, CPLE_AppDefined, "%s", text);
    std::vector<GdalErrors::Message> const messages = errors.take();
    return messages.size() == 1 ? messages[0].text : std::string("(none)");
  };
  EXPECT_EQ(masked("EPSG 4326 at line 123456"), "EPSG 4326 at line 123456");
  EXPECT_EQ(masked("value 'Nobody' of \"name\" is `odd`"), "value '…' of \"…\" is `…`");
  EXPECT_EQ(masked("an open 'quote never ends"), "an open '");
  for (char const* text : {"id 999999999999999999 is odd", "call 19900000000 now"}) {
    std::string const result = masked(text);
    std::size_t longest = 0;
    std::size_t run = 0;
    for (char const c : result) {
      run = c >= '0' && c <= '9' ? run + 1 : 0;
      longest = std::max(longest, run);
    }
    EXPECT_LE(longest, 6U) << result;
  }
  EXPECT_EQ(masked("a\x1b[31m\nb"), "a [31m b");
}

}  // namespace
}  // namespace tongcun
