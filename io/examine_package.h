// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <string>

namespace tongcun {

// Files that passed the check of their whole content while one set of layers is read: a file that
// holds many layers is read through once for all of them, as it is digested once. Safe to ask from
// several threads; who asks for a file that is being checked waits.
class ExaminedFiles {
 public:
  // Whether the file passes: the check runs unless it passed before.
  [[nodiscard]] bool passes(std::filesystem::path const& path, std::function<bool()> const& check) {
    std::scoped_lock const lock(mutex_);
    if (!passed_.contains(path) && check()) {
      passed_.insert(path);
    }
    return passed_.contains(path);
  }

 private:
  std::mutex mutex_;
  std::set<std::filesystem::path> passed_;
};

// A GeoPackage looked at before the format library opens it. A database can hold more than tables:
// a view is a program that runs whenever it is read, for as long as it likes, and a computed column
// one that may ask for any amount of memory. The library reads several tables of its own by name
// when it opens the file, and whatever stands there under such a name.
//
// The file is opened for reading alone, as if nobody else ever changed it; nothing that its schema
// asks for runs but the checks below, and those for a bounded number of steps.
class PackageExaminer {
 public:
  explicit PackageExaminer(std::filesystem::path const& path);
  ~PackageExaminer();
  PackageExaminer(PackageExaminer const&) = delete;
  PackageExaminer& operator=(PackageExaminer const&) = delete;

  // Whether this is a database at all; if not, the library says what it is.
  [[nodiscard]] bool is_database() const;
  // SQLite's own check: a damaged page otherwise shows up as missing or wrong rows. False too where
  // the check does not end, as rules of the schema can make it.
  [[nodiscard]] bool passes_quick_check() const;
  // The first name that the library reads by itself and that is no plain table; "" if all are.
  [[nodiscard]] std::string odd_catalogue_table() const;
  // Whether a layer of that name is a plain table: neither view nor virtual, no computed column.
  [[nodiscard]] bool is_plain_table(std::string const& name) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tongcun
