// SPDX-License-Identifier: Apache-2.0
#include "engine/relocation/follow_up_sites.h"

#include <gtest/gtest.h>

namespace tongcun {
namespace {

SiteRecord& add_site(Sites& sites, SiteStatus status) {
  sites.code.push_back("S" + std::to_string(sites.size() + 1));
  sites.name.push_back("");
  sites.point.push_back({});
  SiteRecord record;
  record.status = status;
  return sites.record[sites.record.push_back(record)];
}

// P35: moved 812 households 3,104 persons, occupied 741, certificates 798, labourers 1,420, at work
// 1,306: occupancy 91.26 %, certificates 98.28 %, at work 91.97 %, class from 3,000.
TEST(FollowUpSites, TheExampleOfTheReference) {
  Sites sites;
  add_site(sites, SiteStatus::candidate);
  SiteFollowUp& people = add_site(sites, SiteStatus::occupied).lived_in;
  people.moved = 812;
  people.moved_persons = 3104;
  people.occupied = 741;
  people.certificates = 798;
  people.labourers = 1420;
  people.employed = 1306;
  std::vector<FollowUp> const all = follow_up_sites(sites);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].site, SiteId(1));
  EXPECT_EQ(all[0].size, SiteSize::from_3000);
  EXPECT_EQ(all[0].occupancy, (FollowUpRate{741, 812}));
  EXPECT_EQ(all[0].certificates, (FollowUpRate{798, 812}));
  EXPECT_EQ(all[0].at_work, (FollowUpRate{1306, 1420}));
  EXPECT_EQ(all[0].certificates_short, 14);
  EXPECT_EQ(all[0].posts_short, 114);
  EXPECT_FALSE(all[0].returned);
  EXPECT_FALSE(all[0].zero_job);
}

TEST(FollowUpSites, PostsOfTheSiteCountAndRatesAboveOneDoNot) {
  Sites sites;
  SiteRecord& record = add_site(sites, SiteStatus::occupied);
  record.jobs = 100;
  record.lived_in.labourers = 120;
  record.lived_in.employed = 90;
  record.lived_in.moved = 10;
  record.lived_in.occupied = 11;
  FollowUp const result = follow_up_sites(sites).at(0);
  EXPECT_EQ(result.posts_short, 0);
  EXPECT_FALSE(result.occupancy);
  EXPECT_FALSE(result.size);
}

}  // namespace
}  // namespace tongcun
