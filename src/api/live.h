// What people have open: answers that are still being made, streams that follow a run. A person or key that ends takes them along.
// Private to api.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace socle::api {

class Live {
 public:
  // `end` is called once where the person or the key ends, from any thread: it must only pass that on. Dropping what is returned
  // takes it back; afterwards it is not called any more.
  std::shared_ptr<void> open(const std::string& person, const std::string& key, std::function<void()> end);
  void end(const std::string& person, const std::string& key); // an empty key: all that the person has open

 private:
  struct Opened {
    std::string key;
    std::function<void()> end;
  };
  using Room = std::multimap<std::string, Opened>;
  struct Shared {
    std::mutex mutex;
    Room open; // person →
  };
  std::shared_ptr<Shared> shared_ = std::make_shared<Shared>();
};

} // namespace socle::api
