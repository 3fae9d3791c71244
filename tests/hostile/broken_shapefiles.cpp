// SPDX-License-Identifier: Apache-2.0
#include "tests/hostile/hostile_files.h"
#include "tests/hostile/in_encoding.h"
#include "tests/io/shapefile_maker.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

// The parts of a shapefile by extension.
using Parts = std::vector<std::pair<std::string, std::string>>;

std::string& part(Parts& parts, std::string_view extension) {
  return std::ranges::find(parts, extension, &Parts::value_type::first)->second;
}

DbfFile table_of(std::string const& name, unsigned language = 0) {
  DbfFile table;
  table.fields = {{"id", 'C', 10}, {"name", 'C', 40}, {"capacity", 'N', 6}};
  table.language = language;
  for (int i = 0; i < 12; ++i) {
    table.rows.push_back({"s" + std::to_string(i), name, "   100"});
  }
  return table;
}

class ShapefileMaker {
 public:
  ShapefileMaker(HostileFiles& files, TemporaryFolder const& scratch)
      : files_(files), scratch_(scratch) {}

  [[nodiscard]] Parts parts(DbfFile const& table, std::string const& cpg = "",
                            bool with_reference = true) const {
    make_shapefile(scratch_, "made", table, cpg, with_reference);
    Parts parts;
    for (char const* extension : {".shp", ".shx", ".dbf", ".prj", ".cpg"}) {
      std::filesystem::path const path = scratch_ / (std::string("made") + extension);
      if (std::filesystem::exists(path)) {
        parts.emplace_back(extension, content_of(path));
      }
    }
    return parts;
  }

  HostileFile& add(std::string what, std::string rule, Parts const& parts) {
    HostileFile& made = files_.add(std::move(what), std::move(rule), LayerRole::sites, "a.shp",
                                   parts.front().second, "");
    for (std::size_t i = 1; i < parts.size(); ++i) {
      made.files.emplace_back(made.source.key + "/a" + parts[i].first, parts[i].second);
    }
    return made;
  }

 private:
  HostileFiles& files_;
  TemporaryFolder const& scratch_;
};

void add_parts(ShapefileMaker& shapefiles) {
  Parts const good = shapefiles.parts(table_of("north"));
  for (char const* absent : {".shx", ".dbf"}) {
    Parts parts = good;
    std::erase_if(parts, [&](auto const& one) { return one.first == absent; });
    shapefiles.add(std::string("without ") + absent, "V030", parts);
  }
  for (char const* cut : {".shp", ".shx"}) {
    for (std::size_t const bytes : {std::size_t{1}, std::size_t{8}, std::size_t{100}}) {
      Parts parts = good;
      std::string& content = part(parts, cut);
      content.resize(content.size() - bytes);
      shapefiles.add(std::string(cut) + " without its last " + std::to_string(bytes) + " bytes",
                     "V031", parts);
      content = part(parts = good, cut) + std::string(bytes, '\0');
      part(parts, cut) = content;
      shapefiles.add(std::string(cut) + " with " + std::to_string(bytes) + " bytes more", "V031",
                     parts);
    }
    for (std::size_t const size : {std::size_t{0}, std::size_t{20}, std::size_t{100}}) {
      Parts parts = good;
      part(parts, cut).resize(size);
      shapefiles.add(std::string("first ") + std::to_string(size) + " bytes of " + cut, "V031",
                     parts);
    }
  }
  for (std::size_t const bytes : {std::size_t{2}, std::size_t{57}, std::size_t{300}}) {
    Parts parts = good;
    std::string& table = part(parts, ".dbf");
    table.resize(table.size() - bytes);
    shapefiles.add(".dbf without its last " + std::to_string(bytes) + " bytes", "V042", parts);
  }
  for (auto const& [what, at, value, rule] :
       std::vector<std::tuple<char const*, std::size_t, char, char const*>>{
           {"records", 4, '\x0b', "V042"},
           {"records, huge", 7, '\x7f', "V042"},
           {"length of the header", 8, '\x20', "V041"},
           {"length of the header, beyond the file", 9, '\x7f', "V041"},
           {"length of a record", 10, '\x10', "V041"},
           {"no length of a record", 10, '\x01', "V041"},
           {"width of a column", 48, '\x7f', "V041"},
           {"end of the columns", 128, 'x', "V041"},
           {"mark of the first record", 129, '\x21', "V041"}}) {
    Parts parts = good;
    part(parts, ".dbf")[at] = value;
    shapefiles.add(std::string("wrong in the .dbf: ") + what, rule, parts);
  }
  for (std::size_t const size : {std::size_t{0}, std::size_t{31}, std::size_t{64}}) {
    Parts parts = good;
    part(parts, ".dbf").resize(size);
    shapefiles.add("first " + std::to_string(size) + " bytes of the .dbf", "V041", parts);
  }
  Parts parts = good;
  for (std::size_t i = 100; i < 108; ++i) {
    part(parts, ".shx")[i] = '\x7f';
  }
  shapefiles.add(".shx that leads beyond the .shp", "V010", parts);
  parts = good;
  part(parts, ".shp")[0] = 'x';
  shapefiles.add(".shp of another format", "V010", parts);
  parts = good;
  part(parts, ".shp")[108] = '\x05';
  shapefiles.add("an area among points", "V010", parts);
}

