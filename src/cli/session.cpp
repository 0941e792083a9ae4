#include "cli/session.h"

#include <algorithm>
#include <charconv>
#include <iostream>

namespace socle::cli {

Session::Session(Globals globals, const Clock& clock) : globals_(std::move(globals)), clock_(clock) {}
Session::~Session() = default;

Language Session::language() const { return language_of(globals_.language); }

Exit Session::print(const json::value& value, const std::function<void(std::ostream&)>& text) {
  if (globals_.as_json) std::cout << json::write_pretty(value);
  else text(std::cout);
  return exit = kDone;
}

namespace {
Exit code_of(int status, std::string_view code) {
  if (code == "net.not_reachable" || code == "net.no_answer" || code == "net.tls_failed") return kNotReachable;
  if (code == "workflows.gate_closed" || code == "workflows.proposal_changed") return kRefused; // by the gate
  if (code == "cli.still_running") return kNotReachable;
  if (status == 401 || status == 402 || status == 403 || status == 429) return kRefused;
  return kFailed;
}

void complain(bool as_json, std::string_view code, std::string_view message, std::string_view remedy,
              const json::object& more) {
  if (as_json) {
    json::object error = more;
    error["code"] = code;
    error["message"] = message;
    error["remedy"] = remedy;
    json::object out;
    out["error"] = std::move(error);
    std::cerr << json::write(out) << "\n";
    return;
  }
  std::cerr << "socle: " << message << "\n";
  if (!remedy.empty()) std::cerr << "       " << remedy << "\n";
  std::cerr << "       [" << code;
  if (const auto stage = json::get_string(more, "stage")) std::cerr << ", stage " << *stage;
  if (const auto call = json::get_string(more, "call")) std::cerr << ", " << *call;
  std::cerr << "]\n";
}
} // namespace

Exit Session::tell(const Error& error) {
  complain(globals_.as_json, error.code(), error.message(language()), error.remedy(language()), {});
  return exit = code_of(error.http_status(), error.code());
}

Exit Session::tell(const json::object& error) {
  const std::string code = json::get_string(error, "code").value_or("unknown");
  static constexpr std::string_view refusals[] = {
      "budget.exceeded",        "kernel.forbidden",       "kernel.approval_required", "kernel.blocked_content",
      "workflows.gate_refused", "workflows.gate_expired", "identity.unauthenticated", "kernel.no_route"};
  complain(globals_.as_json, code, json::get_string(error, "message").value_or(""),
           json::get_string(error, "remedy").value_or(""), error);
  return exit = std::ranges::find(refusals, code) != std::end(refusals) ? kRefused : kFailed;
}

Exit Session::usage(const std::string& message, const std::string& hint) {
  complain(globals_.as_json, "cli.usage", message, hint, {});
  return exit = kUsage;
}

Exit Session::tell_answer(const net::ClientAnswer& answer) {
  const auto parsed = json::parse(answer.body);
  const auto* error = parsed && parsed->is_object() ? json::get_object(parsed->get_object(), "error") : nullptr;
  if (error == nullptr) {
    complain(globals_.as_json, "cli.bad_answer",
             "The server answered with status " + std::to_string(answer.status) + ".",
             "See that SOCLE_URL names a Socle server.", {});
    return exit = kFailed;
  }
  const std::string code = json::get_string(*error, "code").value_or("unknown");
  complain(globals_.as_json, code, json::get_string(*error, "message").value_or(""),
           json::get_string(*error, "remedy").value_or(""), *error);
  return exit = code_of(answer.status, code);
}

std::optional<net::ClientAnswer> Session::send(const std::string& method, const std::string& target, Bytes body,
                                               std::string_view type) {
  if (!client_) {
    net::ClientOptions options;
    options.url = globals_.url;
    options.time_max = std::chrono::minutes(5); // a run that reads a long scan
    auto made = net::Client::create(clock_, std::move(options));
    if (!made) {
      tell(made.error());
      return std::nullopt;
    }
    client_ = std::move(*made);
  }
  net::ClientRequest request;
  request.method = method;
  request.target = target;
  request.headers.add("Accept-Language", globals_.language);
  if (!globals_.key.empty()) request.headers.add("Authorization", "Bearer " + globals_.key);
  if (!type.empty()) request.headers.add("Content-Type", std::string(type));
  request.body = std::move(body);
  auto answer = client_->send(request);
  if (!answer) {
    tell(answer.error());
    return std::nullopt;
  }
  if (answer->status >= 400) {
    tell_answer(*answer);
    return std::nullopt;
  }
  return std::move(*answer);
}

std::optional<json::value> Session::ask(const std::string& method, const std::string& target,
                                        std::optional<json::value> body) {
  auto answer = send(method, target, body ? json::write(*body) : Bytes(), body ? "application/json" : "");
  if (!answer) return std::nullopt;
  if (answer->body.empty()) return json::value(json::object());
  auto parsed = json::parse(answer->body);
  if (!parsed) {
    tell(parsed.error());
    return std::nullopt;
  }
  return std::move(*parsed);
}

std::optional<json::value> Session::ask_with_bytes(const std::string& method, const std::string& target, Bytes body) {
  auto answer = send(method, target, std::move(body), "application/octet-stream");
  if (!answer) return std::nullopt;
  auto parsed = json::parse(answer->body);
  if (!parsed) {
    tell(parsed.error());
    return std::nullopt;
  }
  return std::move(*parsed);
}

std::optional<Bytes> Session::fetch(const std::string& target) {
  auto answer = send("GET", target, {}, "");
  if (!answer) return std::nullopt;
  return std::move(answer->body);
}

std::string encoded(std::string_view text) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                       c == '_' || c == '.' || c == '~';
    if (plain) {
      out += c;
    } else {
      out += '%';
      out += digits[static_cast<unsigned char>(c) >> 4U];
      out += digits[static_cast<unsigned char>(c) & 15U];
    }
  }
  return out;
}

std::string cell(const json::value& row, std::string_view name) {
  const json::value* at = &row;
  while (!name.empty()) { // "total.gross" looks inside
    const auto dot = name.find('.');
    const auto part = name.substr(0, dot);
    const json::value* next = nullptr;
    if (const auto* o = at->if_object()) {
      next = o->if_contains(part);
    } else if (const auto* a = at->if_array()) {
      std::size_t index = a->size();
      std::from_chars(part.data(), part.data() + part.size(), index);
      next = index < a->size() ? &(*a)[index] : nullptr;
    }
    if (next == nullptr) return "–";
    at = next;
    name.remove_prefix(dot == std::string_view::npos ? name.size() : dot + 1);
  }
  if (at->is_null()) return "–";
  if (at->is_string()) return std::string(at->get_string());
  return json::write(*at);
}

namespace {
std::size_t width_of(std::string_view text) { // columns: code points, which is right for our languages
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }));
}
} // namespace

void table(std::ostream& out, const json::array& rows, std::span<const std::pair<std::string, std::string>> columns) {
  std::vector<std::size_t> widths;
  for (const auto& [name, title] : columns) {
    std::size_t width = width_of(title);
    for (const auto& row : rows) width = std::max(width, width_of(cell(row, name)));
    widths.push_back(width);
  }
  const auto line = [&](const auto& text_of) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const std::string text = text_of(columns[i]);
      out << text;
      if (i + 1 < columns.size()) out << std::string(widths[i] - width_of(text) + 2, ' ');
    }
    out << "\n";
  };
  line([](const auto& column) { return column.second; });
  for (const auto& row : rows) line([&](const auto& column) { return cell(row, column.first); });
}

} // namespace socle::cli
