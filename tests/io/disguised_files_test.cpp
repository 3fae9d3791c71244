// SPDX-License-Identifier: Apache-2.0
#include "tests/io/geopackage_maker.h"
#include "tests/io/input_layers.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/inotify.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <string>
#include <vector>

namespace tongcun {
namespace {

// A folder that notes whether any of its files is opened.
class WatchedFolder {
 public:
  explicit WatchedFolder(std::filesystem::path const& path)
      : watch_(inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
    EXPECT_GE(inotify_add_watch(watch_, path.c_str(), IN_OPEN | IN_ACCESS), 0);
  }
  ~WatchedFolder() { close(watch_); }
  WatchedFolder(WatchedFolder const&) = delete;
  WatchedFolder& operator=(WatchedFolder const&) = delete;
  [[nodiscard]] bool was_touched() const {
    std::array<char, 4096> events{};
    return read(watch_, events.data(), events.size()) > 0;
  }

 private:
  int watch_;
};

// A port of this machine that notes whether anybody knocks.
class WatchedPort {
 public:
  WatchedPort() : socket_(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const any = reinterpret_cast<sockaddr*>(&address);
    EXPECT_EQ(bind(socket_, any, size), 0);
    EXPECT_EQ(listen(socket_, 8), 0);
    EXPECT_EQ(getsockname(socket_, any, &size), 0);
    address_ = address;
  }
  ~WatchedPort() { close(socket_); }
  WatchedPort(WatchedPort const&) = delete;
  WatchedPort& operator=(WatchedPort const&) = delete;
  [[nodiscard]] std::string url() const {
    return "http://127.0.0.1:" + std::to_string(ntohs(address_.sin_port)) + "/x.geojson";
  }
  [[nodiscard]] sockaddr_in const& address() const { return address_; }
  [[nodiscard]] bool was_knocked_at() const {
    int const caller = accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC);
    if (caller >= 0) {
      close(caller);
    }
    return caller >= 0;
  }

 private:
  int socket_;
  sockaddr_in address_{};
};

class DisguisedFilesTest : public testing::Test {
 protected:
  DisguisedFilesTest() {
    people_ = folder_.write("secret/people.csv", "id,name,x,y\ns1,secret,104,30\n").string();
  }
  LayerTable read(std::string_view name, std::string_view text) {
    return read_layer(layer_source(LayerRole::sites, std::string(name)),
                      folder_.write("in/" + std::string(name), text));
  }

