// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace tongcun {

// Working memory that blocks of a parallel loop borrow and give back, so that there are only as
// many pieces as threads at work. What a piece holds between two loans must not matter.
template <class Scratch>
class ScratchPool {
 public:
  class Loan {
   public:
    Loan(ScratchPool& pool, std::unique_ptr<Scratch> scratch)
        : pool_(pool), scratch_(std::move(scratch)) {}
    ~Loan() { pool_.give_back(std::move(scratch_)); }
    Loan(Loan const&) = delete;
    Loan& operator=(Loan const&) = delete;
    Scratch& operator*() const { return *scratch_; }
    Scratch* operator->() const { return scratch_.get(); }

   private:
    ScratchPool& pool_;
    std::unique_ptr<Scratch> scratch_;
  };

  [[nodiscard]] Loan borrow() {
    {
      std::scoped_lock const lock(mutex_);
      if (!free_.empty()) {
        std::unique_ptr<Scratch> scratch = std::move(free_.back());
        free_.pop_back();
        return Loan(*this, std::move(scratch));
      }
    }
    return Loan(*this, std::make_unique<Scratch>());
  }

 private:
  void give_back(std::unique_ptr<Scratch> scratch) {
    std::scoped_lock const lock(mutex_);
    free_.push_back(std::move(scratch));
  }

  std::mutex mutex_;
  std::vector<std::unique_ptr<Scratch>> free_;
};

}  // namespace tongcun
