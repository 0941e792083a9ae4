// What a sign-in or sign-out must show, kept beside the governed path: the call names who and what, and never carries a password or a
// cookie, since whatever a call carries is inspected, committed to and kept.
#pragma once

#include "base/base.h"
#include "identity/identity.h"

#include <map>
#include <mutex>

namespace socle::api {

struct Proof {
  std::string email = {}, password = {}, client = {}; // of a sign-in
  std::string cookie = {}; // of a sign-out
  std::string code = {}; // of a second factor
  std::string vouched = {}; // of a sign-in: the person whom the company's directory has identified
  std::string name = {}; // of a passkey that was made
  identity::Presented passkey = {}; // what an authenticator answered
  bool alone = false; // of a sign-in: without a password
};

// By call id; from any thread. Taken once.
class Proofs {
 public:
  void put(const std::string& call, Proof proof);
  std::optional<Proof> take(const std::string& call);

 private:
  std::mutex mutex_;
  std::map<std::string, Proof> waiting_;
};

struct Services;
struct SignedIn {
  std::string cookie, csrf;
  identity::Person person;
};
Result<SignedIn> sign_in(Services& services, Proofs& proofs, const Proof& proof);
// Without a password.
Result<SignedIn> sign_in_by_passkey(Services& services, Proofs& proofs, const Proof& proof);
// For one whom the company's directory vouches for.
Result<SignedIn> sign_in_vouched(Services& services, Proofs& proofs, const std::string& person);
Result<void> sign_out(Services& services, Proofs& proofs, const kernel::Credential& credential);
void register_sessions(Services& services, Proofs& proofs); // the two actions; at start-up

} // namespace socle::api