void add_tables(ShapefileMaker& shapefiles) {
  std::string const chinese = "北坪村集中安置点";
  Parts parts = shapefiles.parts(table_of(in_encoding(chinese, "BIG5-HKSCS")));
  shapefiles.add("Big5, stated nowhere", "V033", parts);
  parts = shapefiles.parts(table_of("caf\xe9 \xe0 la", 0x57));
  shapefiles.add("accented letters under a meaningless language", "V033", parts);
  shapefiles.add("UTF-8 that .cpg calls GBK", "V034", shapefiles.parts(table_of(chinese), "GBK"));
  shapefiles.add("GBK that .cpg calls Latin", "V034",
                 shapefiles.parts(table_of(in_encoding(chinese, "GBK")), "ISO-8859-1"));
  shapefiles.add("GBK that .cpg calls UTF-8", "V001",
                 shapefiles.parts(table_of(in_encoding(chinese, "GBK")), "UTF-8"));
  for (char const* word : {"klingon", "UTF-9", "//IGNORE", "99999", "\xff\xfe"}) {
    shapefiles.add(std::string("a .cpg that says ") + word, "V043",
                   shapefiles.parts(table_of("north"), word));
  }
  DbfFile table = table_of("north");
  table.rows[3][2] = "******";
  shapefiles.add("a number that did not fit", "V038", shapefiles.parts(table))
      .source.fields["persons_capacity"] = "capacity";
  table = table_of("north");
  table.fields[1].type = 'M';
  shapefiles.add("a column of memos", "V039", shapefiles.parts(table));
  table = table_of("north");
  table.fields[2].name = "id";
  shapefiles.add("two columns of one name", "V011", shapefiles.parts(table));
  table = table_of("north");
  table.fields[0].name = "\xff\xff";
  shapefiles.add("a column name in no encoding", "V033", shapefiles.parts(table));
  table = table_of("north");
  table.deleted = {0, 5};
  shapefiles.add("deleted records", "V040", shapefiles.parts(table));
}

void add_systems(ShapefileMaker& shapefiles, std::string const& secret) {
  shapefiles.add("no .prj", "V005", shapefiles.parts(table_of("north"), "", false));
  for (char const* text :
       {"", "rubbish", "GEOGCS[", "EPSG:4326x", "/etc/passwd", "http://127.0.0.1:9/x.prj"}) {
    Parts parts = shapefiles.parts(table_of("north"));
    part(parts, ".prj") = text;
    shapefiles.add(std::string("a .prj that says ") + text, "V015", parts);
  }
  for (char const* extension : {".dbf", ".shx", ".prj", ".cpg", ".qix", ".sbn"}) {
    Parts parts = shapefiles.parts(table_of("north"));
    std::erase_if(parts, [&](auto const& one) { return one.first == extension; });
    HostileFile& made =
        shapefiles.add(std::string("a link out of the folder as ") + extension, "V021", parts);
    made.links.emplace_back(made.source.key + "/a" + extension, secret);
  }
}

}  // namespace

void add_broken_shapefiles(HostileFiles& files, TemporaryFolder const& scratch) {
  ShapefileMaker shapefiles(files, scratch);
  add_parts(shapefiles);
  add_tables(shapefiles);
  add_systems(shapefiles, (scratch / "elsewhere").string());
}

}  // namespace tongcun