  TemporaryFolder folder_;
  std::string people_;
  WatchedPort port_;
};

// The watchers see what they are made for.
TEST_F(DisguisedFilesTest, WatchersWork) {
  WatchedFolder const secret(folder_ / "secret");
  EXPECT_FALSE(secret.was_touched());
  EXPECT_FALSE(port_.was_knocked_at());
  EXPECT_NE(content_of(people_), "");
  EXPECT_TRUE(secret.was_touched());
  int const caller = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in const address = port_.address();
  EXPECT_EQ(connect(caller, reinterpret_cast<sockaddr const*>(&address), sizeof address), 0);
  EXPECT_TRUE(port_.was_knocked_at());
  close(caller);
}

// The name says GeoJSON or GeoPackage, the content is another format that leads elsewhere: refused,
// and neither the file nor the address it names is touched.
TEST_F(DisguisedFilesTest, LeadNowhere) {
  WatchedFolder const secret(folder_ / "secret");
  std::vector<std::string> const texts{
      "<OGRVRTDataSource><OGRVRTLayer name=\"people\"><SrcDataSource>" + people_ +
          "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>",
      "<OGRVRTDataSource><OGRVRTLayer name=\"people\"><SrcDataSource>/vsicurl/" + port_.url() +
          "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>",
      "<VRTDataset rasterXSize=\"1\" rasterYSize=\"1\"><VRTRasterBand><SimpleSource>"
      "<SourceFilename>" +
          people_ + "</SourceFilename></SimpleSource></VRTRasterBand></VRTDataset>",
      "<GDAL_WMS><Service name=\"TMS\"><ServerUrl>" + port_.url() +
          "</ServerUrl></Service></GDAL_WMS>",
      "<?xml version=\"1.0\"?><kml><NetworkLink><Link><href>" + port_.url() +
          "</href></Link></NetworkLink></kml>",
      "id,name\n1,x\n",
      "SQLite format 3",
      port_.url(),
      people_,
      "/vsicurl/" + port_.url()};
  for (std::string const& text : texts) {
    for (char const* name :
         {"x.geojson", "x.json", "x.gpkg", "x.shp", "x.fgb", "x.xlsx", "x.osm", "x.pbf"}) {
      LayerTable const table = read(name, text);
      EXPECT_TRUE(any_rejected(table.findings)) << name << " " << text.substr(0, 40);
      EXPECT_TRUE(table.sites.empty()) << name << " " << text.substr(0, 40);
    }
  }
  EXPECT_FALSE(secret.was_touched());
  EXPECT_FALSE(port_.was_knocked_at());
}

// Valid GeoJSON whose reference system lies elsewhere, at a link or under a name that is a path or
// an address, for the whole or one geometry: nothing is followed, and a link rejects the layer.
TEST_F(DisguisedFilesTest, GeojsonFollowsNoLinks) {
  WatchedFolder const secret(folder_ / "secret");
  auto const collection = [](std::string const& system, std::string const& of_geometry) {
    return "{\"type\": \"FeatureCollection\"" + system +
           ", \"features\": [{\"type\": \"Feature\", \"properties\": {\"id\": \"s\"}, "
           "\"geometry\": {\"type\": \"Point\"" +
           of_geometry + ", \"coordinates\": [104, 30]}}]}";
  };
  auto const link = [](std::string const& key, std::string const& address) {
    return ", \"" + key + "\": {\"type\": \"link\", \"properties\": {\"href\": \"" + address +
           "\", \"type\": \"ogcwkt\"}}";
  };
  auto const named = [](std::string const& name) {
    return ", \"crs\": {\"type\": \"name\", \"properties\": {\"name\": \"" + name + "\"}}";
  };
  for (char const* key : {"crs", "CRS", "\\u0063rs"}) {
    EXPECT_TRUE(any_rejected(read("x.geojson", collection(link(key, port_.url()), "")).findings))
        << key;
  }
  for (std::string const& address : {port_.url(), "/vsicurl/" + port_.url(), people_}) {
    static_cast<void>(read("x.geojson", collection("", link("crs", address))));
    static_cast<void>(read("x.geojson", collection(named(address), "")));
    static_cast<void>(read("x.geojson", collection("", named(address))));
    static_cast<void>(
        read("x.geojson",
             collection(", \"links\": [{\"rel\": \"next\", \"href\": \"" + address + "\"}]", "")));
  }
  EXPECT_FALSE(secret.was_touched());
  EXPECT_FALSE(port_.was_knocked_at());
}

// A package by content under the name of GeoJSON is refused as well: one format, one name.
TEST_F(DisguisedFilesTest, GeopackageNamedGeojson) {
  std::filesystem::create_directories(folder_ / "in");
  make_geopackage(folder_ / "in/x.gpkg",
                  {{"sites", 4326, wkbPoint, {{"id", OFTString}}, {{{"s"}, "POINT (104 30)"}}}});
  LayerTable const table = read("x.geojson", content_of(folder_ / "in/x.gpkg"));
  EXPECT_TRUE(any_rejected(table.findings));
  EXPECT_TRUE(table.sites.empty());
}

// Formats outside the allow-list are refused by their name, with what is legal.
TEST_F(DisguisedFilesTest, OtherFormats) {
  for (char const* name :
       {"x.shp.xml", "x.dbf", "x.vrt", "x.kml", "x.xls", "x.zip", "x", "x.gpkg.zip", "x.CSVT"}) {
    LayerTable const table = read(name, "id,name,x,y\n");
    std::vector<Finding> const found = findings_of(table.findings, "V018");
    ASSERT_EQ(found.size(), 1U) << name;
    EXPECT_NE(value_of(found[0], "legal").find(".gpkg"), std::string::npos);
  }
  EXPECT_TRUE(findings_of(read("x.CSV", "id,name,x,y\n").findings, "V018").empty());
}

}  // namespace
}  // namespace tongcun
