#include "net/client.h"

#include "net/errors.h"

#include <boost/asio/co_spawn.hpp>

namespace socle::net {

struct Client::State {
  const Clock& clock;
  const ClientOptions options;
  std::unique_ptr<Requester> requester;
  asio::io_context context{1}; // keeps the connection between requests
};

namespace {

Task<Result<ClientAnswer>> carry_out(std::shared_ptr<Exchange> exchange, const std::string& url,
                                     const std::function<bool(const Event&)>& on_event) {
  Result<void> begun = co_await exchange->begin();
  if (!begun) co_return std::unexpected(begun.error());
  ClientAnswer answer;
  answer.status = exchange->status();
  answer.headers = exchange->headers();
  const bool events = on_event && answer.headers.get("content-type").value_or("").starts_with("text/event-stream");
  if (!events) {
    Result<Bytes> body = co_await exchange->read_all(answer_bytes_max);
    if (!body) co_return std::unexpected(body.error());
    answer.body = std::move(*body);
    co_return answer;
  }
  EventDecoder decoder;
  while (true) {
    Result<Bytes> piece = co_await exchange->read();
    if (!piece) co_return std::unexpected(piece.error());
    if (piece->empty() || !decoder.feed(*piece, on_event)) break;
  }
  if (decoder.too_large()) co_return fail(kBadAnswer, {{"url", url}, {"reason", "an event is too large"}});
  co_return answer;
}

} // namespace

Result<std::unique_ptr<Client>> Client::create(const Clock& clock, ClientOptions options) {
  SOCLE_TRY(auto requester, Requester::create(clock, {options.ca_file, options.authorities}));
  SOCLE_CHECK(requester->exchange(options.url, {})); // whether it is a URL
  return std::unique_ptr<Client>(
      new Client(std::unique_ptr<State>(new State{clock, std::move(options), std::move(requester)})));
}

Client::Client(std::unique_ptr<State> state) : state_(std::move(state)) {}
Client::~Client() = default;

Result<ClientAnswer> Client::send(const ClientRequest& request) { return stream(request, {}); }

Result<ClientAnswer> Client::stream(const ClientRequest& request, const std::function<bool(const Event&)>& on_event) {
  const auto allowed = request.time_max.value_or(state_->options.time_max);
  ClientRequest sent = request;
  if (on_event) sent.time_max.reset();
  else sent.time_max = allowed;
  SOCLE_TRY(auto exchange, state_->requester->exchange(state_->options.url, std::move(sent),
                                                       {state_->options.connect_time, allowed, allowed}));
  std::optional<Result<ClientAnswer>> answer;
  asio::co_spawn(state_->context, carry_out(std::move(exchange), state_->options.url, on_event),
                 [&answer](const std::exception_ptr& crashed, Result<ClientAnswer> result) {
                   if (crashed) std::rethrow_exception(crashed);
                   answer.emplace(std::move(result));
                 });
  state_->context.restart();
  state_->context.run();
  return std::move(*answer);
}

} // namespace socle::net
