// SPDX-License-Identifier: Apache-2.0
#include "tests/hostile/hostile_files.h"

#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

std::string feature(std::string const& geometry, std::string const& properties = R"("id": "s1")") {
  return R"({"type": "Feature", "properties": {)" + properties + R"(}, "geometry": )" + geometry +
         "}";
}
std::string collection(std::string const& features, std::string const& more = "") {
  return R"({"type": "FeatureCollection")" + more + R"(, "features": [)" + features + "]}";
}
std::string const kPoint = R"({"type": "Point", "coordinates": [104.5, 30.25]})";
std::string const kGood = collection(feature(kPoint));

void add_grammar(HostileFiles& files) {
  auto const broken = [&](std::string what, std::string text, std::string rule = "V064") {
    files.add(std::move(what), std::move(rule), LayerRole::sites, "a.geojson", std::move(text), "");
  };
  for (std::size_t const cut :
       {std::size_t{1}, std::size_t{20}, std::size_t{60}, kGood.size() - 2, kGood.size() - 1}) {
    broken("cut after " + std::to_string(cut) + " bytes", kGood.substr(0, cut));
  }
  for (char const* number : {"NaN", "Infinity", "-Infinity", "nan", "1e999", "+104", "0104", ".5",
                             "104,", "0x68", "'104'"}) {
    broken(std::string("coordinate ") + number,
           collection(
               feature(std::string(R"({"type": "Point", "coordinates": [)") + number + ", 30]}")));
  }
  broken("comma after the last feature", collection(feature(kPoint) + ","));
  broken("a comment", collection(feature(kPoint) + "/* */"));
  broken("single quotes", R"({'type': 'FeatureCollection', 'features': []})");
  broken("text behind the end", kGood + "x");
  broken("two texts", kGood + "\n" + kGood);
  broken("one feature a line", feature(kPoint) + "\n" + feature(kPoint));
  broken("a bracket of the wrong kind", collection(feature(kPoint) + "}"));
  broken("line end within a string", collection(feature(kPoint, "\"id\": \"s\n1\"")));
  broken("half of a surrogate pair", collection(feature(kPoint, R"("id": "\ud800")")));
  broken("no UTF-8", collection(feature(kPoint, "\"id\": \"s\xff\"")), "V001");
  broken("nothing", "", "V006");
  broken("blanks", "  \n ", "V006");
  broken("an array", "[" + kGood + "]", "V006");
  broken("a call", "loadGeoJSON(" + kGood + ")", "V006");
  for (int const depth : {33, 100, 1000, 100000, 1000000}) {
    std::string const open(static_cast<std::size_t>(depth), '[');
    std::string const close(static_cast<std::size_t>(depth), ']');
    broken("arrays " + std::to_string(depth) + " deep",
           collection(feature(kPoint, R"("id": )" + open + close)), "V923");
  }
  std::string objects;
  for (int i = 0; i < 5000; ++i) {
    objects += R"({"a":)";
  }
  broken("objects 5,000 deep", objects, "V923");
  std::string nested = kPoint;
  for (int i = 0; i < 40; ++i) {
    nested = R"({"type": "GeometryCollection", "geometries": [)" + nested + "]}";
  }
  broken("collections within collections", collection(feature(nested)), "V923");
}

