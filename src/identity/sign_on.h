// Sign-in through an OpenID provider: authorization code with PKCE, state and nonce; and the access tokens that it issues. Asks the
// provider over the network: what it says of itself and its keys are kept, and asked for anew when a token names a key that is unknown.
#pragma once

#include "base/random.h"
#include "identity/jwt.h"
#include "identity/provider.h"
#include "secrets/secrets.h"

#include <functional>
#include <map>
#include <mutex>

namespace socle::identity {

// One request to the provider; the answer's body. Blocks. Injected.
struct Asking {
  std::string url;
  std::string form; // sent with POST; empty: GET
  std::string authorization;
};
using AskProvider = std::function<Result<Bytes>(const Asking&)>;
AskProvider ask_over_http(const Clock& clock, std::string authorities); // net::Requester::Options

// Whom the provider vouches for.
struct Vouched {
  std::string issuer, subject;
  std::string email; // in lower case, and only where the provider has verified it
  std::string name;
  std::vector<std::string> groups;
  Timestamp expires;
};

// From any thread. begin, finish and vouch may wait for the provider for seconds: worker pool.
class SignOn {
 public:
  struct Parts {
    const Clock& clock;
    Random& random;
    secrets::KeyRing& keys;
    AskProvider ask;
  };
  explicit SignOn(Parts parts) : parts_(std::move(parts)) {}

  struct Begun {
    std::string location; // where the browser goes
    std::string cookie; // binds what comes back to this browser
  };
  Result<Begun> begin(const Provider& provider);
  // What the provider sent back with the browser; a sign-in can be finished once.
  struct Return {
    std::string cookie, code, state, issuer;
  };
  Result<Vouched> finish(const Provider& provider, const Return& back);
  // Whose access token this is.
  Result<Vouched> vouch(const Provider& provider, std::string_view token);

 private:
  struct Metadata {
    std::string authorization, token, keys, userinfo;
    bool basic = true; // how the client proves itself to the token endpoint
    bool names_issuer = false; // in what it sends back (RFC 9207)
    Microseconds at{0};
  };
  struct Known { // of one issuer
    std::shared_ptr<const Metadata> metadata;
    std::shared_ptr<const KeySet> keys;
    Microseconds keys_at{0};
  };
  struct Pending {
    std::string state, nonce, verifier, issuer;
    Microseconds until{0};
  };
  class Turn; // one of few requests to a provider at a time
  Result<std::shared_ptr<const Metadata>> metadata(const Provider& provider);
  Result<std::shared_ptr<const KeySet>> keys_for(const Provider& provider, const Token& token);
  Result<void> verify(const Provider& provider, const Token& token);
  Result<json::object> exchange(const Provider& provider, const Metadata& metadata, const std::string& code,
                                const std::string& verifier);
  Result<json::object> ask_json(const Asking& asking);
  std::string secret();

  Parts parts_;
  std::mutex mutex_;
  std::map<std::string, Known> known_; // issuer →
  std::map<std::string, Pending> pending_; // hash of the cookie →
  int asking_ = 0;
};

// The client's secret, sealed before there is a call: what a call carries is kept and can be looked at.
Result<Bytes> seal_secret(secrets::KeyRing& keys, const std::string& tenant, std::string_view secret);

} // namespace socle::identity
