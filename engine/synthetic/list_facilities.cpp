// SPDX-License-Identifier: Apache-2.0
#include "engine/synthetic/list_tables.h"
#include "engine/synthetic/number_text.h"

#include <cstddef>
#include <map>
#include <string_view>
#include <utility>

namespace tongcun {
namespace {

// How a kind is written in codes and names.
struct KindText {
  char letter;
  bool bears_township_name;  // or else that of the village
  std::string_view ending;
};

KindText text_of(FacilityKind kind, WaterSource source) {
  switch (kind) {
    case FacilityKind::village_clinic:
      return {'V', false, "卫生室"};
    case FacilityKind::township_hospital:
      return {'T', true, "卫生院"};
    case FacilityKind::county_hospital:
      return {'H', false, "人民医院"};
    case FacilityKind::kindergarten:
      return {'K', true, "中心幼儿园"};
    case FacilityKind::teaching_point:
      return {'D', false, "教学点"};
    case FacilityKind::primary:
      return {'P', false, "小学"};
    case FacilityKind::complete_primary:
      return {'P', true, "中心小学"};
    case FacilityKind::junior:
      return {'J', true, "中学"};
    case FacilityKind::nine_year:
      return {'N', true, "九年一贯制学校"};
    case FacilityKind::senior:
      return {'S', false, "高级中学"};
    case FacilityKind::vocational:
      return {'O', false, "职业学校"};
    case FacilityKind::market:
      return {'M', true, "集贸市场"};
    case FacilityKind::waterworks:
      return {'W', true, "水厂"};
    case FacilityKind::water_point:
      return {'Q', false, source == WaterSource::well ? "水井" : "山泉"};
    default:
      return {'Z', false, ""};
  }
}

bool bears_county_name(FacilityKind kind) {
  return kind == FacilityKind::county_hospital || kind == FacilityKind::senior ||
         kind == FacilityKind::vocational;
}

std::string_view site_ending(SiteDraft const& site) {
  if (site.status == SiteStatus::occupied) {
    return "新区";  // a place may have a candidate too
  }
  switch (site.kind) {
    case SiteKind::county_town:
      return "县城安置区";
    case SiteKind::market_town:
      return "集镇安置点";
    default:
      return "安置点";
  }
}

std::string_view hazard_ending(HazardKind kind) {
  switch (kind) {
    case HazardKind::landslide:
      return "滑坡";
    case HazardKind::debris_flow:
      return "泥石流沟";
    case HazardKind::collapse:
      return "崩塌";
    case HazardKind::flash_flood:
      return "山洪危险区";
    case HazardKind::subsidence:
    case HazardKind::other:
      return "隐患点";  // none is made
  }
  return "";
}

}  // namespace

std::vector<SyntheticFacility> list_facilities(std::span<FacilityDraft const> drafts,
                                               Settlement const& settlement,
                                               PlaceNames const& names) {
  std::map<std::pair<std::uint32_t, char>, std::int64_t> count;
  std::vector<SyntheticFacility> facilities;
  facilities.reserve(drafts.size());
  for (FacilityDraft const& draft : drafts) {
    VillageDraft const& village = settlement.villages[draft.village];
    KindText const text = text_of(draft.kind, draft.source);
    std::string const& place =
        bears_county_name(draft.kind)
            ? names.counties[village.county].name
            : (text.bears_township_name ? names.townships[village.township].name
                                        : names.villages[draft.village].name);
    SyntheticFacility facility;
    facility.code = number_text(names.counties[village.county].code + "-" + text.letter,
                                ++count[{village.county, text.letter}], 4);
    facility.name = place + std::string(text.ending);
    facility.kind = draft.kind;
    facility.status = draft.status;
    facility.source = draft.source;
    facility.is_protected = draft.is_protected;
    facility.village_code = names.villages[draft.village].code;
    facility.point = draft.point;
    facility.yield = draft.yield;
    facilities.push_back(std::move(facility));
  }
  return facilities;
}

std::vector<SyntheticSite> list_sites(std::span<SiteDraft const> drafts,
                                      std::vector<SiteRecord> records, Settlement const& settlement,
                                      PlaceNames const& names) {
  std::map<std::uint32_t, std::int64_t> count;
  std::vector<SyntheticSite> sites;
  sites.reserve(drafts.size());
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    SiteDraft const& draft = drafts[i];
    VillageDraft const& village = settlement.villages[draft.village];
    std::string const& place = draft.kind == SiteKind::central_village
                                   ? names.villages[draft.village].name
                                   : names.townships[village.township].name;
    sites.push_back(
        {number_text(names.counties[village.county].code + "-R", ++count[village.county], 3),
         place + std::string(site_ending(draft)), names.townships[village.township].code,
         draft.point, std::move(records[i])});
  }
  return sites;
}

std::vector<SyntheticHazard> list_hazards(std::vector<HazardDraft> drafts,
                                          std::span<Hamlet const> hamlets,
                                          Settlement const& settlement, PlaceNames const& names) {
  std::map<std::uint32_t, std::int64_t> count;
  std::vector<SyntheticHazard> hazards;
  hazards.reserve(drafts.size());
  for (HazardDraft& draft : drafts) {
    std::uint32_t const village = hamlets[draft.hamlet].village;
    std::uint32_t const county = settlement.villages[village].county;
    SyntheticHazard hazard;
    hazard.code = number_text(names.counties[county].code + "-Z", ++count[county], 4);
    hazard.name = names.hamlets[draft.hamlet].name + std::string(hazard_ending(draft.kind));
    hazard.kind = draft.kind;
    hazard.level = draft.level;
    hazard.village_code = names.villages[village].code;
    hazard.area.polygons.push_back({{std::move(draft.outline)}});
    hazards.push_back(std::move(hazard));
  }
  return hazards;
}

}  // namespace tongcun
