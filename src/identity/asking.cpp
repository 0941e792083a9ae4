// How the provider is asked: over HTTP, within seconds.
#include "identity/errors.h"
#include "identity/limits.h"
#include "identity/sign_on.h"

#include "net/client.h"

namespace socle::identity {

AskProvider ask_over_http(const Clock& clock, std::string authorities) {
  return [&clock, authorities = std::move(authorities)](const Asking& asking) -> Result<Bytes> {
    const auto path = asking.url.find('/', asking.url.find("//") + 2);
    const std::string host = asking.url.substr(0, path);
    const auto failed = [&](std::string reason) {
      return fail(kProviderAnswer, {{"reason", host + ": " + std::move(reason)}});
    };
    auto client = net::Client::create(clock, {host, {}, authorities, provider_time_max, provider_time_max});
    if (!client) return failed(client.error().message());
    net::ClientRequest request;
    request.target = path == std::string::npos ? "/" : asking.url.substr(path);
    request.headers.add("Accept", "application/json");
    if (!asking.authorization.empty()) request.headers.add("Authorization", asking.authorization);
    if (!asking.form.empty()) {
      request.method = "POST";
      request.headers.add("Content-Type", "application/x-www-form-urlencoded");
      request.body = asking.form;
    }
    auto answer = (*client)->send(request);
    if (!answer) return failed(answer.error().message());
    if (answer->body.size() > provider_answer_bytes_max) return failed("its answer is too large");
    if (answer->status == 200) return std::move(answer->body);
    // Only the code of RFC 6749 is told on: descriptions may hold anything.
    const auto parsed = json::parse(answer->body, provider_answer_bytes_max);
    const std::string code = parsed && parsed->is_object()
                                 ? json::get_string(parsed->get_object(), "error").value_or("")
                                 : "";
    const bool plain = code.size() <= 40 && code.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string::npos;
    return failed("status " + std::to_string(answer->status) + (plain && !code.empty() ? ", " + code : ""));
  };
}

} // namespace socle::identity
