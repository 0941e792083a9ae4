// What: tenants, people, service accounts, API keys, console sessions and roles, and sign-in by the company's own directory
//   (sign_on.h). Implements the kernel's Identifier.
// Invariants: keys and session cookies are stored as hashes and shown once; a password is stored as Argon2id; a revocation, a
//   disabling (which ends keys for good) or a change of role holds for the very next call; the last enabled owner cannot be lost.
// Threads: every function from any thread; those that hash a password (login, add_person) take tens of milliseconds: worker pool.
// Failure: an unknown, expired, revoked or disabled credential is 401 and does not say which; too many failed logins are 429.
#pragma once

#include "base/id.h"
#include "identity/ceremonies.h"
#include "identity/provider.h"
#include "identity/webauthn.h"
#include "kernel/ports.h"
#include "secrets/secrets.h"
#include "store/store.h"

#include <memory>
#include <mutex>
#include <unordered_map>

namespace socle::identity {

std::span<const store::Migration> migrations();

// owner, admin, engineer, approver, employee, auditor; and directory, which only a service account has: it makes people and ends them
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
  std::string issuer = {}, subject = {}; // who the person is in the company's directory; empty: unknown there
  std::string external_id = {}; // what the directory calls the person when it provisions; empty: it does not
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

// A key pair of a person's device, which checks who holds it before it signs: both factors in one.
struct Passkey {
  std::string id; // "pky_…"
  std::string tenant, person;
  std::string name; // as the person calls it
  Bytes credential, public_key; // the device's own id of it; COSE
  std::int64_t counter = 0; // of signatures
  bool synced = false, backed_up = false; // may be, and is, in more than one place
  std::string transports; // "internal hybrid": how the device is reached
  Timestamp created;
  std::optional<Timestamp> used;
};
json::object to_json(const Passkey& passkey); // what the person and admins see

// A passkey's answer, and the browser that began to ask for it.
struct Presented {
  json::object credential = {};
  std::string browser = {};
};
// What is shown beside a password: one of the two.
struct Second {
  std::string code = {};
  Presented passkey = {};
};

// People as the company's directory groups them: their roles can follow from it.
struct Group {
  std::string id; // "grp_…"
  std::string tenant;
  std::string name;
  std::string external_id;
  std::vector<std::string> members; // ids of people
};

// What changes about a person; what is not given stays.
struct PersonChange {
  std::optional<std::string> role = {};
  std::optional<bool> disabled = {};
  std::optional<Language> language = {};
  std::optional<std::string> team = {}; // empty: out of any
  std::optional<std::string> email = {}, name = {};
  std::optional<std::pair<std::string, std::string>> subject = {}; // (issuer, subject)
  std::optional<std::string> external_id = {};
  bool end_factor = false; // the device is lost: a new one may be enrolled
};

struct Vouched;

// What a change asks to be committed with its call; `committed` makes it hold.
using Change = kernel::Outcome;

class Identity final : public kernel::Identifier {
 public:
  struct Parts {
    const Clock& clock;
    Random& random;
    store::Store& store;
    secrets::KeyRing& keys;
  };
  static Result<std::unique_ptr<Identity>> open(Parts parts);

  Result<kernel::Principal> identify(const kernel::Credential& credential) override;

  // Changes. Each returns the unit of work, what holds afterwards, and a `result` for the caller.
  Result<Change> add_tenant(const std::string& tenant, const std::string& name, const std::string& zone);
  // result {"id","password"}; a password is made when `password` is empty. kind "service" has none.
  Result<Change> add_person(const std::string& tenant, const std::string& name, const std::string& email,
                            const std::string& role, const std::string& kind = "user", std::string password = {},
                            const std::string& team = {});
  Result<Change> update_person(const std::string& tenant, const std::string& id, PersonChange change);
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
  // Checks the password, throttled per e-mail address and per client address, and the second factor where the person has one:
  // kFactorAsked where it is missing, with what would do. Returns the session and what makes it durable.
  Result<std::pair<Session, Change>> login(const std::string& email, const std::string& password,
                                           const std::string& client, const Second& second = {});
  Result<Change> logout(const std::string& cookie);
  // The CSRF token and person of a session, for the console.
  Result<Session> session(const std::string& cookie);

  // The company's own directory. Its changes here are made in the name of a service account, which comes with it.
  Result<Change> set_provider(const std::string& tenant, Provider provider);
  Result<Change> remove_provider(const std::string& tenant);
  ProviderPtr provider(std::string_view tenant) const; // null: none
  ProviderPtr provider_of_issuer(std::string_view issuer) const;
  std::string directory(std::string_view tenant) const; // the service account's id, or empty
  // Whether one whom the provider vouches for may sign in: who that is, and what has to change here before, as `provision` takes it.
  struct Admitted {
    std::optional<Person> person; // none: has to be made
    json::object change; // empty: nothing
  };
  Result<Admitted> admit(const Provider& provider, const Vouched& vouched) const;
  // Makes or changes a person as the directory says. result {"id"}.
  Result<Change> provision(const std::string& tenant, const json::object& body);
  // A session of a person who has been identified otherwise than by password.
  std::pair<Session, Change> open_session(const Person& person, bool confirmed = false);
  // The person of an access token that was just verified: known from now on, for some minutes.
  Result<void> trust_token(std::string_view token, const Vouched& vouched);

