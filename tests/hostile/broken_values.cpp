// SPDX-License-Identifier: Apache-2.0
// Tables of good form with values, codes, places and reference systems that cannot be.
#include "tests/hostile/hostile_files.h"

#include <string>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

std::string const kSites = "id,name,x,y\n";
std::string const kVillages = "code,name,persons,households,x,y\n";

std::string village(std::string const& code, std::string const& persons = "300",
                    std::string const& households = "80") {
  return code + ",北坪," + persons + "," + households + ",104.5,30.25\n";
}

void add_systems(HostileFiles& files) {
  std::string const table = kSites + "s1,北坪,104.5,30.25\n";
  files.add("no reference system", "V005", LayerRole::sites, "a.csv", table, "");
  for (char const* system :
       {"EPSG:999999", "EPSG:abc", "EPSG:", "WGS84 or so", "http://127.0.0.1:9/4326",
        "https://spatialreference.org/ref/epsg/4326", "urn:ogc:def:crs:EPSG::4326x", "/etc/passwd",
        "../secret/x.prj", "+proj=longlat +nadgrids=/etc/passwd", "<xml/>", "{}", "GEOGCS[",
        "ESRI::x.prj", "EPSG:4326; DROP TABLE x", "火星坐标"}) {
    files.add(std::string("reference system ") + system, "V015", LayerRole::sites, "a.csv", table,
              system);
  }
  files.add("degrees labelled as metres", "V843", LayerRole::sites, "a.csv", table, "EPSG:4547");
  files.add("metres labelled as degrees", "V843", LayerRole::sites, "a.csv",
            kSites + "s1,n,500000,3320113\n", "EPSG:4490");
  files.add("longitude and latitude swapped", "V843", LayerRole::sites, "a.csv",
            kSites + "s1,n,30.25,104.5\n");
  files.add("northing and easting swapped", "V843", LayerRole::sites, "a.csv",
            kSites + "s1,n,3320113,500000\n", "EPSG:4547");
  files.add("zone number that the system lacks", "V863", LayerRole::sites, "a.csv",
            kSites + "s1,n,38500000,3320113\n", "EPSG:4547");
  files.add("no zone number where one is due", "V864", LayerRole::sites, "a.csv",
            kSites + "s1,n,500000,3320113\n", "EPSG:4526");
  files.add("a datum without a transformation here", "V025", LayerRole::sites, "a.csv",
            kSites + "s1,n,106.5,26.5\n", "EPSG:4214");
}

void add_places(HostileFiles& files) {
  for (std::string const& x :
       {std::string("NaN"), std::string("nan"), std::string("inf"), std::string("-inf"),
        std::string("1e400"), std::string("abc"), std::string("\"104,5\""), std::string("104°30'"),
        std::string("0x68"), std::string("104.5.1"), std::string("--104"), std::string("1.045E+02"),
        std::string("="), std::string("东经104")}) {
    files.add("longitude " + x, "V840", LayerRole::sites, "a.csv", kSites + "s1,n," + x + ",30\n");
  }
  files.add("longitude alone", "V840", LayerRole::sites, "a.csv", kSites + "s1,n,104,\n");
  files.add("no place", "V840", LayerRole::sites, "a.csv", kSites + "s1,n,,\n");
  for (auto const& [x, y] :
       std::vector<std::pair<std::string, std::string>>{{"0", "0"},
                                                        {"104", "200"},
                                                        {"104", "-91"},
                                                        {"999", "30"},
                                                        {"-104", "30"},
                                                        {"104", "90"},
                                                        {"2147483648", "30"},
                                                        {"99999999999999999999", "30"}}) {
    files.add("place " + x + " " + y, "V841", LayerRole::sites, "a.csv",
              kSites + "s1,n," + x + "," + y + "\n");
  }
}

