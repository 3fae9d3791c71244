// SPDX-License-Identifier: Apache-2.0
#include "io/page_pictures.h"

#include <openssl/evp.h>
#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

namespace tongcun {
namespace {

using Json = nlohmann::json;

// RFC 4648, section 4; none: it is no base64. The function counts padding as bytes.
std::optional<std::string> bytes_of(std::string const& text) {
  std::string bytes(text.size() / 4 * 3, '\0');
  int const length = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                                     reinterpret_cast<unsigned char const*>(text.data()),
                                     static_cast<int>(text.size()));
  if (length < 0 || static_cast<std::size_t>(length) != bytes.size()) {
    return std::nullopt;
  }
  std::size_t const padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
  bytes.resize(bytes.size() - padding);
  return bytes;
}

std::optional<MapPicture> picture_of(Json const& json) {
  MapPicture picture;
  for (auto const& [key, part] : {std::pair{"west", &picture.box.west},
                                  {"south", &picture.box.south},
                                  {"east", &picture.box.east},
                                  {"north", &picture.box.north},
                                  {"columns", &picture.columns},
                                  {"rows", &picture.rows}}) {
    auto const number = json.find(key);
    if (number == json.end() || !number->is_number_integer()) {
      return std::nullopt;
    }
    *part = number->get<std::int32_t>();
  }
  auto const attribution = json.find("attribution");
  auto const png = json.find("png");
  bool const has_texts = attribution != json.end() && attribution->is_string() &&
                         png != json.end() && png->is_string();
  std::optional<std::string> bytes =
      has_texts ? bytes_of(png->get_ref<std::string const&>()) : std::nullopt;
  if (!bytes) {
    return std::nullopt;
  }
  picture.attribution = attribution->get<std::string>();
  picture.png = *std::move(bytes);
  return picture;
}

}  // namespace

std::optional<PagePictures> pictures_of_page(std::string_view page) {
  constexpr std::string_view kBegin = R"(<script type="application/json" id="data">)";
  std::size_t const begin = page.find(kBegin);
  std::size_t const end = page.find("</script", begin);
  if (begin == std::string_view::npos || end == std::string_view::npos) {
    return std::nullopt;
  }
  // Of the block the pictures alone: tables may be large, and are not kept.
  auto const wanted = [](int depth, Json::parse_event_t event, Json const& parsed) {
    bool const is_member = depth == 1 && event == Json::parse_event_t::key;
    return !is_member || parsed == "pictures";
  };
  Json const data =
      Json::parse(page.substr(begin + kBegin.size(), end - begin - kBegin.size()), wanted, false);
  auto const told = data.is_object() ? data.find("pictures") : data.end();
  if (told == data.end() || !told->is_object()) {
    return std::nullopt;
  }
  PagePictures pictures;
  for (auto const& [key, picture] :
       {std::pair{"relief", &pictures.relief}, {"background", &pictures.background}}) {
    if (auto const found = told->find(key); found != told->end()) {
      *picture = picture_of(*found);
      if (!*picture) {
        return std::nullopt;
      }
    }
  }
  return pictures;
}

}  // namespace tongcun
