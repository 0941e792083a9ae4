#include "identity/sign_on.h"

#include "identity/errors.h"
#include "identity/limits.h"

#include "base/digest.h"
#include "base/errors.h"
#include "base/log.h"
#include "net/message.h"

#include <algorithm>

namespace socle::identity {

namespace {
std::unexpected<Error> wrong_answer(std::string reason) {
  return fail(kProviderAnswer, {{"reason", std::move(reason)}});
}
std::unexpected<Error> refused(std::string reason) { return fail(kTokenRefused, {{"reason", std::move(reason)}}); }

std::string form(std::initializer_list<std::pair<const char*, std::string>> fields) {
  std::string out;
  for (const auto& [name, value] : fields)
    (((out += out.empty() ? "" : "&") += name) += '=') += net::percent_encode(value);
  return out;
}

std::string scope_of(const std::string& tenant) { return "identity/" + tenant; }
constexpr const char* kSecretName = "oidc client secret";

bool is_true(const json::object& claims, std::string_view name) { // some providers write it as a text
  return json::get_bool(claims, name) == true || json::get_string(claims, name) == "true";
}
} // namespace

Result<Bytes> seal_secret(secrets::KeyRing& keys, const std::string& tenant, std::string_view secret) {
  if (secret.empty() || secret.size() > password_bytes_max)
    return fail(kInvalid, {{"field", "client_secret"}, {"value", "…"}, {"reason", "it is empty or too long"}});
  return keys.seal(scope_of(tenant), secret, kSecretName);
}

std::string SignOn::secret() {
  unsigned char bytes[32];
  parts_.random.fill(bytes);
  return to_base64url(bytes);
}

// Requests that wait for a provider occupy a thread each: a slow provider must not take them all.
class SignOn::Turn {
 public:
  explicit Turn(SignOn& owner) : owner_(owner) {
    const std::lock_guard lock(owner_.mutex_);
    taken_ = owner_.asking_ < provider_requests_max;
    if (taken_) ++owner_.asking_;
  }
  ~Turn() {
    const std::lock_guard lock(owner_.mutex_);
    if (taken_) --owner_.asking_;
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
  bool taken() const { return taken_; }

 private:
  SignOn& owner_;
  bool taken_ = false;
};

Result<json::object> SignOn::ask_json(const Asking& asking) {
  const Turn turn(*this);
  if (!turn.taken()) return fail(kBusy);
  SOCLE_TRY(const Bytes answer, parts_.ask(asking));
  const auto parsed = json::parse(answer, provider_answer_bytes_max);
  if (!parsed || !parsed->is_object()) return wrong_answer("it is no JSON object");
  return parsed->get_object();
}

// OpenID Connect Discovery 1.0. What it says of itself must name the issuer that was configured, to the letter.
Result<std::shared_ptr<const SignOn::Metadata>> SignOn::metadata(const Provider& provider) {
  const Microseconds now = parts_.clock.monotonic();
  {
    const std::lock_guard lock(mutex_);
    const auto known = known_.find(provider.issuer);
    if (known != known_.end() && known->second.metadata && now < known->second.metadata->at + provider_metadata_life)
      return known->second.metadata;
  }
  const std::string base = provider.issuer.ends_with('/') ? provider.issuer.substr(0, provider.issuer.size() - 1)
                                                          : provider.issuer;
  SOCLE_TRY(const json::object said, ask_json({base + "/.well-known/openid-configuration", {}, {}}));
  if (json::get_string(said, "issuer") != provider.issuer)
    return wrong_answer("it calls itself “" + json::get_string(said, "issuer").value_or("").substr(0, 200) + "”");
  auto out = std::make_shared<Metadata>();
  out->at = now;
  const std::pair<const char*, std::string*> places[] = {{"authorization_endpoint", &out->authorization},
                                                         {"token_endpoint", &out->token},
                                                         {"jwks_uri", &out->keys},
                                                         {"userinfo_endpoint", &out->userinfo}};
  for (const auto& [name, place] : places) {
    *place = json::get_string(said, name).value_or("");
    if (place->empty() && place == &out->userinfo) continue;
    if (const auto problem = url_problem(*place); !problem.empty())
      return wrong_answer(std::string(name) + ": " + problem);
  }
  const auto ways = texts(said, "token_endpoint_auth_methods_supported");
  out->basic = ways.empty() || std::ranges::find(ways, "client_secret_basic") != ways.end();
  out->names_issuer = json::get_bool(said, "authorization_response_iss_parameter_supported").value_or(false);
  const std::lock_guard lock(mutex_);
  known_[provider.issuer].metadata = out;
  return out;
}

// The issuer's keys: kept for an hour, and asked for anew where the token names one that is unknown, though not more often than every
// few seconds, whatever strangers send. Where the provider cannot be reached, known keys hold on for a day.
Result<std::shared_ptr<const KeySet>> SignOn::keys_for(const Provider& provider, const Token& token) {
  Known known;
  {
    const std::lock_guard lock(mutex_);
    known = known_[provider.issuer];
  }
  const Microseconds age = parts_.clock.monotonic() - known.keys_at;
  const bool knows = known.keys && known.keys->knows(token);
  if (knows && age < provider_keys_life) return known.keys;
  if (known.keys && !knows && age < provider_keys_again)
    return refused("the issuer does not know the key that signed it");
  const auto fresh = [&]() -> Result<KeySet> {
    SOCLE_TRY(const auto places, metadata(provider));
    const Turn turn(*this);
    if (!turn.taken()) return fail(kBusy);
    SOCLE_TRY(const Bytes answer, parts_.ask({places->keys, {}, {}}));
    return KeySet::read(answer);
  }();
  if (!fresh) {
    log::warning("identity", "the provider's keys could not be fetched",
                 {{"issuer", provider.issuer}, {"error", fresh.error().describe()}});
    if (knows && age < provider_keys_life_max) return known.keys;
    return std::unexpected(fresh.error());
  }
  const auto kept = std::make_shared<const KeySet>(*fresh);
  const std::lock_guard lock(mutex_);
  known_[provider.issuer].keys = kept;
  known_[provider.issuer].keys_at = parts_.clock.monotonic();
  return kept;
}

Result<void> SignOn::verify(const Provider& provider, const Token& token) {
  SOCLE_TRY(const auto keys, keys_for(provider, token));
  if (!keys->knows(token)) return refused("the issuer does not know the key that signed it");
  if (!keys->verifies(token)) return refused("its signature is not the issuer's");
  return {};
}

Result<SignOn::Begun> SignOn::begin(const Provider& provider) {
  SOCLE_TRY(const auto places, metadata(provider));
  Pending pending{secret(), secret(), secret(), provider.issuer, parts_.clock.monotonic() + sign_on_time_max};
  Begun out;
  out.cookie = secret();
  out.location = places->authorization + (places->authorization.find('?') == std::string::npos ? "?" : "&") +
                 form({{"response_type", "code"},
                       {"client_id", provider.client_id},
                       {"redirect_uri", provider.redirect_uri},
                       {"scope", "openid email profile"},
                       {"state", pending.state},
                       {"nonce", pending.nonce},
                       {"code_challenge", to_base64url(sha256(pending.verifier))},
                       {"code_challenge_method", "S256"}});
  const std::lock_guard lock(mutex_);
  std::erase_if(pending_, [now = parts_.clock.monotonic()](const auto& p) { return p.second.until <= now; });
  if (pending_.size() >= sign_ons_max) // whoever began first has had the longest time
    pending_.erase(std::ranges::min_element(pending_, {}, [](const auto& p) { return p.second.until; }));
  pending_[sha256_hex(out.cookie)] = std::move(pending);
  return out;
}

Result<json::object> SignOn::exchange(const Provider& provider, const Metadata& places, const std::string& code,
                                      const std::string& verifier) {
  Asking asking{places.token,
                form({{"grant_type", "authorization_code"},
                      {"code", code},
                      {"redirect_uri", provider.redirect_uri},
                      {"code_verifier", verifier}}),
                {}};
  if (provider.sealed_secret.empty()) {
    asking.form += "&" + form({{"client_id", provider.client_id}});
    return ask_json(asking);
  }
  SOCLE_TRY(const Bytes client_secret,
            parts_.keys.open(scope_of(provider.tenant), provider.sealed_secret, kSecretName));
  if (places.basic)
    asking.authorization = "Basic " + to_base64(net::percent_encode(provider.client_id) + ":" +
                                                net::percent_encode(client_secret));
  else asking.form += "&" + form({{"client_id", provider.client_id}, {"client_secret", client_secret}});
  return ask_json(asking);
}

namespace {
Vouched vouched(const Provider& provider, const json::object& claims, Timestamp expires) {
  Vouched out{provider.issuer,
              json::get_string(claims, "sub").value_or(""),
              is_true(claims, "email_verified") ? json::get_string(claims, "email").value_or("") : "",
              json::get_string(claims, "name").value_or(""),
              texts(claims, provider.roles_claim),
              expires};
  std::ranges::transform(out.email, out.email.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}
} // namespace

Result<Vouched> SignOn::finish(const Provider& provider, const Return& back) {
  Pending pending;
  {
    const std::lock_guard lock(mutex_);
    const auto found = pending_.find(sha256_hex(back.cookie));
    if (found == pending_.end() || found->second.until <= parts_.clock.monotonic() ||
        found->second.issuer != provider.issuer || !equal_secret(found->second.state, back.state))
      return fail(kSignOnUnknown);
    pending = std::move(found->second);
    pending_.erase(found);
  }
  SOCLE_TRY(const auto places, metadata(provider));
  if ((places->names_issuer || !back.issuer.empty()) && back.issuer != provider.issuer)
    return refused("the answer comes from another issuer");
  SOCLE_TRY(const json::object answer, exchange(provider, *places, back.code, pending.verifier));
  SOCLE_TRY(Token token, read_token(json::get_string(answer, "id_token").value_or("")));
  SOCLE_CHECK(verify(provider, token));
  SOCLE_CHECK(check_claims(
      token, {provider.issuer, {provider.client_id}, provider.client_id, pending.nonce, parts_.clock.now()}));
  const bool whole = token.claims.contains("email") && token.claims.contains(provider.roles_claim);
  if (!whole && !places->userinfo.empty()) {
    SOCLE_TRY(const json::object more,
              ask_json({places->userinfo, {}, "Bearer " + json::get_string(answer, "access_token").value_or("")}));
    if (json::get_string(more, "sub") != json::get_string(token.claims, "sub"))
      return refused("the provider tells of another person");
    for (const auto& claim : more) {
      if (!token.claims.contains(claim.key())) token.claims[claim.key()] = claim.value();
    }
  }
  return vouched(provider, token.claims, {});
}

Result<Vouched> SignOn::vouch(const Provider& provider, std::string_view text) {
  if (provider.audiences.empty()) return refused("no audience is configured, so no token is accepted");
  SOCLE_TRY(const Token token, read_token(text));
  // Looked at first: whose claims cannot hold costs no request to the provider. They count once the signature does.
  SOCLE_CHECK(check_claims(token, {provider.issuer, provider.audiences, {}, {}, parts_.clock.now()}));
  // What the console got at sign-in opens no API: only where it is marked may a token for the client itself be an access token.
  const auto audiences = texts(token.claims, "aud");
  const bool for_client = std::ranges::find(audiences, provider.client_id) != audiences.end();
  if (token.type != "at+jwt" && token.type != "application/at+jwt" && (for_client || token.claims.contains("nonce")))
    return refused("it is no access token");
  SOCLE_CHECK(verify(provider, token));
  const auto* exp = token.claims.if_contains("exp");
  const double seconds = exp->is_int64() ? static_cast<double>(exp->get_int64()) : exp->get_double();
  return vouched(provider, token.claims, Timestamp{static_cast<std::int64_t>(seconds * 1e6)});
}

} // namespace socle::identity
