// SPDX-License-Identifier: Apache-2.0
#include "engine/types/id.h"
#include "engine/types/id_lists.h"
#include "engine/types/id_vector.h"
#include "engine/types/month.h"
#include "engine/types/quantity.h"

#include <gtest/gtest.h>

#include <array>
#include <concepts>

namespace tongcun {
namespace {

template <class A, class B>
concept comparable = requires(A a, B b) { a == b; };
template <class A, class B>
concept addable = requires(A a, B b) { a + b; };
template <class A, class B>
concept multipliable = requires(A a, B b) { a* b; };
template <class Container, class Key>
concept indexable = requires(Container c, Key k) { c[k]; };

// What must not compile does not: ids of two kinds, lengths with times, a column with another id.
static_assert(comparable<NodeId, NodeId>);
static_assert(!comparable<NodeId, VillageId>);
static_assert(!addable<NodeId, NodeId>);
static_assert(!std::convertible_to<std::uint32_t, NodeId>);
static_assert(addable<Length, Length>);
static_assert(!addable<Length, Duration>);
static_assert(!multipliable<Length, Length>);
static_assert(!std::convertible_to<std::int64_t, Length>);
static_assert(indexable<IdVector<NodeId, int>, NodeId>);
static_assert(!indexable<IdVector<NodeId, int>, RoadId>);
static_assert(sizeof(NodeId) == 4 && sizeof(Length) == 8);

TEST(Id, NoneIsNoRow) {
  EXPECT_TRUE(NodeId().is_none());
  EXPECT_TRUE(NodeId::none().is_none());
  EXPECT_FALSE(NodeId(0).is_none());
  EXPECT_LT(NodeId(3), NodeId(4));
}

TEST(IdVector, GivesIdsInOrder) {
  IdVector<NodeId, int> column;
  EXPECT_EQ(column.push_back(10), NodeId(0));
  EXPECT_EQ(column.push_back(20), NodeId(1));
  int sum = 0;
  for (NodeId const id : column.ids()) {
    sum += column[id];
  }
  EXPECT_EQ(sum, 30);
}

TEST(IdLists, HoldsRowsOfAnyLength) {
  IdLists<NodeId, int> lists;
  lists.push_back(std::array{1, 2});
  lists.push_back(std::array<int, 0>{});
  lists.push_back(std::array{3});
  EXPECT_EQ(lists.size(), 3U);
  EXPECT_EQ(lists.total(), 3U);
  EXPECT_TRUE(lists[NodeId(1)].empty());
  EXPECT_EQ(lists[NodeId(2)][0], 3);
}

TEST(Quantity, TravelTimeIsExactAndRoundsHalfUp) {
  // 5 km at 12 km/h = 25 min.
  EXPECT_EQ(travel_time(kilometres(5), kilometres_per_hour(12)), minutes(25));
  // 1 m at 7.2 km/h = 0.5 s; 1 mm at 7.2 km/h = 0.5 ms -> 1 ms.
  EXPECT_EQ(travel_time(metres(1), Speed(7200)), Duration(500));
  EXPECT_EQ(travel_time(Length(1), Speed(7200)), Duration(1));
  EXPECT_EQ(travel_time(Length(0), Speed(7200)), Duration(0));
}

TEST(MonthSet, HoldsMonths) {
  MonthSet months;
  months.insert(Month(1));
  months.insert(Month(12));
  EXPECT_TRUE(months.contains(Month(12)));
  EXPECT_FALSE(months.contains(Month(6)));
  EXPECT_EQ(MonthSet::all().without(months).bits(), 0x7fe);
  int days = 0;
  for (int month = 1; month <= 12; ++month) {
    days += Month(month).days();
  }
  EXPECT_EQ(days, 365);
}

}  // namespace
}  // namespace tongcun