void add_objects(HostileFiles& files) {
  auto const broken = [&](std::string what, std::string rule, std::string text) {
    files.add(std::move(what), std::move(rule), LayerRole::sites, "a.geojson", std::move(text), "");
  };
  broken("features twice", "V924",
         collection(feature(kPoint), R"(, "features": [)" + feature(kPoint) + "]"));
  broken("geometry twice", "V924",
         collection(R"({"type": "Feature", "properties": {"id": "s"}, "geometry": )" + kPoint +
                    R"(, "geometry": null})"));
  broken("id twice", "V924", collection(feature(kPoint, R"("id": "s1", "id": "s2")")));
  broken("id twice, once escaped", "V924",
         collection(feature(kPoint, R"("id": "s1", "\u0069d": "s2")")));
  broken("something else among the features", "V009",
         collection(feature(kPoint) + R"(, 7, null, "s")"));
  for (char const* geometry :
       {"null", R"({"type": "Point", "coordinates": []})",
        R"({"type": "LineString", "coordinates": [[104, 30], [105, 31]]})",
        R"({"type": "Polygon", "coordinates": [[[104, 30], [105, 30], [105, 31], [104, 30]]]})",
        R"({"type": "MultiPoint", "coordinates": [[104, 30], [105, 31]]})",
        R"({"type": "GeometryCollection", "geometries": []})"}) {
    broken(std::string("a site as ") + geometry, "V840", collection(feature(geometry)));
  }
  for (char const* place :
       {"[104, 200]", "[30.25, 104.5]", "[500000, 3320113]", "[1e300, 30]", "[0, 0]"}) {
    broken(std::string("place ") + place, "V841",
           collection(feature(std::string(R"({"type": "Point", "coordinates": )") + place + "}")));
  }
  for (char const* system :
       {R"({"type": "name", "properties": {"name": "EPSG:999999"}})",
        R"({"type": "link", "properties": {"href": "http://127.0.0.1:9/x", "type": "ogcwkt"}})",
        R"({"type": "link", "properties": {"href": "/etc/passwd"}})"}) {
    broken(std::string("reference system ") + system, "V010",
           collection(feature(kPoint), std::string(R"(, "crs": )") + system));
  }
  broken("another kind of JSON", "V010", R"({"a": 1})");
  broken("features that are no list", "V010", R"({"type": "FeatureCollection", "features": 7})");
}

void add_areas(HostileFiles& files) {
  std::string const code = R"("code": "530112345678", "name": "北坪")";
  auto const area = [&](std::string what, std::string rule, std::string const& rings) {
    HostileFile& made = files.add(
        std::move(what), std::move(rule), LayerRole::villages, "a.geojson",
        collection(feature(R"({"type": "Polygon", "coordinates": [)" + rings + "]}", code)), "");
    made.needs_region = true;
  };
  area("bow-tie", "V801", "[[104, 30], [104.1, 30.1], [104.1, 30], [104, 30.1], [104, 30]]");
  area("ring of three points on a line", "V801",
       "[[104, 30], [104.1, 30], [104.2, 30], [104, 30]]");
  area("star that crosses itself", "V801",
       "[[104.5, 31], [104.8, 30], [104, 30.6], [105, 30.6], [104.2, 30], [104.5, 31]]");
  area("hole outside its shell", "V801",
       "[[104, 30], [104.1, 30], [104.1, 30.1], [104, 30.1], [104, 30]], [[105, 30], [105, 30.1], "
       "[105.1, 30.1], [105.1, 30], [105, 30]]");
  area("hole larger than its shell", "V801",
       "[[104.4, 30.4], [104.5, 30.4], [104.5, 30.5], [104.4, 30.5], [104.4, 30.4]], [[104, 30], "
       "[104, 31], [105, 31], [105, 30], [104, 30]]");
  area("ring of two points", "V840", "[[104, 30], [104.1, 30], [104, 30]]");
  area("ring that is not closed", "V840", "[[104, 30], [104.1, 30], [104.1, 30.1], [104, 30.1]]");
  area("empty ring", "V840", "[]");
  area("area half outside the country", "V842",
       "[[119, 30], [121, 30], [121, 31], [119, 31], [119, 30]]");
  files
      .add("two villages over each other", "V110", LayerRole::villages, "a.geojson",
           collection(feature(kPoint, code) + "," + feature(kPoint, code)), "")
      .needs_region = true;
}

}  // namespace

void add_broken_geojson(HostileFiles& files) {
  add_grammar(files);
  add_objects(files);
  add_areas(files);
}

}  // namespace tongcun
