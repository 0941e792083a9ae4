// Reads the members of a request's body; an error names the field and says what it should be. Private to llama.
#pragma once

#include "base/json.h"
#include "llama/errors.h"

namespace socle::llama {

inline std::unexpected<Error> bad_field(std::string_view field, std::string reason) {
  return fail(kFieldInvalid, {{"field", std::string(field)}, {"reason", std::move(reason)}});
}

class Fields {
 public:
  explicit Fields(const json::object& body) : body_(body) {}
  // None where the member is missing or null.
  const json::value* get(std::string_view name) const {
    const auto* value = body_.if_contains(name);
    return value == nullptr || value->is_null() ? nullptr : value;
  }
  bool has(std::string_view name) const { return get(name) != nullptr; }

  template <typename T>
  Result<void> number(std::string_view name, double least, double most, T& out) const {
    const auto* value = get(name);
    if (value == nullptr) return {};
    const auto given = value->is_int64()    ? static_cast<double>(value->get_int64())
                       : value->is_double() ? value->get_double()
                       : value->is_uint64() ? static_cast<double>(value->get_uint64())
                                            : most + 1;
    constexpr bool whole = std::is_integral_v<T>;
    if (!(given >= least && given <= most) || (whole && given != static_cast<double>(static_cast<std::int64_t>(given))))
      return bad_field(
          name, std::string("it is a ") + (whole ? "whole " : "") + "number from " + show(least) + " to " + show(most));
    out = static_cast<T>(given);
    return {};
  }
  Result<void> flag(std::string_view name, bool& out) const {
    const auto* value = get(name);
    if (value == nullptr) return {};
    if (!value->is_bool()) return bad_field(name, "it is true or false");
    out = value->get_bool();
    return {};
  }
  // A field that exists elsewhere and that nobody here can honour: only its neutral value passes.
  Result<void> only(std::string_view name, const json::value& neutral, std::string reason) const {
    const auto* value = get(name);
    return value == nullptr || *value == neutral ? Result<void>() : Result<void>(bad_field(name, std::move(reason)));
  }

 private:
  static std::string show(double number) {
    auto text = std::to_string(number);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text;
  }
  const json::object& body_;
};

} // namespace socle::llama
