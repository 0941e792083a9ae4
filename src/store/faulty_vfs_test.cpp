// The disk fails under SQLite: short writes, no space, errors of writing, flushing and reading, and power cuts.
#include "store/faulty_vfs_testing.h"

#include "store/errors.h"
#include "store/testing.h"

#include <algorithm>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <future>
#include <sys/stat.h>

namespace socle::store {

namespace {

// SQLite allocates this and behind it the system's own file.
struct FaultyFile {
  sqlite3_file base;
  FaultyVfs* vfs;
  std::string* path;
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

FaultyFile* faulty(sqlite3_file* file) { return reinterpret_cast<FaultyFile*>(file); }
sqlite3_file* real(sqlite3_file* file) { return faulty(file)->real(); }
#define REAL(file, method, ...) real(file)->pMethods->method(real(file) __VA_OPT__(, ) __VA_ARGS__)

int close_file(sqlite3_file* file) {
  const int code = REAL(file, xClose);
  delete faulty(file)->path;
  return code;
}

int read_file(sqlite3_file* file, void* out, int bytes, sqlite3_int64 offset) {
  if (const int code = faulty(file)->vfs->before(DiskFault::read_error); code != SQLITE_OK) return code;
  return REAL(file, xRead, out, bytes, offset);
}

int write_file(sqlite3_file* file, const void* data, int bytes, sqlite3_int64 offset) {
  FaultyVfs& vfs = *faulty(file)->vfs;
  const int fault = vfs.before_write();
  if (fault == SQLITE_FULL || fault == SQLITE_IOERR_WRITE) return fault;
  std::string before(static_cast<std::size_t>(bytes), '\0');
  REAL(file, xRead, before.data(), bytes, offset); // beyond the end: zeros
  vfs.wrote(*faulty(file)->path, offset, std::move(before));
  if (fault == FaultyVfs::kShortWrite) {
    REAL(file, xWrite, data, bytes / 2, offset);
    return SQLITE_FULL;
  }
  return REAL(file, xWrite, data, bytes, offset);
}

int sync_file(sqlite3_file* file, int flags) {
  if (const int code = faulty(file)->vfs->before(DiskFault::flush_error); code != SQLITE_OK) return code;
  const std::size_t writes = faulty(file)->vfs->writes_of(
      *faulty(file)->path); // a write beside the flush is not covered by it
  const int code = REAL(file, xSync, flags);
  if (code == SQLITE_OK) faulty(file)->vfs->flushed(*faulty(file)->path, writes);
  return code;
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) { return REAL(file, xTruncate, size); }
int size_of_file(sqlite3_file* file, sqlite3_int64* size) { return REAL(file, xFileSize, size); }
int lock_file(sqlite3_file* file, int level) { return REAL(file, xLock, level); }
int unlock_file(sqlite3_file* file, int level) { return REAL(file, xUnlock, level); }
int check_lock(sqlite3_file* file, int* out) { return REAL(file, xCheckReservedLock, out); }
int control_file(sqlite3_file* file, int operation, void* argument) {
  return REAL(file, xFileControl, operation, argument);
}
int sector_size(sqlite3_file* file) { return REAL(file, xSectorSize); }
int characteristics(sqlite3_file* file) { return REAL(file, xDeviceCharacteristics); }
int shm_map(sqlite3_file* file, int page, int size, int extend, void volatile** out) {
  return REAL(file, xShmMap, page, size, extend, out);
}
int shm_lock(sqlite3_file* file, int offset, int count, int flags) {
  return REAL(file, xShmLock, offset, count, flags);
}
void shm_barrier(sqlite3_file* file) { REAL(file, xShmBarrier); }
int shm_unmap(sqlite3_file* file, int remove) { return REAL(file, xShmUnmap, remove); }

const sqlite3_io_methods kMethods = {
    2,         close_file,  read_file,  write_file,   truncate_file, sync_file,       size_of_file,
    lock_file, unlock_file, check_lock, control_file, sector_size,   characteristics, shm_map,
    shm_lock,  shm_barrier, shm_unmap,  nullptr,      nullptr};

int open_file(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* out_flags) {
  auto* owner = static_cast<FaultyVfs*>(vfs->pAppData);
  FaultyFile* own = faulty(file);
  own->base.pMethods = nullptr;
  own->vfs = owner;
  const int code = owner->real()->xOpen(owner->real(), path, own->real(), flags, out_flags);
  if (code != SQLITE_OK) return code;
  own->path = new std::string(path == nullptr ? "" : path);
  own->base.pMethods = &kMethods;
  return SQLITE_OK;
}

} // namespace

FaultyVfs::FaultyVfs(std::string name) : name_(std::move(name)), real_(sqlite3_vfs_find(nullptr)), own_(*real_) {
  own_.zName = name_.c_str();
  own_.pNext = nullptr;
  own_.pAppData = this;
  own_.szOsFile = static_cast<int>(sizeof(FaultyFile)) + real_->szOsFile;
  own_.xOpen = open_file;
  // The rest is the system's; its functions look at neither pAppData nor the name.
  sqlite3_vfs_register(&own_, 0);
}

void FaultyVfs::fail(DiskFault fault, int after, int count) {
  const std::lock_guard lock(mutex_);
  fault_ = fault;
  after_ = after;
  count_ = count;
  failed_ = 0;
}

void FaultyVfs::heal() {
  const std::lock_guard lock(mutex_);
  fault_.reset();
  power_cut_after_ = kNever;
}

int FaultyVfs::failed() const {
  const std::lock_guard lock(mutex_);
  return failed_;
}

int FaultyVfs::before(DiskFault fault) {
  const std::lock_guard lock(mutex_);
  const int code = fault == DiskFault::read_error ? SQLITE_IOERR_READ : SQLITE_IOERR_FSYNC;
  if (power_cut_after_ == 0) return fault == DiskFault::read_error ? SQLITE_OK : code;
  if (power_cut_after_ > 0 && fault == DiskFault::flush_error) --power_cut_after_;
  if (fault_ != fault || after_-- > 0 || count_ <= 0) return SQLITE_OK;
  --count_;
  ++failed_;
  return code;
}

int FaultyVfs::before_write() {
  const std::lock_guard lock(mutex_);
  if (power_cut_after_ == 0) return SQLITE_IOERR_WRITE;
  if (power_cut_after_ > 0) --power_cut_after_;
  if (!fault_ || *fault_ == DiskFault::flush_error || *fault_ == DiskFault::read_error || after_-- > 0 || count_ <= 0)
    return SQLITE_OK;
  --count_;
  ++failed_;
  return *fault_ == DiskFault::short_write ? kShortWrite
         : *fault_ == DiskFault::no_space  ? SQLITE_FULL
                                           : SQLITE_IOERR_WRITE;
}

void FaultyVfs::wrote(const std::string& path, sqlite3_int64 offset, std::string before_bytes) {
  const std::lock_guard lock(mutex_);
  unflushed_[path].push_back({offset, std::move(before_bytes)});
}

std::size_t FaultyVfs::writes_of(const std::string& path) const {
  const std::lock_guard lock(mutex_);
  const auto found = unflushed_.find(path);
  return found == unflushed_.end() ? 0 : found->second.size();
}

void FaultyVfs::flushed(const std::string& path, std::size_t writes) {
  const std::lock_guard lock(mutex_);
  auto& of_file = unflushed_[path];
  of_file.erase(of_file.begin(), of_file.begin() + static_cast<std::ptrdiff_t>(std::min(writes, of_file.size())));
}

void FaultyVfs::cut_power(int after) {
  const std::lock_guard lock(mutex_);
  power_cut_after_ = after;
}

// Sectors of 512 bytes, newest writes undone first, so that an older content may show through a lost newer one.
void FaultyVfs::lose_unflushed(Random& random) {
  const std::lock_guard lock(mutex_);
  for (auto& [path, writes] : unflushed_) {
    const int fd = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (fd < 0) continue;
    const std::uint64_t luck = random.below(3); // all lost, half lost, few lost
    for (std::size_t i = writes.size(); i-- > 0;) {
      const Overwritten& write = writes[i];
      for (std::size_t at = 0; at < write.bytes.size(); at += 512) {
        if (luck == 0 || random.below(luck == 1 ? 2 : 10) == 0)
          (void)!::pwrite(fd, write.bytes.data() + at, std::min<std::size_t>(512, write.bytes.size() - at),
                          write.offset + static_cast<off_t>(at));
      }
    }
    ::close(fd);
  }
  unflushed_.clear();
  power_cut_after_ = kNever;
}

namespace {

FaultyVfs& the_disk() {
  static FaultyVfs* disk = new FaultyVfs("faulty"); // SQLite keeps it until the process ends
  return *disk;
}

class FaultyDisk : public testing::Test {
 protected:
  ~FaultyDisk() override { the_disk().heal(); }

