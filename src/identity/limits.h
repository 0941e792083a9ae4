// The limits of identity, each with its reason.
#pragma once

#include <chrono>
#include <cstddef>

namespace socle::identity {

// A working day with a margin: people sign in once a day.
inline constexpr std::chrono::hours session_lifetime{12};
// Keys without a stated expiry end after a year, so that forgotten ones do.
inline constexpr std::chrono::hours key_lifetime_default{24 * 365};
// Failed logins before waiting begins, and the waiting's bounds: it doubles with each further failure.
inline constexpr int login_failures_free = 5;
inline constexpr std::chrono::seconds login_wait_first{2};
inline constexpr std::chrono::seconds login_wait_max{900};
// Remembered addresses: bounds memory under an attack; whoever waits least is forgotten first.
inline constexpr std::size_t throttles_max = 50'000;
inline constexpr std::size_t name_bytes_max = 200;
inline constexpr std::size_t team_bytes_max = 80; // a word or two: it is typed in commands and shown in tables
inline constexpr std::size_t password_bytes_min = 12;
inline constexpr std::size_t password_bytes_max = 1'024; // Argon2id's cost does not depend on it, memory does

// The identity provider. It is asked within a sign-in, so it has seconds; what it says is text of some kilobytes.
inline constexpr std::chrono::milliseconds provider_time_max{5'000};
inline constexpr std::size_t provider_answer_bytes_max = 1U << 20U;
inline constexpr std::size_t provider_keys_max = 64; // the largest publish a dozen
inline constexpr int provider_requests_max = 4; // at once: of the API's twelve threads, whatever the provider does
inline constexpr std::chrono::hours provider_metadata_life{1}; // addresses change rarely, and are announced
inline constexpr std::chrono::hours provider_keys_life{1}; // a key that was withdrawn is believed no longer
inline constexpr std::chrono::hours provider_keys_life_max{24}; // where the provider cannot be reached
inline constexpr std::chrono::seconds provider_keys_again{10}; // strangers can name unknown keys as often as they like
inline constexpr std::size_t provider_rows_max = 200; // groups, audiences, domains: read by people
inline constexpr std::size_t url_bytes_max = 1'024;
inline constexpr std::chrono::minutes sign_on_time_max{10}; // a password, a second factor, a consent
inline constexpr std::size_t sign_ons_max = 10'000; // begun and not finished: bounds memory
inline constexpr std::size_t token_bytes_max = 16U << 10U; // groups of a large company included
inline constexpr std::chrono::seconds token_clock_slack{60}; // clocks differ
inline constexpr int rsa_bits_min = 2'048; // what RFC 7518 asks for
inline constexpr std::size_t rsa_bytes_max = 1'024; // larger ones only cost time
// Verified access tokens are remembered, so that a call costs one look-up; their signature and keys are looked at again after this.
inline constexpr std::chrono::minutes token_trust_max{10};
inline constexpr std::size_t tokens_max = 100'000; // some 200 bytes each

// The second factor.
inline constexpr std::int64_t totp_step_s = 30; // what every authenticator can do
inline constexpr std::int64_t totp_steps_around = 1; // clocks differ, and people type slowly
inline constexpr int recovery_codes = 10;
inline constexpr std::size_t factor_code_bytes_max = 40; // a code on paper with its dashes
inline constexpr std::chrono::minutes factor_removal_age_max{5}; // whoever takes the factor away has just shown it

// Passkeys. Of one person: a telephone, a computer and a key or two, and what replaced them and was forgotten.
inline constexpr std::size_t passkeys_max = 10;
inline constexpr std::size_t passkey_name_bytes_max = 80; // shown in a list
inline constexpr std::chrono::minutes ceremony_time_max{5}; // finding the key, a PIN, a second try
inline constexpr std::size_t ceremonies_max = 20'000; // begun and not finished: bounds memory under an attack
inline constexpr std::chrono::minutes proof_age_max{5}; // whoever adds a factor has just shown who they are
inline constexpr std::size_t credential_id_bytes_max = 1'023; // WebAuthn's own
inline constexpr std::size_t ceremony_bytes_max = 32U
                                                  << 10U; // of each part; certificates that nobody asked for included
inline constexpr std::size_t cbor_bytes_max = 32U << 10U; // as much
inline constexpr int cbor_depth_max = 8; // a chain of certificates in a statement in an object: four
inline constexpr std::size_t cbor_map_max = 64; // the largest have six; comparing keys is quadratic

// Groups of a directory: a large company has some thousands.
inline constexpr std::size_t groups_max = 10'000;
inline constexpr std::size_t group_members_max = 50'000;

} // namespace socle::identity
