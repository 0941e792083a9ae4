// Asks a model hub, or any address, for a model file: which one, how long, with which digest and licence; and for its bytes, piece by
// piece. Blocking; one thread at a time. Private to backends.
#pragma once

#include "backends/backends.h"
#include "base/clock.h"
#include "net/client.h"

#include <map>
#include <memory>

namespace socle::backends {

// What is asked for: "org/repo", "org/repo:file or a part of its name", or an address.
struct Source {
  std::string text;
  std::string hub; // its base address, where `text` is none
  std::string revision; // empty: the hub's main one
  std::string key; // for the hub; sent to its own host only, never kept
};

// What was found.
struct Found {
  std::string url; // from where its bytes come
  std::string repo, file, revision;
  std::string origin; // for the registry: address, repository and revision
  std::string licence;
  std::vector<std::string> languages;
  std::string sha256; // empty: nobody says
  std::int64_t bytes = 0;
};

struct Address {
  std::string base; // "https://host:port"
  std::string target; // "/path?query"
  std::string host;
};
// An http or https address that may be asked: plain HTTP only for this machine and private addresses.
Result<Address> address_of(std::string_view url);
// Which host would be asked; an error where no hub is known or the source is none.
Result<std::string> host_of(const Source& source);

class ModelHub {
 public:
  ModelHub(const Clock& clock, Source source, std::string authorities)
      : clock_(clock), source_(std::move(source)), authorities_(std::move(authorities)) {}

  Result<Found> look_up();
  // Bytes from `begin` up to before `end`; fewer than that where the server gives fewer. Follows redirects, remembers where they led.
  Result<Bytes> piece(const Found& found, std::int64_t begin, std::int64_t end);

 private:
  struct Got {
    net::ClientAnswer answer;
    std::string digest; // named by a redirect or the answer
    std::string url; // where it came from in the end
  };
  Result<Got> get(const std::string& url, const std::string& range);
  Result<net::ClientAnswer> ask(const Address& address, const std::string& range);
  Error refusal(const net::ClientAnswer& answer, const std::string& url) const;
  Result<Found> in_repository(const std::string& hub, const std::string& repo, const std::string& wanted,
                              const std::string& revision);
  Result<Found> probed(Found found);

  const Clock& clock_;
  Source source_;
  std::string authorities_; // net::Requester::Options
  std::map<std::string, std::unique_ptr<net::Client>> clients_; // by base address
  std::string led_to_; // the last place of the file, behind redirects; such addresses expire
};

// Of a repository's files, the one that is meant.
struct HubFile {
  std::string name, sha256;
  std::int64_t bytes = 0;
};
Result<HubFile> choose(const std::vector<HubFile>& files, const std::string& repo, const std::string& wanted);

} // namespace socle::backends