  void open() {
    StoreOptions options;
    options.location = "sqlite:" + (folder_.path() / "data").string();
    options.wal_bytes_grown = 64U << 10;
    options.sqlite_vfs = the_disk().name();
    auto opened = open_store(options, {&kAccounts, 1});
    ASSERT_TRUE(opened) << opened.error().describe();
    store_ = std::move(*opened);
  }

  // Several units at once, so that batches form; their answers are noted.
  void keep_some(int units) {
    std::vector<std::future<Result<Committed>>> answers;
    std::vector<std::string> names;
    for (int i = 0; i < units; ++i) {
      auto promise = std::make_shared<std::promise<Result<Committed>>>();
      answers.push_back(promise->get_future());
      names.push_back("n" + std::to_string(next_++));
      Unit unit = with_record(insert_account(names.back(), 1), names.back());
      unit.add("UPDATE account SET note = ?1 WHERE name = ?2",
               {std::string(next_ % 5 == 0 ? 9'000 : 10, 'x'), names.back()}, 1);
      store_->commit(std::move(unit), [promise](Result<Committed> result) { promise->set_value(std::move(result)); });
    }
    for (std::size_t i = 0; i < answers.size(); ++i) {
      const auto result = answers[i].get();
      if (result) kept_.push_back(names[i]);
      else if (result.error().is(kOutcomeUnknown)) unknown_.push_back(names[i]);
      else {
        refused_.push_back(names[i]);
        EXPECT_TRUE(result.error().is(kFull) || result.error().is(kUnavailable)) << result.error().describe();
      }
    }
  }

  // Every kept unit is there whole, no refused one is, and the journal tells the same without a gap.
  void examine() {
    const Rows rows = store_->read("SELECT name, note FROM account").value();
    std::vector<std::string> present;
    for (const Row& row : rows) {
      present.push_back(row.text(0));
      EXPECT_FALSE(row.is_null(1)) << "half a unit";
    }
    std::ranges::sort(present);
    for (const std::string& name : kept_) EXPECT_TRUE(std::ranges::binary_search(present, name)) << "lost " << name;
    for (const std::string& name : refused_)
      EXPECT_FALSE(std::ranges::binary_search(present, name)) << "refused and kept " << name;
    std::vector<std::string> journal;
    const std::vector<JournalEntry> entries = store_->journal_after(0, 100'000).value();
    for (const JournalEntry& entry : entries) {
      journal.push_back(entry.body);
      EXPECT_EQ(entry.sequence, static_cast<std::int64_t>(journal.size()));
    }
    std::ranges::sort(journal);
    EXPECT_EQ(journal, present);
    EXPECT_EQ(store_->read("SELECT integrity_check FROM pragma_integrity_check").value().front().text(0), "ok");
  }

  void sweep(DiskFault fault) {
    int hit = 0;
    for (const int count : {1, 3, 1'000'000})
      for (int after = 0; after < 24 && !HasFailure(); ++after) {
        SCOPED_TRACE("fault after " + std::to_string(after) + " operations, for " + std::to_string(count));
        if (!store_) open();
        keep_some(3);
        the_disk().fail(fault, after, count);
        keep_some(6);
        keep_some(2);
        hit += the_disk().failed();
        the_disk().heal();
        while (!store_->writable()) std::this_thread::yield(); // it finds out by itself that the disk is well
        const std::size_t before = kept_.size();
        keep_some(2);
        EXPECT_EQ(kept_.size(), before + 2) << "a healthy disk is used again at once";
        examine();
        if (after % 6 == 5) store_.reset(); // and what the next process finds is the same
      }
    store_.reset();
    open();
    examine();
    EXPECT_GT(hit, 20) << "the fault must have happened";
    std::printf("%zu kept, %zu refused, %zu unknown, %d faults\n", kept_.size(), refused_.size(), unknown_.size(), hit);
  }

  TemporaryFolder folder_;
  std::unique_ptr<Store> store_;
  int next_ = 0;
  std::vector<std::string> kept_, refused_, unknown_;
};

TEST_F(FaultyDisk, short_writes_refuse_cleanly_and_recover) {
  sweep(DiskFault::short_write);
  EXPECT_FALSE(refused_.empty());
  EXPECT_TRUE(unknown_.empty()) << "half a frame is certainly not kept";
}
TEST_F(FaultyDisk, a_full_disk_refuses_cleanly_and_recovers) {
  sweep(DiskFault::no_space);
  EXPECT_FALSE(refused_.empty());
  EXPECT_TRUE(unknown_.empty());
}
TEST_F(FaultyDisk, write_errors_refuse_cleanly_and_recover) {
  sweep(DiskFault::write_error);
  EXPECT_FALSE(refused_.empty());
}
TEST_F(FaultyDisk, flush_errors_refuse_or_say_that_the_outcome_is_unknown_and_recover) {
  sweep(DiskFault::flush_error);
  EXPECT_FALSE(refused_.empty() && unknown_.empty());
}
TEST_F(FaultyDisk, read_errors_refuse_cleanly_and_recover) {
  open();
  keep_some(20);
  the_disk().fail(DiskFault::read_error, 0, 1'000'000);
  const auto result = store_->read("SELECT * FROM account"); // its connection is new and must read the file
  EXPECT_FALSE(result);
  keep_some(5);
  the_disk().heal();
  keep_some(2);
  examine();
}

class PowerCut : public FaultyDisk {
 protected:
  // The power goes at a random write or flush: nothing reaches the disk from there on, and what was not flushed is lost in part.
  // What was acknowledged before must be there.
  void cut(int cuts, std::uint64_t seed) {
    SeededRandom random(seed);
    for (int i = 0; i < cuts && !HasFailure(); ++i) {
      SCOPED_TRACE("cut " + std::to_string(i));
      if (i % 40 == 0) begin_anew();
      open();
      examine();
      for (std::uint64_t n = random.below(6); n > 0; --n) keep_some(static_cast<int>(1 + random.below(8)));
      the_disk().cut_power(static_cast<int>(random.below(30)));
      for (std::uint64_t n = 1 + random.below(4); n > 0; --n) keep_some(static_cast<int>(1 + random.below(8)));
      store_.reset();
      forget_unanswered();
      the_disk().lose_unflushed(random);
      total_ += kept_.size();
    }
    open();
    examine();
  }

  void begin_anew() {
    std::filesystem::remove_all(folder_.path() / "data");
    kept_.clear();
    refused_.clear();
    unknown_.clear();
  }
  // A refusal answered while the power was going is no promise: what it told was true of a disk that is no more.
  void forget_unanswered() { refused_.clear(); }
  std::size_t total_ = 0;
};

TEST_F(PowerCut, nothing_acknowledged_is_lost_and_nothing_is_half) { cut(120, 7); }
class PowerCutLong : public PowerCut {};
TEST_F(PowerCutLong, nothing_acknowledged_is_lost_over_thousands_of_cuts) { cut(4'000, 8); }

} // namespace
} // namespace socle::store
