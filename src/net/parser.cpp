#include "net/parser.h"

#include "net/errors.h"
#include "net/limits.h"

#include <algorithm>

namespace socle::net {

// What llhttp calls. A callback that refuses records the error first; llhttp then stops.
struct Parser::Callbacks {
  static Parser& of(llhttp_t* p) { return *static_cast<Parser*>(p->data); }
  static int stop_if(bool refused) { return refused ? HPE_USER : HPE_OK; }

  static int on_url(llhttp_t* p, const char* at, std::size_t length) {
    auto& self = of(p);
    self.target_.append(at, length);
    return stop_if(self.target_.size() > target_bytes_max &&
                   self.refuse(kTargetTooLong, {{"bytes_max", std::to_string(target_bytes_max)}}));
  }
  static int on_field(llhttp_t* p, const char* at, std::size_t length) {
    auto& self = of(p);
    if (self.head_done_) { // a trailer: counted, not kept: nobody here may act on fields that come after the body
      self.trailer_bytes_ += length;
      return stop_if(self.trailer_bytes_ > head_bytes_max &&
                     self.refuse(kHeadTooLarge, {{"bytes_max", std::to_string(head_bytes_max)},
                                                 {"fields_max", std::to_string(header_fields_max)}}));
    }
    self.field_.append(at, length);
    return HPE_OK;
  }
  static int on_value(llhttp_t* p, const char* at, std::size_t length) {
    auto& self = of(p);
    if (self.head_done_) return on_field(p, at, length);
    self.value_.append(at, length);
    return HPE_OK;
  }
  static int on_value_complete(llhttp_t* p) { return stop_if(!of(p).head_done_ && !of(p).add_field()); }
  static int on_head(llhttp_t* p) {
    auto& self = of(p);
    self.head_done_ = true;
    if (!self.check_head()) return HPE_USER;
    p->upgrade = 0; // no protocol is switched to here: the message is read as what it is
    self.state_ = State::decided;
    return HPE_PAUSED;
  }
  static int on_body(llhttp_t* p, const char* at, std::size_t length) {
    auto& self = of(p);
    self.body_bytes_ += length;
    if (self.body_bytes_ > self.body_bytes_max_) {
      self.refuse(kBodyTooLarge, {{"bytes_max", std::to_string(self.body_bytes_max_)}});
      return HPE_USER;
    }
    self.request_.body.append(at, length);
    return HPE_OK;
  }
  static int on_complete(llhttp_t* p) {
    of(p).state_ = State::complete;
    return HPE_PAUSED;
  }
};

const llhttp_settings_t& Parser::settings() {
  static const llhttp_settings_t value = [] {
    llhttp_settings_t s;
    llhttp_settings_init(&s);
    s.on_url = Callbacks::on_url;
    s.on_header_field = Callbacks::on_field;
    s.on_header_value = Callbacks::on_value;
    s.on_header_value_complete = Callbacks::on_value_complete;
    s.on_headers_complete = Callbacks::on_head;
    s.on_body = Callbacks::on_body;
    s.on_message_complete = Callbacks::on_complete;
    return s;
  }();
  return value;
}

Parser::Parser(Role role) : role_(role), llhttp_(std::make_unique<llhttp_t>()) {
  llhttp_init(llhttp_.get(), role == Role::request ? HTTP_REQUEST : HTTP_RESPONSE, &settings());
  llhttp_->data = this;
}

bool Parser::refuse(const ErrorKind& kind, Error::Parameters parameters) {
  if (!error_) error_.emplace(kind, std::move(parameters));
  state_ = State::failed;
  return true;
}

// llhttp's own verdict. Its reasons are fixed texts, never bytes of the message.
void Parser::refuse_syntax() {
  if (error_) return;
  const auto code = llhttp_get_errno(llhttp_.get());
  if (role_ == Role::request &&
      ((code == HPE_INVALID_VERSION && llhttp_->http_major > 1) || code == HPE_PAUSED_H2_UPGRADE)) {
    refuse(kVersionUnknown, {});
    return;
  }
  const char* reason = llhttp_get_error_reason(llhttp_.get());
  refuse(kBadRequest, {{"reason", reason != nullptr && *reason != '\0' ? reason : llhttp_errno_name(code)}});
}

std::size_t Parser::feed(std::string_view bytes) {
  std::size_t consumed = 0;
  while (consumed < bytes.size() && (state_ == State::head || state_ == State::body)) {
    auto piece = bytes.substr(consumed);
    const bool in_head = state_ == State::head;
    if (in_head)
      piece = piece.substr(0, std::max<std::size_t>(1, head_bytes_max - std::min(head_bytes_, head_bytes_max)));
    const auto code = llhttp_execute(llhttp_.get(), piece.data(), piece.size());
    std::size_t used = piece.size();
    if (code != HPE_OK) {
      const char* position = llhttp_get_error_pos(llhttp_.get());
      used = position == nullptr ? piece.size()
                                 : std::min(piece.size(), static_cast<std::size_t>(position - piece.data()));
    }
    consumed += used;
    message_bytes_ += used;
    if (in_head) head_bytes_ += used;
    if (code == HPE_PAUSED && (state_ == State::decided || state_ == State::complete)) break;
    if (code != HPE_OK) {
      refuse_syntax();
      break;
    }
    if (in_head && head_bytes_ >= head_bytes_max) {
      refuse(kHeadTooLarge,
             {{"bytes_max", std::to_string(head_bytes_max)}, {"fields_max", std::to_string(header_fields_max)}});
    } else if (message_bytes_ - head_bytes_ >
               body_bytes_ + chunk_overhead_bytes_max + chunk_overhead_per_byte * body_bytes_) {
      refuse(kBadRequest, {{"reason", "the chunks' sizes and extensions outweigh the body"}});
    }
  }
  return consumed;
}

void Parser::finish() {
  if (state_ == State::complete || state_ == State::failed) return;
  if (state_ == State::body && llhttp_finish(llhttp_.get()) == HPE_OK && llhttp_message_needs_eof(llhttp_.get()) != 0) {
    state_ = State::complete;
    keep_alive_ = false;
    return;
  }
  if (state_ != State::complete) refuse(kBadRequest, {{"reason", "the connection ended within the message"}});
}

void Parser::proceed(std::size_t body_bytes_max, bool without_body) {
  if (state_ != State::decided) return;
  body_bytes_max_ = body_bytes_max;
  without_body_ = without_body;
  if (content_length_ && !without_body && *content_length_ > body_bytes_max) {
    refuse(kBodyTooLarge, {{"bytes_max", std::to_string(body_bytes_max)}});
    return;
  }
  if (content_length_)
    request_.body.reserve(std::min<std::size_t>(*content_length_, 64U << 10)); // not what was claimed: what comes
  state_ = State::body;
  if (without_body) {
    state_ = State::complete;
    return;
  }
  llhttp_resume(llhttp_.get());
  // Messages without a body complete at once, without a further byte; next() begins the parser anew.
  if (role_ == Role::request && !chunked_ && content_length_.value_or(0) == 0) {
    state_ = State::complete;
  } else if (role_ == Role::response &&
             ((content_length_ && *content_length_ == 0) || status_ == 204 || status_ == 304 || status_ / 100 == 1)) {
    state_ = State::complete;
  }
}

void Parser::next() {
  llhttp_init(llhttp_.get(), role_ == Role::request ? HTTP_REQUEST : HTTP_RESPONSE, &settings());
  llhttp_->data = this;
  state_ = State::head;
  request_ = {};
  target_.clear();
  field_.clear();
  value_.clear();
  status_ = 0;
  message_bytes_ = head_bytes_ = body_bytes_ = trailer_bytes_ = 0;
  content_length_.reset();
  chunked_ = keep_alive_ = without_body_ = head_done_ = false;
}

bool Parser::add_field() {
  if (request_.headers.size() >= header_fields_max) {
    refuse(kHeadTooLarge,
           {{"bytes_max", std::to_string(head_bytes_max)}, {"fields_max", std::to_string(header_fields_max)}});
    return false;
  }
  for (auto& c : field_) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  while (value_.ends_with(' ') || value_.ends_with('\t')) value_.pop_back();
  for (const char c : value_) {
    if ((static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f) {
      refuse(kBadRequest, {{"reason", "a control character in a header field"}});
      return false;
    }
  }
  request_.headers.add(std::exchange(field_, {}), std::exchange(value_, {}));
  return true;
}

// What has to be beyond doubt before a byte of the body is read. llhttp refuses most of it already; what decides where a message
// ends is worth a second look that reads like the rule.
bool Parser::check_head() {
  const auto bad = [this](const char* reason) { return !refuse(kBadRequest, {{"reason", reason}}); };
  const auto& headers = request_.headers;
  const auto encodings = headers.count("transfer-encoding");
  const auto lengths = headers.count("content-length");
  request_.http_1_0 = llhttp_->http_minor == 0;
  if (llhttp_->http_major != 1 || llhttp_->http_minor > 1) return !refuse(kVersionUnknown, {});
  if (lengths > 1) return bad("more than one Content-Length");
  if (lengths != 0 && encodings != 0) return bad("Content-Length beside Transfer-Encoding");
  if (encodings > 1 || (encodings == 1 && !equal_ignoring_case(*headers.get("transfer-encoding"), "chunked")))
    return bad("the only transfer encoding is “chunked”, once");
  if (encodings != 0 && request_.http_1_0) return bad("Transfer-Encoding in HTTP/1.0");
  chunked_ = encodings != 0;
  if (lengths == 1) {
    const auto text = *headers.get("content-length");
    if (text.empty() || text.size() > 18 || !std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; }))
      return bad("Content-Length is not a number");
    std::size_t length = 0;
    for (const char c : text) length = length * 10 + static_cast<std::size_t>(c - '0');
    content_length_ = length;
  }
  keep_alive_ = llhttp_should_keep_alive(llhttp_.get()) != 0;
  if (role_ == Role::response) {
    status_ = llhttp_get_status_code(llhttp_.get());
    return true;
  }
  return check_request();
}

