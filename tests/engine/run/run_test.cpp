// SPDX-License-Identifier: Apache-2.0
#include "engine/run/parallel.h"
#include "engine/run/portable_math.h"
#include "engine/run/random_stream.h"
#include "engine/run/scratch_pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cmath>
#include <stdexcept>
#include <vector>

namespace tongcun {
namespace {

// Against the C library, whose own error is below one unit in the last place.
TEST(PortableMath, AgreesWithTheLibrary) {
  RandomStream random(1, Purpose::test, 0);
  for (int i = 0; i < 200000; ++i) {
    double const x = (random.next_unit() - 0.5) * 100.0;
    EXPECT_NEAR(portable_exp(x) / std::exp(x), 1.0, 1e-15) << x;
    double const angle = (random.next_unit() - 0.5) * 4.0 * 3.14159265358979;
    EXPECT_NEAR(portable_sin(angle), std::sin(angle), 1e-15) << angle;
    EXPECT_NEAR(portable_cos(angle), std::cos(angle), 1e-15) << angle;
  }
  EXPECT_EQ(portable_exp(0.0), 1.0);
  EXPECT_EQ(portable_sin(0.0), 0.0);
  EXPECT_EQ(portable_cos(0.0), 1.0);
}

// Known answers of the Random123 distribution (kat_vectors, philox4x32, 10 rounds).
TEST(RandomStream, PhiloxGivesTheKnownAnswers) {
  using Counter = std::array<std::uint32_t, 4>;
  EXPECT_EQ(philox_block({0, 0, 0, 0}, {0, 0}),
            (Counter{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  EXPECT_EQ(
      philox_block({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}),
      (Counter{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(
      philox_block({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
      (Counter{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(RandomStream, IsAFunctionOfItsAddress) {
  RandomStream a(7, Purpose::test, 5);
  RandomStream b(7, Purpose::test, 5);
  RandomStream other(7, Purpose::test, 6);
  bool differs = false;
  for (int i = 0; i < 100; ++i) {
    std::uint32_t const value = a.next_u32();
    EXPECT_EQ(value, b.next_u32());
    differs = differs || value != other.next_u32();
  }
  EXPECT_TRUE(differs);
}

TEST(RandomStream, BoundedNumbersAreEven) {
  RandomStream random(3, Purpose::test, 0);
  std::array<int, 7> counts{};
  for (int i = 0; i < 70000; ++i) {
    ++counts[random.next_below(7)];
  }
  for (int const count : counts) {
    EXPECT_NEAR(count, 10000, 500);  // five standard deviations
  }
}

TEST(Parallel, SameResultForAnyThreadCount) {
  std::vector<std::uint64_t> one(10007);
  std::vector<std::uint64_t> four(one.size());
  auto const fill = [](std::vector<std::uint64_t>& out, int threads) {
    RunSettings run;
    run.threads = threads;
    for_each_block(run, "test", out.size(), 64, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        out[i] = i * i;
      }
    });
  };
  fill(one, 1);
  fill(four, 4);
  EXPECT_EQ(one, four);
  EXPECT_EQ(one.back(), 10006U * 10006U);
}

TEST(Parallel, StopsWhenAskedTo) {
  std::atomic<bool> stop{false};
  for (int const threads : {1, 2}) {
    stop = false;
    RunSettings run;
    run.threads = threads;
    run.stop = &stop;
    std::atomic<int> blocks{0};
    EXPECT_THROW(for_each_block(run, "test", 1000, 1,
                                [&](std::size_t, std::size_t) {
                                  ++blocks;
                                  stop = true;
                                }),
                 Stopped);
    EXPECT_LT(blocks.load(), 1000);
  }
}

TEST(Parallel, PassesOnWhatABodyThrows) {
  RunSettings run;
  run.threads = 2;
  EXPECT_THROW(for_each_block(run, "test", 100, 1,
                              [](std::size_t begin, std::size_t) {
                                if (begin == 50) {
                                  throw std::runtime_error("fault");
                                }
                              }),
               std::runtime_error);
}

TEST(Parallel, ReportsProgressUpToTheEnd) {
  RunSettings run;
  run.threads = 2;
  std::int64_t last = 0;
  run.progress = [&](std::string_view stage, std::int64_t done, std::int64_t total) {
    EXPECT_EQ(stage, "test");
    EXPECT_EQ(total, 100);
    last = std::max(last, done);
  };
  for_each_block(run, "test", 100, 9, [](std::size_t, std::size_t) {});
  EXPECT_EQ(last, 100);
}

TEST(ScratchPool, LendsWhatWasGivenBack) {
  ScratchPool<int> pool;
  int* first = nullptr;
  {
    auto const loan = pool.borrow();
    first = &*loan;
  }
  auto const again = pool.borrow();
  auto const second = pool.borrow();
  EXPECT_EQ(first, &*again);
  EXPECT_NE(&*again, &*second);
}

}  // namespace
}  // namespace tongcun
