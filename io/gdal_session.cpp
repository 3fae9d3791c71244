// SPDX-License-Identifier: Apache-2.0
#include "io/gdal_session.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_http.h>
#include <gdal_priv.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace tongcun {
namespace {

// "EPSG code 4326" keeps its number; identity numbers, phone numbers and quoted values do not.
std::string masked(std::string_view text) {
  std::string result;
  char quote = '\0';
  std::size_t digits = 0;
  for (char const c : text.substr(0, 300)) {
    if (quote != '\0') {
      if (c == quote || (quote == '`' && c == '\'')) {  // `so' and `so`
        quote = '\0';
        result += "…";
        result += c;
      }
      continue;
    }
    if (c == '\'' || c == '"' || c == '`') {
      quote = c;
      result += c;
      continue;
    }
    bool const is_digit = c >= '0' && c <= '9';
    digits = is_digit ? digits + 1 : 0;
    if (digits > 6) {
      continue;
    }
    result += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return result;
}

void CPL_STDCALL gather(CPLErr level, CPLErrorNum, char const* text) {
  auto* const messages =
      static_cast<std::vector<GdalErrors::Message>*>(CPLGetErrorHandlerUserData());
  if (level >= CE_Warning && messages != nullptr && messages->size() < 1000) {
    messages->push_back({level >= CE_Failure, masked(text)});
  }
}

void CPL_STDCALL ignore_outside(CPLErr, CPLErrorNum, char const*) {}

// In place of the library's own access to the network, which a file's contents can ask for (a
// GeoJSON "crs" of type "link").
CPLHTTPResult* refuse_to_fetch(char const*, CSLConstList, GDALProgressFunc, void*,
                               CPLHTTPFetchWriteFunc, void*, void*) {
  CPLError(CE_Failure, CPLE_NotSupported, "the file asks for something on the network");
  // With no result at all the library would fetch it itself. It frees this one.
  auto* const result = static_cast<CPLHTTPResult*>(CPLCalloc(1, sizeof(CPLHTTPResult)));
  result->nStatus = 1;
  result->pszErrBuf = CPLStrdup("network is off");
  return result;
}

// Whether GDAL, PROJ, SQLite or what they are built on would take the variable for a setting. GDAL
// asks the environment for every option it knows, and some have no prefix of its own.
bool is_setting(std::string_view name) {
  constexpr std::array<std::string_view, 25> kFamilies{
      "GDAL_",    "OGR_",   "OSR_",   "CPL_",       "VSI_",     "VSIS3_", "AWS_",
      "GS_",      "OSS_",   "AZURE_", "SWIFT_",     "WEBHDFS_", "PROJ_",  "GTIFF_",
      "GEOTIFF_", "TIFF_",  "GPKG_",  "GEOJSON_",   "SQLITE_",  "JPEG_",  "CURL_",
      "GML_",     "SHAPE_", "DBF_",   "FLATGEOBUF_"};
  constexpr std::array<std::string_view, 10> kNames{"ATTRIBUTES_SKIP",
                                                    "GEOMETRY_AS_COLLECTION",
                                                    "CHECK_WITH_INVERT_PROJ",
                                                    "CENTER_LONG",
                                                    "THRESHOLD",
                                                    "CONVERT_YCBCR_TO_RGB",
                                                    "ESRI_XML_PAM",
                                                    "USE_RRD",
                                                    "LIST_ALL_TABLES",
                                                    "NUM_THREADS"};
  auto const begins_so = [&](std::string_view family) { return name.starts_with(family); };
  return std::ranges::any_of(kFamilies, begins_so) ||
         std::ranges::find(kNames, name) != kNames.end() || name.ends_with("_OVERVIEW");
}

void clear_environment() {
  // Names only, so that the loop does not read what it removes.
  std::vector<std::string> names;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    std::string_view const text(*entry);
    std::string_view const name = text.substr(0, text.find('='));
    if (is_setting(name)) {
      names.emplace_back(name);
    }
  }
  for (std::string const& name : names) {
    unsetenv(name.c_str());
  }
  setenv("GDAL_CONFIG_FILE", "/dev/null", 1);
  setenv("GDAL_DRIVER_PATH", "disable", 1);
  // Drivers written in Python are looked for on their own: in a folder called "disable" otherwise.
  setenv("GDAL_PYTHON_DRIVER_PATH", "/dev/null", 1);
  setenv("PROJ_NETWORK", "OFF", 1);
  setenv("PROJ_SKIP_READ_USER_WRITABLE_DIRECTORY", "YES", 1);  // grids that only this user has
}

}  // namespace

std::vector<std::string> const& allowed_drivers() {
  static std::vector<std::string> const drivers{"GPKG",       "GeoJSON", "ESRI Shapefile",
                                                "FlatGeobuf", "GTiff",   "SRTMHGT"};
  return drivers;
}

void start_gdal() {
  static bool started = false;
  if (started) {
    return;
  }
  started = true;
  clear_environment();
  CPLSetErrorHandler(ignore_outside);
  CPLSetConfigOption("GDAL_VRT_ENABLE_PYTHON", "NO");
  CPLSetConfigOption("GDAL_DISABLE_READDIR_ON_OPEN", "EMPTY_DIR");
  CPLSetConfigOption("CPL_VSIL_CURL_ALLOWED_EXTENSIONS", "{none}");
  CPLSetConfigOption("OGR_GEOJSON_MAX_OBJ_SIZE", "200");               // megabytes
  CPLSetConfigOption("GDAL_PAM_ENABLED", "NO");                        // no side files
  CPLSetConfigOption("OGR_CURRENT_DATE", "2000-01-01T00:00:00.000Z");  // the same bytes every day
  CPLSetConfigOption("OGR_SQLITE_SYNCHRONOUS", "FULL");
  CPLHTTPSetFetchCallback(refuse_to_fetch, nullptr);
  GDALAllRegister();
  GDALDriverManager* const manager = GetGDALDriverManager();
  for (int i = manager->GetDriverCount() - 1; i >= 0; --i) {
    GDALDriver* const driver = manager->GetDriver(i);
    bool const is_allowed =
        std::ranges::find(allowed_drivers(), driver->GetDescription()) != allowed_drivers().end();
    if (!is_allowed) {
      manager->DeregisterDriver(driver);
      GDALDestroyDriver(driver);  // nobody else knows it any more
    }
  }
}

GdalErrors::GdalErrors() {
  CPLPushErrorHandlerEx(gather, &messages_);
}

GdalErrors::~GdalErrors() {
  CPLPopErrorHandler();
}

std::vector<GdalErrors::Message> GdalErrors::take() {
  return std::exchange(messages_, {});
}

}  // namespace tongcun