  // The second factor (factor.cpp): codes, passkeys, or both. Whatever shows a code is throttled per person, and a code is good once.
  bool has_factor(const std::string& person) const;
  bool has_codes(const std::string& person) const;
  // Before a first factor is added: this session was begun minutes ago, or this is the person's password. kProofNeeded where neither.
  Result<void> prove(const std::string& cookie, const std::string& password, const std::string& client);
  Result<Change> enroll_factor(
      const Person& person); // result {"secret","uri","recovery"}: shown this once; counts from the first code on
  Result<Change> confirm_factor(const std::string& cookie,
                                const std::string& code); // this session is confirmed from now on
  Result<Change> remove_factor(const Person& person);

  // Passkeys (passkeys.cpp). Each use begins with a challenge: the `options` are for navigator.credentials, in its JSON form.
  void set_relying_party(
      std::optional<RelyingParty> party); // none: no public address is configured, so there are no passkeys
  Result<RelyingParty> relying_party() const;
  std::vector<Passkey> passkeys(const std::string& person) const;
  Result<json::object> begin_registration(const std::string& cookie);
  Result<json::object> begin_confirmation(const std::string& cookie);
  struct BegunSignIn {
    std::string cookie; // binds the answer to this browser
    json::object options;
  };
  Result<BegunSignIn> begin_passkey_sign_in();
  // result: the passkey. The session is confirmed by it.
  Result<Change> register_passkey(const std::string& cookie, const std::string& name, const json::object& credential);
  Result<Change> confirm_by_passkey(const std::string& cookie, const json::object& credential);
  // Without a password. People of the company's directory sign in there: their passkeys only confirm.
  Result<std::pair<Session, Change>> login_by_passkey(const Presented& shown, const std::string& client);
  std::string holder_of(const json::object& credential) const; // the person whose passkey it names, unproven; or empty
  Result<Change> remove_passkey(const Person& person, const std::string& id);

  // Groups (groups.cpp). Roles that follow from them change with them. result {"id"}
  std::vector<Group> groups(std::string_view tenant) const;
  Result<Change> put_group(const std::string& tenant, Group group); // an empty id: a new one
  Result<Change> remove_group(const std::string& tenant, const std::string& id);

  // Told of each person and key that ends, once that holds: what they have open ends too. At start-up; on the store's thread, so quick.
  using Ended =
      std::function<void(const std::string& person, const std::string& key)>; // an empty key: all of the person's
  void on_ended(Ended ended);

  std::vector<Person> people(std::string_view tenant) const;
  Result<Person> person(std::string_view tenant, std::string_view id_or_email) const;
  std::vector<Key> keys(std::string_view tenant) const;
  std::string zone(std::string_view tenant) const; // of the tz database

 private:
  explicit Identity(Parts parts) : parts_(parts), ceremonies_(parts.clock, parts.random) {}
  Result<Change> insert(Person person);
  Result<Person> checked(Person person) const; // with its address in its one form; refuses what no person can have
  Result<void> free_email(const std::string& address) const;
  Result<void> load();
  struct StoredKey : Key {
    std::string hash; // SHA-256, hex
  };
  struct StoredSession {
    std::string hash, tenant, person, csrf;
    Timestamp expires;
    std::optional<Timestamp> factor_at = {}; // confirmed with a second factor
  };
  struct Factor {
    Bytes sealed; // the secret shared with the device
    std::int64_t last_step = 0; // of the last code that was used
    bool confirmed = false;
    std::vector<std::string> recovery; // hashes of the codes on paper that are left
  };
  Result<Change> use_code(const Person& person, const std::string& code, bool enrolling);
  Result<Change> use_passkey(const std::string& person, Ceremonies::Purpose purpose, const std::string& bound,
                             const json::object& credential);
  Result<Change> use_second(const Person& person, const Second& second);
  Error asks_factor(const std::string& person) const;
  std::function<void()> confirm_session(store::Unit& unit, const std::string& cookie);
  void forget_passkeys(const std::string& person);
  Result<void> load_passkeys();
  void ended(const std::string& person, const std::string& key) const;
  // The change that gives people the roles that their groups give, as these would be.
  Result<Change> roles_by(const std::string& tenant, const std::vector<Group>& groups,
                          const std::vector<std::string>& people);
  struct Throttle {
    int failures = 0;
    Microseconds blocked_until{0};
    bool told = true; // an attempt that met this wait is in the log
  };
  Result<kernel::Principal> principal_of(std::string_view tenant, std::string_view person, const StoredKey* key) const;
  struct TrustedToken {
    std::string tenant, person, issuer;
    Timestamp until;
  };
  std::string secret(std::string_view prefix);
  Result<void> throttled(const std::string& name); // these two with mutex_ held
  void failed(const std::string& name);
  Result<void> begin_login(const std::string& email, const std::string& client);
  void end_login(const std::string& email, const std::string& client, bool right);

  Parts parts_;
  Ceremonies ceremonies_;
  mutable std::mutex mutex_;
  std::unordered_map<std::string, std::string> zones_; // tenant → zone
  std::unordered_map<std::string, Person> people_; // id →
  std::unordered_map<std::string, StoredKey> keys_; // hash →
  std::unordered_map<std::string, StoredSession> sessions_; // hash →
  std::unordered_map<std::string, TrustedToken> tokens_; // hash →
  std::unordered_map<std::string, ProviderPtr> providers_; // tenant →
  std::unordered_map<std::string, Factor> factors_; // person →
  std::optional<RelyingParty> party_;
  std::unordered_map<std::string, std::vector<Passkey>> passkeys_; // person →
  std::unordered_map<std::string, std::string> holders_; // credential, as base64url → person
  std::unordered_map<std::string, Group> groups_; // id →
  Ended ended_; // set before there are calls
  std::unordered_map<std::string, Throttle> throttles_;
  std::unordered_map<std::string, int> trying_; // e-mail address → passwords that are being checked
};

} // namespace socle::identity
