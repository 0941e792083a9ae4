// What the routes of codes and of passkeys share. Private to api.
#pragma once

#include "api/api.h"

namespace socle::api {

inline constexpr std::size_t identity_rows = 1'000; // a list of a person's passkeys is never longer, so it has one page

kernel::Call factor_call(Services& services, const char* action, const kernel::Principal& who);
// Keys have no hands: a factor is of people who sit at the console.
Result<kernel::Principal> at_console(Services& services, const Ask& ask);
// Whoever takes a factor away, or adds one beside another, has just confirmed this session with one.
Result<void> confirmed_lately(Services& services, const kernel::Principal& who, const char* action);
// Whoever adds a factor has just confirmed, signed in, or shown the password.
Result<void> proven(Services& services, const Ask& ask, const kernel::Principal& who, const char* action,
                    const std::string& password);
// The passkey's answer in a body, and the browser that it came from.
identity::Presented presented(const Ask& ask, const json::object& body);

} // namespace socle::api
