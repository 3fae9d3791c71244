// SPDX-License-Identifier: Apache-2.0
#include "io/examine_geojson.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <fstream>
#include <istream>
#include <streambuf>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

namespace tongcun {
namespace {

using Fault = GeojsonExamination::Fault;

// Counts the lines of what is read through it.
class LineCounter : public std::streambuf {
 public:
  explicit LineCounter(std::filesystem::path const& path)
      : file_(path, std::ios::binary), piece_(kPieceBytes) {}
  [[nodiscard]] bool is_open() const { return file_.is_open(); }
  // The line of the character that was read last.
  [[nodiscard]] std::int64_t line() const {
    std::int64_t line = lines_before_;
    for (char const* at = eback(); at != nullptr && at + 1 < gptr(); ++at) {
      line += *at == '\n' ? 1 : 0;
    }
    return line + 1;
  }

 protected:
  int_type underflow() override {
    for (char const* at = eback(); at != nullptr && at < egptr(); ++at) {
      lines_before_ += *at == '\n' ? 1 : 0;
    }
    file_.read(piece_.data(), static_cast<std::streamsize>(piece_.size()));
    setg(piece_.data(), piece_.data(), piece_.data() + file_.gcount());
    return file_.gcount() > 0 ? traits_type::to_int_type(*gptr()) : traits_type::eof();
  }

 private:
  static constexpr std::size_t kPieceBytes = std::size_t{1} << 16;
  std::ifstream file_;
  std::vector<char> piece_;
  std::int64_t lines_before_ = 0;
};

class Handler : public nlohmann::json_sax<nlohmann::json> {
 public:
  bool null() override { return value(); }
  bool boolean(bool) override { return value(); }
  bool number_integer(std::int64_t) override { return value(); }
  bool number_unsigned(std::uint64_t) override { return value(); }
  bool number_float(double, std::string const&) override { return value(); }
  bool string(std::string&) override { return value(); }
  bool binary(nlohmann::json::binary_t&) override { return value(); }

  bool start_object(std::size_t) override { return open({}); }
  bool key(std::string& name) override {
    Level& level = levels_.back();
    level.key = levels_.size() == 1 ? name : "";
    if (!level.keys.insert(name).second) {
      found_.fault = Fault::repeated_key;
      found_.key = name;
      return false;
    }
    return true;
  }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override {
    bool const lists_features = levels_.size() == 1 && levels_.front().key == "features";
    if (lists_features) {
      found_.features = 0;
    }
    return open({{}, "", lists_features});
  }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t, std::string const&, nlohmann::json::exception const&) override {
    found_.fault = Fault::no_json;
    return false;
  }

  [[nodiscard]] GeojsonExamination take() { return std::move(found_); }

 private:
  struct Level {
    std::unordered_set<std::string> keys;
    std::string key;  // the last one, of the outermost object
    bool lists_features = false;
  };

  bool value() {
    if (!levels_.empty() && levels_.back().lists_features) {
      ++*found_.features;
    }
    return true;
  }
  bool open(Level level) {
    value();
    levels_.push_back(std::move(level));
    if (levels_.size() > static_cast<std::size_t>(kMostJsonLevels)) {
      found_.fault = Fault::too_deep;
      return false;
    }
    return true;
  }
  bool close() {
    levels_.pop_back();
    return true;
  }

  std::vector<Level> levels_;
  GeojsonExamination found_;
};

// Whether the text begins as an object, a byte order mark and blanks apart.
bool begins_as_object(std::istream& text) {
  constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
  for (char const mark : kByteOrderMark) {
    if (text.peek() != static_cast<unsigned char>(mark)) {
      break;
    }
    text.get();
  }
  text >> std::ws;
  return text.peek() == '{';
}

}  // namespace

GeojsonExamination examine_geojson(std::filesystem::path const& path) {
  LineCounter lines(path);
  std::istream text(&lines);
  GeojsonExamination result;
  if (!lines.is_open() || !begins_as_object(text)) {
    result.fault = Fault::no_object;
    return result;
  }
  Handler handler;
  nlohmann::json::sax_parse(text, &handler);
  result = handler.take();
  if (result.fault != Fault::none) {
    result.line = lines.line();
  }
  return result;
}

}  // namespace tongcun
