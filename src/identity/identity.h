// What: tenants, people, service accounts, API keys, console sessions and roles. Implements the kernel's Identifier.
// Invariants: keys and session cookies are stored as hashes and shown once; a password is stored as Argon2id; a revocation, a
//   disabling (which ends keys for good) or a change of role holds for the very next call; the last enabled owner cannot be lost.
// Threads: every function from any thread; those that hash a password (login, add_person) take tens of milliseconds: worker pool.
// Failure: an unknown, expired, revoked or disabled credential is 401 and does not say which; too many failed logins are 429.
#pragma once

#include "base/id.h"
#include "kernel/ports.h"
#include "store/store.h"

#include <memory>
#include <mutex>
#include <unordered_map>

namespace socle::identity {

std::span<const store::Migration> migrations();

// owner, admin, engineer, approver, employee, auditor
std::span<const std::string> roles();

struct Person {
  std::string id; // "usr_…", or "svc_…" for a service account
  std::string tenant;
  std::string email; // in lower case; the login name
  std::string name;
  std::string role;
  std::string kind = "user";
  std::string password; // encoded Argon2id; empty: cannot log in
  Language language = Language::english;
  bool disabled = false;
  std::string team = {}; // whose budget bears what this person's calls cost; empty: none
};
json::object to_json(const Person& person); // what others may see: never the password

struct Key {
  std::string id; // "key_…"
  std::string tenant;
  std::string person;
  std::string prefix; // the first characters, to recognize it by
  std::vector<std::string> scopes;
  Timestamp created;
  std::optional<Timestamp> expires;
};

struct Session {
  std::string cookie; // shown once
  std::string csrf;
  Person person;
};

// What a change asks to be committed with its call; `committed` makes it hold.
using Change = kernel::Outcome;

class Identity final : public kernel::Identifier {
 public:
  struct Parts {
    const Clock& clock;
    Random& random;
    store::Store& store;
  };
  static Result<std::unique_ptr<Identity>> open(Parts parts);

  Result<kernel::Principal> identify(const kernel::Credential& credential) override;

  // Changes. Each returns the unit of work, what holds afterwards, and a `result` for the caller.
  Result<Change> add_tenant(const std::string& tenant, const std::string& name, const std::string& zone);
  // result {"id","password"}; a password is made when `password` is empty. kind "service" has none.
  Result<Change> add_person(const std::string& tenant, const std::string& name, const std::string& email,
                            const std::string& role, const std::string& kind = "user", std::string password = {},
                            const std::string& team = {});
  Result<Change> update_person(const std::string& tenant, const std::string& id, std::optional<std::string> role,
                               std::optional<bool> disabled, std::optional<Language> language,
                               std::optional<std::string> team = {}); // an empty team: out of any
  // result {"id","key"}: the key is shown this once.
  Result<Change> create_key(const std::string& tenant, const std::string& person, std::vector<std::string> scopes,
                            std::optional<Timestamp> expires);
  Result<Change> revoke_key(const std::string& tenant, const std::string& id);

  // Whoever this tenant does not know, for the log: permitted nothing, since no policy knows the role.
  static kernel::Credential stranger(const std::string& tenant);
  // Whether one who tries this address from this client must wait. `first`: this wait was not told yet, so it is worth an entry of
  // the log; further attempts within it are counted only.
  struct Wait {
    Error error;
    bool first = false;
  };
  std::optional<Wait> must_wait(const std::string& email, const std::string& client);
  // Checks the password, throttled per e-mail address and per client address; returns the session and what makes it durable.
  Result<std::pair<Session, Change>> login(const std::string& email, const std::string& password,
                                           const std::string& client);
  Result<Change> logout(const std::string& cookie);
  // The CSRF token and person of a session, for the console.
  Result<Session> session(const std::string& cookie);

  std::vector<Person> people(std::string_view tenant) const;
  Result<Person> person(std::string_view tenant, std::string_view id_or_email) const;
  std::vector<Key> keys(std::string_view tenant) const;
  std::string zone(std::string_view tenant) const; // of the tz database

 private:
  explicit Identity(Parts parts) : parts_(parts) {}
  Result<void> load();
  struct StoredKey : Key {
    std::string hash; // SHA-256, hex
  };
  struct StoredSession {
    std::string hash, tenant, person, csrf;
    Timestamp expires;
  };
  struct Throttle {
    int failures = 0;
    Microseconds blocked_until{0};
    bool told = true; // an attempt that met this wait is in the log
  };
  Result<kernel::Principal> principal_of(std::string_view tenant, std::string_view person, const StoredKey* key) const;
  std::string secret(std::string_view prefix);
  Result<void> throttled(const std::string& name); // these two with mutex_ held
  void failed(const std::string& name);
  Result<void> begin_login(const std::string& email, const std::string& client);
  void end_login(const std::string& email, const std::string& client, bool right);

  Parts parts_;
  mutable std::mutex mutex_;
  std::unordered_map<std::string, std::string> zones_; // tenant → zone
  std::unordered_map<std::string, Person> people_; // id →
  std::unordered_map<std::string, StoredKey> keys_; // hash →
  std::unordered_map<std::string, StoredSession> sessions_; // hash →
  std::unordered_map<std::string, Throttle> throttles_;
  std::unordered_map<std::string, int> trying_; // e-mail address → passwords that are being checked
};

} // namespace socle::identity
