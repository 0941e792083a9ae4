// Carries out “file.store”, “file.show”, “file.content” and “file.delete”: files that an endpoint keeps for a client, each on the governed
// path. Which endpoint gets a file is the client's word (a model, an alias or a need), or plain where only one keeps files; from then on
// the file is asked for there and nowhere else.
#pragma once

#include "backends/files.h"
#include "backends/health.h"

#include "dialects/upload.h"
#include "kernel/pipeline.h"
#include "net/exchange.h"

namespace socle::backends {

// What such a call carries.
struct FileRequest final : kernel::Cargo {
  enum class Do { store, show, content, remove };
  Do what = Do::show;
  dialects::Wire wire = dialects::Wire::openai_files;
  std::optional<dialects::Upload> upload; // to be stored,
  std::string model; // where; empty: where only one endpoint keeps files
  std::string id; // otherwise: the file in question, as the client names it,
  FilePtr file; // and what is known of it; none: there is none of that name for the asker
  net::Headers headers; // the client's, as far as the wire's own protocol knows them
  std::optional<Microseconds> deadline; // by Clock::monotonic()
  Bytes body; // out: the endpoint's answer, or the file
  std::string type = "application/json"; // out
};

class FileHub {
 public:
  struct Parts {
    const Clock& clock;
    Models& models;
    Files& files;
    const Health& health;
    kernel::Pipeline& pipeline;
    std::string authorities = {}; // net::Requester::Options
  };
  static Result<std::unique_ptr<FileHub>> create(Parts parts); // registers the four actions

  kernel::Call call(const kernel::Principal& who, std::shared_ptr<FileRequest> cargo, Bytes body,
                    std::string purpose) const;

 private:
  explicit FileHub(Parts parts) : parts_(parts) {}
  Result<std::vector<kernel::Candidate>> candidates(const kernel::Call& call, const kernel::Principal& who) const;
  Result<std::vector<kernel::Candidate>> keepers(const FileRequest& cargo, const kernel::Principal& who) const;
  Task<Result<kernel::Outcome>> carry_out(kernel::Permit permit, const kernel::Call& call, const kernel::Principal& who,
                                          const kernel::Candidate& candidate, kernel::Outlet& outlet) const;
  struct Said {
    int status = 0;
    Bytes body;
    std::optional<Error> error; // what its status means, where that is not 200
  };
  struct Asking {
    std::string method, target;
    std::string content_type = {};
    Bytes body = {};
  };
  Task<Result<Said>> ask(const Model& model, const FileRequest& cargo, Asking asking, kernel::Outlet& outlet) const;
  Result<void> stored(const Model& model, const kernel::Call& call, const kernel::Principal& who, FileRequest& cargo,
                      const Bytes& sent, kernel::Outcome& outcome) const;

  Parts parts_;
  std::unique_ptr<net::Requester> requester_;
};

} // namespace socle::backends
