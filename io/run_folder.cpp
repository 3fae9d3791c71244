// SPDX-License-Identifier: Apache-2.0
#include "io/run_folder.h"

#include "io/text_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <optional>
#include <system_error>
#include <utility>

namespace tongcun {
namespace {

constexpr std::string_view kMarker = ".tongcun-partial";
constexpr std::string_view kContent = "content";
constexpr int kMostPartials = 1000;

std::string reason(int error) {
  return std::generic_category().message(error);
}

[[noreturn]] void fail(std::string_view name, int error) {
  throw OutputError(fmt::format("{}: {}", name, reason(error)));
}

// Flushes to the disk what the path stands for. Some file systems cannot flush a folder.
void flush(std::filesystem::path const& path, int flags) {
  int const descriptor = open(path.c_str(), flags | O_CLOEXEC);
  if (descriptor < 0) {
    fail(path.filename().string(), errno);
  }
  int const status = fsync(descriptor);
  int const error = errno;
  close(descriptor);
  if (status != 0 && (error != EINVAL || (flags & O_DIRECTORY) == 0)) {
    fail(path.filename().string(), error);
  }
}

std::string partial_prefix(std::filesystem::path const& target) {
  return "." + target.filename().string() + ".partial-";
}

// ".<name>.partial-" and a number.
bool is_partial_name(std::string_view name, std::string_view prefix) {
  if (!name.starts_with(prefix)) {
    return false;
  }
  std::string_view const number = name.substr(prefix.size());
  return !number.empty() && number.size() <= 4 &&
         number.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_our_folder(std::filesystem::path const& path) {
  struct stat status {};
  return lstat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode) && status.st_uid == geteuid();
}

// Locks a marker without waiting. Whoever held it may have removed the file meanwhile: then what
// was locked is no longer what stands under the name. File systems without locks give none, and
// then nobody removes anything.
enum class Locked : std::uint8_t { yes, unsupported, no };
Locked lock_marker(int descriptor, std::filesystem::path const& marker) {
  if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    return errno == EWOULDBLOCK || errno == EINTR ? Locked::no : Locked::unsupported;
  }
  struct stat held {};
  struct stat named {};
  bool const is_same = fstat(descriptor, &held) == 0 && lstat(marker.c_str(), &named) == 0 &&
                       held.st_dev == named.st_dev && held.st_ino == named.st_ino;
  return is_same ? Locked::yes : Locked::no;
}

// The content first: until the marker is gone, the rest can be found and removed later. What is not
// of our making stays, and the folder with it.
void remove_partial(std::filesystem::path const& partial) {
  std::error_code error;
  std::filesystem::remove_all(partial / kContent, error);
  if (!error) {
    unlink((partial / kMarker).c_str());
    rmdir(partial.c_str());
  }
}

// Partial folders of processes that are gone: their marker can be locked. A folder in which there
// is nothing yet goes as well; its maker, if it lives, takes another number.
void remove_abandoned(std::filesystem::path const& target) {
  std::error_code error;
  std::string const prefix = partial_prefix(target);
  for (std::filesystem::directory_iterator entry(target.parent_path(), error), end;
       !error && entry != end; entry.increment(error)) {
    std::filesystem::path const partial = entry->path();
    if (!is_partial_name(partial.filename().string(), prefix) || !is_our_folder(partial) ||
        rmdir(partial.c_str()) == 0) {
      continue;
    }
    std::filesystem::path const marker = partial / kMarker;
    int const descriptor = open(marker.c_str(), O_RDWR | O_NOFOLLOW | O_CLOEXEC);
    if (descriptor < 0) {
      continue;
    }
    if (lock_marker(descriptor, marker) == Locked::yes) {
      remove_partial(partial);
    }
    close(descriptor);
  }
}

}  // namespace

RunFolder::RunFolder(OutputTarget target) : target_(std::move(target)) {
  check_output_target(target_);
  std::error_code error;
  std::string const name = target_.folder.string();
  target_.folder = std::filesystem::absolute(target_.folder, error).lexically_normal();
  if (!target_.folder.has_filename()) {
    target_.folder = target_.folder.parent_path();
  }
  std::filesystem::path const canonical = std::filesystem::canonical(target_.folder, error);
  if (!error) {
    target_.folder = canonical;  // where it is a link, its folder is replaced
  }
  std::filesystem::create_directories(target_.folder.parent_path(), error);
  if (error) {
    throw OutputError(fmt::format("{}: {}", name, error.message()));
  }
  remove_abandoned(target_.folder);
  make_partial();
  try {
    check_exchange();
  } catch (OutputError const&) {
    remove_partial(partial_);
    close(lock_);
    throw;
  }
}

