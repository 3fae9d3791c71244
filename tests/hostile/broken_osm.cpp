// SPDX-License-Identifier: Apache-2.0
#include "tests/hostile/hostile_files.h"
#include "tests/io/osm_maker.h"

#include <string>
#include <utility>

namespace tongcun {
namespace {

OsmWorld small_world() {
  OsmWorld world;
  for (int i = 1; i <= 6; ++i) {
    world.nodes.push_back({i, {1040000000 + i * 10000, 300000000}});
  }
  world.ways.push_back({10, {1, 2, 3}, {{"highway", "track"}, {"name", "北坪路"}}});
  world.ways.push_back({11, {3, 4, 5, 6}, {{"highway", "residential"}}});
  return world;
}

void add_xml(HostileFiles& files) {
  auto const broken = [&](std::string what, std::string rule, std::string text) {
    files.add(std::move(what), std::move(rule), LayerRole::roads, "a.osm", std::move(text), "");
  };
  std::string const whole = osm_xml(small_world());
  for (std::size_t const size :
       {std::size_t{1}, whole.size() / 3, whole.size() / 2, whole.size() - 7, whole.size() - 2}) {
    broken("first " + std::to_string(size) + " bytes", "V064", whole.substr(0, size));
  }
  broken("nothing", "V064", "");
  broken("another document", "V006", "<html><body/></html>");
  broken("entities that grow", "V064",
         "<!DOCTYPE osm [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]><osm>&b;</osm>");
  broken("an entity from a file", "V064",
         "<!DOCTYPE osm [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><osm>&a;</osm>");
  for (char const* place :
       {"lat=\"nan\" lon=\"104\"", "lat=\"91\" lon=\"104\"", "lat=\"30\" lon=\"181\"", "lat=\"30\"",
        "lat=\"x\" lon=\"104\"", "lat=\"1e999\" lon=\"104\"", "lat=\"30,5\" lon=\"104\""}) {
    broken(std::string("a node at ") + place, "V064",
           "<osm><node id=\"1\" " + std::string(place) + "/></osm>");
  }
  for (char const* id : {"", "x", "1.5", "99999999999999999999"}) {
    broken(std::string("a way numbered ") + id, "V064",
           "<osm><way id=\"" + std::string(id) + "\"/></osm>");
    broken(std::string("a way through node ") + id, "V064",
           "<osm><way id=\"1\"><nd ref=\"" + std::string(id) + "\"/></way></osm>");
  }
  broken("a way within a node", "V064",
         "<osm><node id=\"1\" lat=\"30\" lon=\"104\"><way id=\"2\"></way></node></osm>");
  broken("an undeclared entity", "V064", "<osm><way id=\"1\"><tag k=\"a\" v=\"&x;\"/></way></osm>");
  broken("a way whose nodes are not there", "V061",
         "<osm><way id=\"1\"><nd ref=\"1\"/><nd ref=\"2\"/><tag k=\"highway\" v=\"track\"/></way>"
         "</osm>");
  broken("no roads", "V019", "<osm><node id=\"1\" lat=\"30\" lon=\"104\"/></osm>");
  std::string deep = "<osm>";
  for (int i = 0; i < 100000; ++i) {
    deep += "<a>";
  }
  broken("100,000 open elements", "V064", deep);
  files.add("villages from OpenStreetMap", "V063", LayerRole::villages, "a.osm", whole, "");
}

void add_pbf(HostileFiles& files) {
  auto const broken = [&](std::string what, std::string rule, std::string bytes) {
    files.add(std::move(what), std::move(rule), LayerRole::roads, "a.pbf", std::move(bytes), "");
  };
  PbfWriter::Form const form;
  std::string const whole = PbfWriter::file(small_world(), form);
  for (std::size_t const size :
       {std::size_t{2}, std::size_t{10}, whole.size() / 2, whole.size() - 1}) {
    broken("first " + std::to_string(size) + " bytes", "V064", whole.substr(0, size));
  }
  broken("nothing", "V006", "");
  broken("history", "V065",
         PbfWriter::file(small_world(), {true, true, {"OsmSchema-V0.6", "HistoricalInformation"}}));
  std::string const header = PbfWriter::bytes_field(4, "OsmSchema-V0.6");
  std::string const head = PbfWriter::blob("OSMHeader", header, form);
  broken("data before the header", "V064", PbfWriter::blob("OSMData", "", form) + head);
  auto const data = [&](std::string const& block) {
    return head + PbfWriter::blob("OSMData", block, {true, false, {}});
  };
  std::string const table = PbfWriter::bytes_field(1, PbfWriter::bytes_field(1, ""));
  auto const way = [&](std::string const& content) {
    return data(table + PbfWriter::bytes_field(2, PbfWriter::bytes_field(3, content)));
  };
  broken("a word beyond the table", "V064",
         way(PbfWriter::bytes_field(2, PbfWriter::varint(7)) +
             PbfWriter::bytes_field(3, PbfWriter::varint(8))));
  broken("a key without a value", "V064", way(PbfWriter::bytes_field(2, PbfWriter::varint(0))));
  broken("a number without end", "V064", way(std::string(20, '\xff')));
  broken("a field longer than its message", "V064", way("\x12\x7f"));
  broken("a kind of field that is none", "V064", way("\x0f"));
  broken("a granularity of zero", "V064",
         data(table + PbfWriter::varint(17U << 3U) + PbfWriter::varint(0)));
  auto const blob = [&](std::string const& body) {
    std::string const inner = PbfWriter::bytes_field(1, "OSMData") + PbfWriter::varint(3U << 3U) +
                              PbfWriter::varint(body.size());
    std::string length(3, '\0');
    length += static_cast<char>(inner.size());
    return head + length + inner + body;
  };
  broken("packed by lzma", "V065", blob(PbfWriter::bytes_field(4, "x")));
  broken("packed by zstd", "V065", blob(PbfWriter::bytes_field(7, "x")));
  broken("neither packed nor plain", "V064", blob(""));
  broken("a block that states a gigabyte", "V064",
         blob(PbfWriter::varint(2U << 3U) + PbfWriter::varint(1U << 30U) +
              PbfWriter::bytes_field(3, "x")));
  broken("a block that states another size", "V064",
         blob(PbfWriter::varint(2U << 3U) + PbfWriter::varint(7) +
              PbfWriter::bytes_field(3, "\x78\x9c\x03\x00\x00\x00\x00\x01")));
  broken("a header of a gigabyte", "V064", std::string("\x40\x00\x00\x00", 4) + whole);
  std::string bomb = head;
  std::string const zeros =
      PbfWriter::blob("OSMData", PbfWriter::bytes_field(9, std::string(31 << 20, '\0')), form);
  for (int i = 0; i < 20; ++i) {
    bomb += zeros;
  }
  broken("620 MB in 600 kB", "V064", bomb);
}

}  // namespace

void add_broken_osm(HostileFiles& files) {
  add_xml(files);
  add_pbf(files);
}

}  // namespace tongcun
