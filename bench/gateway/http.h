// Just enough HTTP/1.1 for the two ends of a measurement: where a message ends, and what its body is. Both ends are ours, so
// what they do not expect is an error, never a guess. No part of the product.
#pragma once
#include <algorithm>
#include <charconv>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

namespace bench {

// What the model answers: plain sentences, as answers are. 600 bytes make a whole answer of 0.9 KB.
inline const std::string& answer_text() {
  static const std::string text = [] {
    constexpr std::string_view words[] = {"each", "machine", "tells",  "what",   "it",   "did",  "while", "people", "read",
                                          "and",  "decide",  "about",  "offers", "that", "our",  "plant", "needs",  "in",
                                          "spring", "with",  "less",   "paper",  "than", "last", "year",  "before", "noon"};
    std::string out;
    for (unsigned i = 1; out.size() < 600; i = i * 1664525U + 1013904223U)
      out.append(words[(i >> 16U) % std::size(words)]).append(i >> 28U == 0 ? ". " : " ");
    out.resize(600);
    return out;
  }();
  return text;
}

inline bool same_letters(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if ((a[i] | 0x20) != (b[i] | 0x20)) return false;
  return true;
}

// The value of a header in a head that ends in an empty line.
inline std::optional<std::string_view> header(std::string_view head, std::string_view name) {
  for (std::size_t at = head.find("\r\n"); at != std::string_view::npos && at + 2 < head.size(); at = head.find("\r\n", at + 2)) {
    const std::string_view line = head.substr(at + 2, head.find("\r\n", at + 2) - at - 2);
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || !same_letters(line.substr(0, colon), name)) continue;
    const auto begin = line.find_first_not_of(' ', colon + 1);
    return begin == std::string_view::npos ? std::string_view() : line.substr(begin);
  }
  return std::nullopt;
}

// Reads one message after the other from the bytes of a connection. The body's bytes come as they arrive, without framing.
class Reader {
 public:
  enum class State { head, body, done, broken };

  // Takes what it can from `in`, appends the body's bytes to `body`, says how many bytes it took.
  std::size_t feed(std::string_view in, std::string& body) {
    std::size_t taken = 0;
    while (taken < in.size() && state_ != State::done && state_ != State::broken) {
      const std::size_t step = state_ == State::head ? read_head(in.substr(taken)) : read_body(in.substr(taken), body);
      taken += step;
      if (step == 0) break;
    }
    return taken;
  }
  State state() const { return state_; }
  std::string_view head() const { return head_; }
  void next() {
    head_.clear();
    line_.clear();
    state_ = State::head;
    chunked_ = in_chunk_ = last_ = false;
    left_ = 0;
  }

 private:
  static constexpr std::size_t head_bytes_max = 65536;

  std::size_t read_head(std::string_view in) {
    const std::size_t before = head_.size();
    head_.append(in.substr(0, head_bytes_max));
    const auto end = head_.find("\r\n\r\n", before < 3 ? 0 : before - 3);
    if (end == std::string::npos) {
      if (head_.size() > head_bytes_max) state_ = State::broken;
      return in.size();
    }
    head_.resize(end + 4);
    chunked_ = header(head_, "transfer-encoding").value_or("") == "chunked";
    left_ = 0;
    if (const auto length = header(head_, "content-length"); length && !chunked_)
      std::from_chars(length->data(), length->data() + length->size(), left_);
    state_ = !chunked_ && left_ == 0 ? State::done : State::body;
    return head_.size() - before;
  }

  std::size_t read_body(std::string_view in, std::string& body) {
    if (!chunked_ || in_chunk_) {
      const std::size_t step = std::min(left_, in.size());
      body.append(in.substr(0, step));
      left_ -= step;
      if (left_ == 0) {
        if (chunked_)
          in_chunk_ = false;
        else
          state_ = State::done;
      }
      return step;
    }
    const auto end = in.find('\n'); // a chunk's size, the empty line behind a chunk, or the last line
    if (end == std::string_view::npos) {
      line_ += in;
      return in.size();
    }
    line_ += in.substr(0, end);
    if (!line_.empty() && line_.back() == '\r') line_.pop_back();
    if (line_.empty() && last_) state_ = State::done;
    if (!line_.empty()) {
      const auto read = std::from_chars(line_.data(), line_.data() + line_.size(), left_, 16);
      if (read.ec != std::errc()) state_ = State::broken;
      last_ = left_ == 0;
      in_chunk_ = !last_;
    }
    line_.clear();
    return end + 1;
  }

  std::string head_, line_;
  State state_ = State::head;
  bool chunked_ = false, in_chunk_ = false, last_ = false;
  std::size_t left_ = 0;
};

} // namespace bench
