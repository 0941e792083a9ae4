#include "sandbox/watch.h"

#include "sandbox/descriptor.h"
#include "sandbox/limits.h"

#include <dirent.h>

#include <charconv>

namespace socle::sandbox {
namespace {

// /proc files of one line; what does not fit is not needed.
std::string_view read_proc(const std::string& path, std::span<char> buffer) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return {};
  const auto got = read(file, buffer.data(), buffer.size());
  close(file);
  return got <= 0 ? std::string_view{} : std::string_view(buffer.data(), static_cast<std::size_t>(got));
}

// The numbers of `text` that blanks separate; others read as 0.
std::vector<long long> numbers(std::string_view text) {
  std::vector<long long> out;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of(" \n"), text.size());
    if (end > 0) {
      long long value = 0;
      std::from_chars(text.data(), text.data() + end, value);
      out.push_back(value);
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

void add_children(pid_t process, std::vector<pid_t>& all) {
  const std::string tasks = "/proc/" + std::to_string(process) + "/task";
  DIR* entries = opendir(tasks.c_str());
  if (entries == nullptr) return;
  char buffer[16384];
  while (const dirent* entry = readdir(entries)) {
    if (entry->d_name[0] == '.') continue;
    for (const auto child : numbers(read_proc(tasks + "/" + entry->d_name + "/children", buffer))) {
      if (all.size() < kWatchedProcessesMax) all.push_back(static_cast<pid_t>(child));
    }
  }
  closedir(entries);
}

} // namespace

Usage usage_of_tree(pid_t root) {
  static const auto page_bytes = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  static const auto ticks_per_second = static_cast<long long>(sysconf(_SC_CLK_TCK));
  Usage usage;
  std::vector<pid_t> all{root};
  char buffer[1024];
  for (std::size_t i = 0; i < all.size(); ++i) {
    add_children(all[i], all);
    const std::string folder = "/proc/" + std::to_string(all[i]);
    const auto memory = numbers(read_proc(folder + "/statm", buffer));
    if (memory.size() > 2 && memory[1] > memory[2])
      usage.memory_bytes += static_cast<std::size_t>(memory[1] - memory[2]) * page_bytes;
    auto status = read_proc(folder + "/stat", buffer);
    status.remove_prefix(std::min(status.rfind(')') + 1, status.size())); // a process may call itself anything
    const auto fields = numbers(status); // state is field 0 here: utime, stime, cutime, cstime are 11 to 14
    if (fields.size() > 14)
      usage.cpu_ms += std::chrono::milliseconds((fields[11] + fields[12] + fields[13] + fields[14]) * 1000 /
                                                ticks_per_second);
    ++usage.processes;
  }
  return usage;
}

} // namespace socle::sandbox