bool Parser::check_request() {
  const auto bad = [this](const char* reason) { return !refuse(kBadRequest, {{"reason", reason}}); };
  const auto& headers = request_.headers;
  request_.method = llhttp_method_name(static_cast<llhttp_method_t>(llhttp_get_method(llhttp_.get())));
  const auto hosts = headers.count("host");
  if (hosts > 1 || (hosts == 0 && !request_.http_1_0)) return bad("exactly one Host is needed");
  if (request_.method == "CONNECT") return !refuse(kMethodUnknown, {{"method", "CONNECT"}});
  std::string_view target = target_;
  if (const auto scheme = target.find("://");
      scheme != std::string_view::npos && !target.starts_with('/')) { // absolute form, as to a proxy
    const auto path = target.find_first_of("/?", scheme + 3);
    target = path == std::string_view::npos || target[path] == '?' ? std::string_view("/") : target.substr(path);
  }
  if (!target.starts_with('/')) return bad("the address does not begin with a slash");
  if (!std::ranges::all_of(target, [](char c) { return c > 0x20 && c < 0x7f; }))
    return bad("the address holds a byte that must be percent-encoded");
  const auto mark = target.find('?');
  request_.path = std::string(target.substr(0, mark));
  if (mark != std::string_view::npos) request_.query = std::string(target.substr(mark + 1));
  return true;
}

} // namespace socle::net
