// SPDX-License-Identifier: Apache-2.0
#include "engine/run/parallel.h"

#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/partitioner.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>
#include <cassert>
#include <mutex>

namespace tongcun {

void for_each_block(RunSettings const& run, std::string_view stage, std::size_t count,
                    std::size_t block,
                    std::function<void(std::size_t begin, std::size_t end)> const& body) {
  assert(block > 0);
  run.check_stop();
  if (count == 0) {
    return;
  }
  std::size_t const blocks = (count + block - 1) / block;
  std::mutex progress_mutex;
  std::size_t blocks_done = 0;

  auto const run_block = [&](std::size_t index) {
    if (run.stop_requested()) {
      return;  // the whole loop ends with Stopped below
    }
    body(index * block, std::min(count, (index + 1) * block));
    if (run.progress) {
      std::scoped_lock const lock(progress_mutex);
      ++blocks_done;
      run.report(stage, static_cast<std::int64_t>(std::min(count, blocks_done * block)),
                 static_cast<std::int64_t>(count));
    }
  };

  if (run.threads == 1 || blocks == 1) {
    for (std::size_t index = 0; index < blocks; ++index) {
      run_block(index);
    }
  } else {
    oneapi::tbb::task_arena arena(run.threads > 0 ? run.threads
                                                  : oneapi::tbb::task_arena::automatic);
    arena.execute([&] {
      oneapi::tbb::parallel_for(
          oneapi::tbb::blocked_range<std::size_t>(0, blocks, 1),
          [&](oneapi::tbb::blocked_range<std::size_t> const& range) {
            for (std::size_t index = range.begin(); index != range.end(); ++index) {
              run_block(index);
            }
          },
          oneapi::tbb::simple_partitioner());
    });
  }
  run.check_stop();
}

int threads_used(RunSettings const& run) {
  int const most = oneapi::tbb::this_task_arena::max_concurrency();
  return run.threads > 0 ? std::min(run.threads, most) : most;
}

}  // namespace tongcun
