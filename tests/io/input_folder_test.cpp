// SPDX-License-Identifier: Apache-2.0
#include "io/input_folder.h"

#include "tests/io/temporary_folder.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <string>

namespace tongcun {
namespace {

class InputFolderTest : public testing::Test {
 protected:
  InputFolderTest() {
    static_cast<void>(folder_.write("in/roads.gpkg", "x"));
    static_cast<void>(folder_.write("in/sub/道路.csv", "x"));
    static_cast<void>(folder_.write("secret/people.csv", "x"));
    static_cast<void>(folder_.write("in-too/other.csv", "x"));
  }
  InputFile find(std::string const& name) {
    return find_input_file((folder_ / "in").string(), name);
  }

  TemporaryFolder folder_;
};

// Ordinary files inside the folder, by a path as the scenario writes it.
TEST_F(InputFolderTest, FindsFilesInside) {
  EXPECT_EQ(find("roads.gpkg").path, folder_ / "in/roads.gpkg");
  EXPECT_EQ(find("sub/道路.csv").path, folder_ / "in/sub/道路.csv");
  EXPECT_EQ(find("./sub/../roads.gpkg").path, folder_ / "in/roads.gpkg");
  EXPECT_EQ(find((folder_ / "in/roads.gpkg").string()).path, folder_ / "in/roads.gpkg");
  EXPECT_EQ(find("roads.gpkg").problem, InputFileProblem::none);
  InputFile const slashes = find_input_file((folder_ / "in").string() + "//", "roads.gpkg");
  EXPECT_EQ(slashes.path, folder_ / "in/roads.gpkg");
}

// Whatever leads out of the folder once links are followed; a folder whose name only begins the
// same is outside as well.
TEST_F(InputFolderTest, RefusesFilesOutside) {
  std::filesystem::create_symlink(folder_ / "secret/people.csv", folder_ / "in/link.csv");
  std::filesystem::create_directory_symlink(folder_ / "secret", folder_ / "in/linked");
  for (std::string const& name :
       {std::string("../secret/people.csv"), std::string("sub/../../secret/people.csv"),
        std::string("../in-too/other.csv"), std::string("link.csv"),
        std::string("linked/people.csv"), (folder_ / "secret/people.csv").string()}) {
    EXPECT_EQ(find(name).problem, InputFileProblem::outside_folder) << name;
    EXPECT_TRUE(find(name).path.empty()) << name;
  }
}

// A link inside the folder to a file inside it is fine.
TEST_F(InputFolderTest, FollowsLinksInside) {
  std::filesystem::create_symlink(folder_ / "in/roads.gpkg", folder_ / "in/link.gpkg");
  EXPECT_EQ(find("link.gpkg").path, folder_ / "in/roads.gpkg");
}

// Names that GDAL would take for something else than a file, also where such a file exists.
TEST_F(InputFolderTest, RefusesNamesOfOtherThings) {
  static_cast<void>(folder_.write("in/PG:dbname=x", "x"));
  for (std::string const& name :
       {std::string(""), std::string("/vsicurl/http://127.0.0.1:9/x.geojson"),
        std::string("/vsizip/roads.zip/roads.gpkg"), std::string("/vsistdin/"),
        std::string("/vsimem/x"), std::string("PG:dbname=x"), std::string("MEM:::DATAPOINTER=1"),
        std::string("GEOJSON:http://127.0.0.1:9/x"), std::string("http://127.0.0.1:9/x.geojson"),
        std::string("MVT:x"), std::string("<OGRVRTDataSource></OGRVRTDataSource>"),
        std::string("{\"type\": \"Point\", \"coordinates\": [1, 2]}"), std::string("a\nb.csv"),
        std::string("x.csv|layername=y"), std::string("roads.gpkg\0.csv", 15),
        std::string("\\\\host\\share\\x.csv"), std::string("*.csv")}) {
    EXPECT_EQ(find(name).problem, InputFileProblem::not_a_file_name) << name;
    EXPECT_TRUE(find(name).path.empty()) << name;
  }
}

// Absent files, folders, pipes and devices are no input files; nor is anything in an absent folder.
TEST_F(InputFolderTest, MissingFiles) {
  ASSERT_EQ(mkfifo((folder_ / "in/pipe.csv").c_str(), 0600), 0);
  for (char const* name : {"absent.csv", "sub", ".", "roads.gpkg/x", "pipe.csv"}) {
    EXPECT_EQ(find(name).problem, InputFileProblem::missing) << name;
  }
  EXPECT_EQ(find_input_file((folder_ / "absent").string(), "x.csv").problem,
            InputFileProblem::missing);
}

}  // namespace
}  // namespace tongcun