void add_codes(HostileFiles& files) {
  for (std::string const& code :
       {std::string("10203004005"), std::string("5301123456789"), std::string("530112345678.0"),
        std::string("53011234567X"), std::string("530112 345678"), std::string("-53011234567"),
        std::string("11010519491231002X"), std::string("13800138000"), std::string("五三〇一"),
        std::string(10000, '1')}) {
    files.add("village code of another form, " + std::to_string(code.size()) + " bytes", "V208",
              LayerRole::villages, "a.csv", kVillages + village(code));
  }
  for (char const* code :
       {"5.30112E+11", "5.30112345678E+11", "530112345678E+0", "1.1010519e+17"}) {
    files.add(std::string("village code ") + code, "V216", LayerRole::villages, "a.csv",
              kVillages + village(code));
  }
  for (char const* code : {"", "-", "NULL", "#N/A", "不详"}) {
    files.add(std::string("no village code: ") + code, "V101", LayerRole::villages, "a.csv",
              kVillages + village(code));
  }
  files
      .add("two villages of one code", "V110", LayerRole::villages, "a.csv",
           kVillages + village("530112345678") + village("530112345678"))
      .needs_region = true;
  std::string const households = "household_id,village_code,persons,invented_row\n";
  for (char const* code : {"1.1010519491231E+17", "1.1E+17", "5.3E-2"}) {
    files.add(std::string("household code ") + code, "V216", LayerRole::households, "a.csv",
              households + code + ",530112345678,3,yes\n");
  }
  files.add("household without a code", "V101", LayerRole::households, "a.csv",
            households + ",530112345678,3,yes\n");
  files.add("real households without a key", "V917", LayerRole::households, "a.csv",
            "household_id,village_code,persons\n110105194912310021,530112345678,3\n");
  files
      .add("two households of one code", "V701", LayerRole::households, "a.csv",
           households + "h1,530112345678,3,yes\nh1,530112345678,4,yes\n")
      .needs_region = true;
  files
      .add("household of a village that is not there", "V401", LayerRole::households, "a.csv",
           households + "h1,530112345699,3,yes\n")
      .needs_region = true;
  files
      .add("household of nobody", "V107", LayerRole::households, "a.csv",
           households + "h1,530112345678,0,yes\n")
      .needs_region = true;
  files
      .add("household of a thousand", "V107", LayerRole::households, "a.csv",
           households + "h1,530112345678,1000,yes\n")
      .needs_region = true;
}

void add_numbers(HostileFiles& files) {
  for (std::string const& persons :
       {std::string("1.2万"), std::string("约5000"), std::string("300人"), std::string("12.5"),
        std::string("3e2"), std::string("\"1,23\""), std::string("三百"), std::string("0x12C"),
        std::string("300-400"), std::string("+-3"), std::string("1/2"), std::string("20xx户"),
        std::string("9223372036854775808"), std::string("99999999999999999999999")}) {
    files.add("persons " + persons, "V201", LayerRole::villages, "a.csv",
              kVillages + village("530112345678", persons));
  }
  for (std::string const& persons :
       {std::string("-1"), std::string("10000001"), std::string("9223372036854775807")}) {
    files.add("persons " + persons, "V202", LayerRole::villages, "a.csv",
              kVillages + village("530112345678", persons));
  }
  for (std::string const& households : {std::string("-5"), std::string("20000000")}) {
    files.add("households " + households, "V202", LayerRole::villages, "a.csv",
              kVillages + village("530112345678", "300", households));
  }
  std::string const shares = "code,name,electricity_rate,x,y\n";
  files.add("shares and per cent in one column", "V204", LayerRole::villages, "a.csv",
            shares + "530112345678,a,0.95,104,30\n530112345679,b,95,104.1,30\n");
  files.add("share above all", "V202", LayerRole::villages, "a.csv",
            "code,name,通电率(%),x,y\n530112345678,a,101,104,30\n");
  files.add("share that is no number", "V201", LayerRole::villages, "a.csv",
            shares + "530112345678,a,全部,104,30\n");
  for (char const* day :
       {"2020/2/30", "43831", "20xx-01-01", "二〇二〇年", "2020-13-01", "1-2-3"}) {
    files.add(std::string("date ") + day, "V201", LayerRole::villages, "a.csv",
              std::string("code,name,水质检测日期,x,y\n530112345678,a,") + day + ",104,30\n");
  }
  files.add("a word in no list", "V209", LayerRole::villages, "a.csv",
            "code,name,village_class,x,y\n530112345678,a,大概吧,104,30\n");
  files.add("a status in no list", "V213", LayerRole::facilities, "a.csv",
            "id,name,type,status,x,y\nf1,a,village_clinic,大概吧,104,30\n");
}

}  // namespace

void add_broken_values(HostileFiles& files) {
  add_systems(files);
  add_places(files);
  add_codes(files);
  add_numbers(files);
}

}  // namespace tongcun