void RunFolder::make_partial() {
  std::string const name = target_.folder.filename().string();
  for (int number = 1; number <= kMostPartials; ++number) {
    partial_ =
        target_.folder.parent_path() / fmt::format("{}{}", partial_prefix(target_.folder), number);
    if (mkdir(partial_.c_str(), 0755) != 0) {
      if (errno == EEXIST) {
        continue;
      }
      fail(name, errno);
    }
    // Another process may take the new folder for an abandoned one until its marker is locked; it
    // then vanishes under us, or has been made anew by a third.
    std::filesystem::path const marker = partial_ / kMarker;
    lock_ = open(marker.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (lock_ < 0) {
      if (errno == ENOENT || errno == EEXIST) {
        continue;
      }
      int const error = errno;
      rmdir(partial_.c_str());
      fail(name, error);
    }
    if (lock_marker(lock_, marker) == Locked::no) {
      close(std::exchange(lock_, -1));
      continue;
    }
    content_ = partial_ / kContent;
    if (mkdir(content_.c_str(), 0755) != 0) {
      int const error = errno;
      remove_partial(partial_);
      close(lock_);
      fail(name, error);
    }
    return;
  }
  fail(name, EEXIST);
}

// Not every file system can exchange two folders. That is found out before the work, not after.
void RunFolder::check_exchange() const {
  std::error_code error;
  if (!std::filesystem::exists(target_.folder, error)) {
    return;
  }
  std::filesystem::path const one = partial_ / "one";
  std::filesystem::path const other = partial_ / "other";
  bool const made = mkdir(one.c_str(), 0755) == 0 && mkdir(other.c_str(), 0755) == 0;
  bool const can =
      made && renameat2(AT_FDCWD, one.c_str(), AT_FDCWD, other.c_str(), RENAME_EXCHANGE) == 0;
  rmdir(one.c_str());
  rmdir(other.c_str());
  if (!can) {
    std::string const name = target_.folder.filename().string();
    throw OutputError(
        Text{fmt::format("{} cannot be replaced: this file system cannot exchange two folders in "
                         "one step; remove it yourself or choose another folder",
                         name),
             fmt::format("无法替换 {}：此文件系统不能一步交换两个文件夹；请自行删除或另选文件夹",
                         name)});
  }
}

RunFolder::~RunFolder() {
  if (!published_) {
    remove_partial(partial_);
  }
  close(lock_);
}

std::filesystem::path RunFolder::path_of(std::string_view name) {
  std::filesystem::path const relative(name);
  bool const is_inside = relative.has_filename() && relative.is_relative() &&
                         std::ranges::none_of(relative, [](std::filesystem::path const& part) {
                           return part == "." || part == "..";
                         });
  if (!is_inside) {
    throw OutputError(fmt::format("{}: not a name inside the folder", name));
  }
  std::filesystem::path folder = content_;
  for (auto const& part : relative.parent_path()) {
    folder /= part;
    bool const is_restricted = name.starts_with("restricted");
    if (mkdir(folder.c_str(), is_restricted ? 0700 : 0755) != 0 && errno != EEXIST) {
      fail(name, errno);
    }
  }
  return content_ / relative;
}

void RunFolder::write(std::string_view name, std::string_view content) {
  std::filesystem::path const path = path_of(name);
  mode_t const mode = name.starts_with("restricted") ? 0600 : 0644;
  int const descriptor = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  if (descriptor < 0) {
    fail(name, errno);
  }
  std::size_t written = 0;
  while (written < content.size()) {
    ssize_t const count = ::write(descriptor, content.data() + written, content.size() - written);
    if (count < 0 && errno == EINTR) {
      continue;
    }
    if (count <= 0) {
      int const error = errno;
      close(descriptor);
      fail(name, error);
    }
    written += static_cast<std::size_t>(count);
  }
  if (close(descriptor) != 0) {
    fail(name, errno);
  }
}

std::vector<RunFolder::File> RunFolder::files() const try {
  std::vector<File> list;
  for (auto const& entry : std::filesystem::recursive_directory_iterator(content_)) {
    if (entry.is_regular_file()) {
      std::optional<std::string> digest = sha256_of_file(entry.path());
      if (!digest) {
        throw OutputError(entry.path().filename().string() + ": cannot be read back");
      }
      list.push_back({std::filesystem::relative(entry.path(), content_).generic_string(),
                      std::move(*digest), entry.file_size()});
    }
  }
  std::ranges::sort(list, {}, &File::name);
  return list;
} catch (std::filesystem::filesystem_error const& error) {
  throw OutputError(error.code().message());
}

// One step either way: a new name, or an exchange with the earlier result, which then stands in the
// partial folder and is removed with it.
void RunFolder::rename_into_place(bool replaces) const {
  std::string const name = target_.folder.filename().string();
  unsigned const flags = replaces ? RENAME_EXCHANGE : RENAME_NOREPLACE;
  if (renameat2(AT_FDCWD, content_.c_str(), AT_FDCWD, target_.folder.c_str(), flags) == 0) {
    return;
  }
  // Where the file system knows no flags: a plain rename of a folder replaces at most an empty one.
  bool const lacks_flags = errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP;
  if (replaces || !lacks_flags || rename(content_.c_str(), target_.folder.c_str()) != 0) {
    fail(name, errno);
  }
}

void RunFolder::publish() {
  try {
    for (auto const& entry : std::filesystem::recursive_directory_iterator(content_)) {
      flush(entry.path(), entry.is_directory() ? O_RDONLY | O_DIRECTORY : O_RDONLY);
    }
  } catch (std::filesystem::filesystem_error const& error) {
    throw OutputError(error.code().message());
  }
  flush(content_, O_RDONLY | O_DIRECTORY);
  check_output_target(target_);  // once more: it may have appeared while the run was under way
  std::error_code error;
  bool const replaces = std::filesystem::exists(target_.folder, error);
  rename_into_place(replaces);
  try {
    flush(target_.folder.parent_path(), O_RDONLY | O_DIRECTORY);
  } catch (OutputError const&) {
    // Not known to last: back to what was there before.
    unsigned const flags = replaces ? RENAME_EXCHANGE : 0;
    renameat2(AT_FDCWD, target_.folder.c_str(), AT_FDCWD, content_.c_str(), flags);
    throw;
  }
  published_ = true;
  remove_partial(partial_);  // with the earlier result in it
}

}  // namespace tongcun
