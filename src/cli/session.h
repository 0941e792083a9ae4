// How a command talks: to the server, to the person, to the script. Private to cli.
#pragma once

#include "base/json.h"
#include "net/client.h"

#include <iosfwd>

namespace socle::cli {

inline constexpr int kDone = 0, kFailed = 1, kUsage = 2, kRefused = 3, kNotReachable = 4;

struct Globals {
  bool as_json = false;
  std::string url;
  std::string key;
  std::string language;
};

// What a command ends with: an exit code after having said everything.
using Exit = int;

class Session {
 public:
  Session(Globals globals, const Clock& clock);
  ~Session();

  bool as_json() const { return globals_.as_json; }
  Language language() const;

  // Asks the API. On an error it has been told, and `exit` holds the code.
  std::optional<json::value> ask(const std::string& method, const std::string& target,
                                 std::optional<json::value> body = {});
  std::optional<json::value> ask_with_bytes(const std::string& method, const std::string& target, Bytes body);
  std::optional<Bytes> fetch(const std::string& target);
  Exit exit = kDone;

  // Prints a result: as one JSON value, or by `text`.
  Exit print(const json::value& value, const std::function<void(std::ostream&)>& text);
  Exit tell(const Error& error);
  Exit tell(const json::object& error); // what an answer says stopped a run: code, message, remedy
  Exit usage(const std::string& message, const std::string& hint);

 private:
  std::optional<net::ClientAnswer> send(const std::string& method, const std::string& target, Bytes body,
                                        std::string_view type);
  Exit tell_answer(const net::ClientAnswer& answer);

  Globals globals_;
  const Clock& clock_;
  std::unique_ptr<net::Client> client_;
};

std::string encoded(std::string_view text); // for a query or path segment
std::string cell(const json::value& row, std::string_view name); // text of a member, "–" when unknown
// A table with aligned columns; "name=Title" pairs.
void table(std::ostream& out, const json::array& rows, std::span<const std::pair<std::string, std::string>> columns);

} // namespace socle::cli
