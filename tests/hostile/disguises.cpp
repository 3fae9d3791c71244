// SPDX-License-Identifier: Apache-2.0
// Files that are of another format than their name says and lead elsewhere, and names that are no
// files of the folder.
#include "tests/hostile/hostile_files.h"

#include <string>
#include <utility>
#include <vector>

namespace tongcun {

void add_disguises(HostileFiles& files, std::filesystem::path const& secret) {
  std::string const url = "http://127.0.0.1:9/x.geojson";
  std::string const path = secret.string();
  std::vector<std::pair<std::string, std::string>> const contents{
      {"a virtual layer of a file elsewhere",
       "<OGRVRTDataSource><OGRVRTLayer name=\"people\"><SrcDataSource>" + path +
           "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>"},
      {"a virtual layer of an address",
       "<OGRVRTDataSource><OGRVRTLayer name=\"people\"><SrcDataSource>/vsicurl/" + url +
           "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>"},
      {"a virtual raster",
       "<VRTDataset rasterXSize=\"1\" rasterYSize=\"1\"><VRTRasterBand>"
       "<SimpleSource><SourceFilename>" +
           path + "</SourceFilename></SimpleSource></VRTRasterBand></VRTDataset>"},
      {"a map service",
       "<GDAL_WMS><Service name=\"TMS\"><ServerUrl>" + url + "</ServerUrl></Service></GDAL_WMS>"},
      {"a link of KML", "<?xml version=\"1.0\"?><kml><NetworkLink><Link><href>" + url +
                            "</href></Link></NetworkLink></kml>"},
      {"an address alone", url},
      {"a path alone", path},
      {"a shell script", "#!/bin/sh\ncat " + path + "\n"},
      {"a table of text", "id,name\n1,x\n"},
      {"the beginning of a database", "SQLite format 3"}};
  for (auto const& [what, content] : contents) {
    for (auto const& [name, rule] :
         std::vector<std::pair<char const*, char const*>>{{"a.geojson", "V006"},
                                                          {"a.json", "V006"},
                                                          {"a.gpkg", "V010"},
                                                          {"a.shp", "V030"},
                                                          {"a.fgb", "V010"},
                                                          {"a.xlsx", "V006"}}) {
      files.add(what + " as " + name, rule, LayerRole::sites, name, content, "");
    }
    bool const is_xml = content.starts_with('<') && content.find("<!") == std::string::npos;
    files.add(what + " as a.osm", is_xml ? "V006" : "V064", LayerRole::roads, "a.osm", content, "");
    files.add(what + " as a.pbf", "V064", LayerRole::roads, "a.pbf", content, "");
  }
  for (char const* name :
       {"a.vrt", "a.kml", "a.xls", "a.zip", "a.gpkg.zip", "a.dbf", "a.ods", "a.gml", "a.pdf",
        "a.sql", "a", "a.csvt", "a.gdb", "a.parquet", "a.exe"}) {
    files.add(std::string("format ") + name, "V018", LayerRole::sites, name, "id,name,x,y\n");
  }
}

void add_names(HostileFiles& files, std::filesystem::path const& secret) {
  for (std::string const& name :
       {std::string("/vsicurl/http://127.0.0.1:9/x.geojson"), std::string("/vsizip/a.zip/a.gpkg"),
        std::string("/vsistdin/"), std::string("/vsimem/x.geojson"), std::string("PG:dbname=x"),
        std::string("MEM:::DATAPOINTER=1"), std::string("GEOJSON:http://127.0.0.1:9/x"),
        std::string("http://127.0.0.1:9/x.geojson"), std::string("<OGRVRTDataSource/>"),
        std::string("{\"type\": \"Point\"}?"), std::string("a\nb.csv"),
        std::string("a.csv|layername=b"), std::string("\\\\host\\share\\a.csv"),
        std::string("*.csv"), std::string("MySQL:x"), std::string("WFS:http://127.0.0.1:9")}) {
    files.add_name("name " + name, "V020", name);
  }
  for (std::string const& name :
       {secret.string(), std::string("/etc/passwd"), std::string("../secret/people.csv"),
        std::string("x/../../secret/people.csv"), std::string("/proc/self/environ")}) {
    files.add_name("name " + name, name.starts_with("x/") ? "V022" : "V021", name);
  }
  for (std::string const& name :
       {std::string("absent.csv"), std::string("."), std::string("absent/a.gpkg"),
        std::string("a.csv/b.csv"), std::string(5000, 'x')}) {
    files.add_name("name " + name.substr(0, 40), "V022", name);
  }
  HostileFile& link = files.add_name("a link to a file elsewhere", "V021", "");
  link.source.file = link.source.key + "/a.csv";
  link.links.emplace_back(link.source.file, secret.string());
  HostileFile& loop = files.add_name("a link to itself", "V022", "");
  loop.source.file = loop.source.key + "/a.csv";
  loop.links.emplace_back(loop.source.file, "a.csv");
  HostileFile& device = files.add_name("a link to a device", "V021", "");
  device.source.file = device.source.key + "/a.csv";
  device.links.emplace_back(device.source.file, "/dev/zero");
}

}  // namespace tongcun
