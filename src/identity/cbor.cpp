#include "identity/cbor.h"

#include "identity/limits.h"

#include <limits>

namespace socle::identity::cbor {

namespace {
using Kind = Value::Kind;

class Reader {
 public:
  explicit Reader(std::string_view bytes) : left_(bytes) {}
  std::string_view left() const { return left_; }

  bool item(Value& out, int depth) {
    if (depth > cbor_depth_max || left_.empty()) return false;
    const auto first = static_cast<unsigned char>(left_.front());
    left_.remove_prefix(1);
    const unsigned major = first >> 5U;
    std::uint64_t number = 0;
    if (major == 7) return simple(first & 31U, out);
    if (major == 6 || !argument(first & 31U, number)) return false;
    switch (major) {
      case 0:
      case 1: return integer(major == 1, number, out);
      case 2:
      case 3: return string(major == 2 ? Kind::bytes : Kind::text, number, out);
      case 4: return list(Kind::array, number, depth, out);
      default: return map(number, depth, out);
    }
  }

 private:
  static bool simple(unsigned what, Value& out) {
    if (what < 20 || what > 22) return false; // false, true, null
    out.kind = what == 22 ? Kind::null : Kind::boolean;
    out.integer = what == 21 ? 1 : 0;
    return true;
  }
  // Lengths that are open (31) and numbers in more bytes than they need are refused.
  bool argument(unsigned what, std::uint64_t& out) {
    out = what;
    if (what < 24) return true;
    if (what > 27) return false;
    const std::size_t size = std::size_t{1} << (what - 24U);
    if (left_.size() < size) return false;
    out = 0;
    for (std::size_t i = 0; i < size; ++i) out = (out << 8U) | static_cast<unsigned char>(left_[i]);
    left_.remove_prefix(size);
    constexpr std::uint64_t least[] = {24, 1ULL << 8U, 1ULL << 16U, 1ULL << 32U};
    return out >= least[what - 24U];
  }
  static bool integer(bool negative, std::uint64_t number, Value& out) {
    if (number > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) return false;
    out.kind = Kind::integer;
    out.integer = negative ? -1 - static_cast<std::int64_t>(number) : static_cast<std::int64_t>(number);
    return true;
  }
  bool string(Kind kind, std::uint64_t size, Value& out) {
    if (size > left_.size()) return false;
    out.kind = kind;
    out.bytes = left_.substr(0, size);
    left_.remove_prefix(size);
    return true;
  }
  bool list(Kind kind, std::uint64_t count, int depth, Value& out) {
    if (count > left_.size()) return false; // each item has a byte at least: nothing is set aside for what cannot come
    out.kind = kind;
    for (std::uint64_t i = 0; i < count; ++i) {
      if (!item(out.items.emplace_back(), depth + 1)) return false;
    }
    return true;
  }
  bool map(std::uint64_t count, int depth, Value& out) {
    if (count > cbor_map_max || !list(Kind::map, 2 * count, depth, out)) return false;
    for (std::size_t i = 0; i < out.items.size(); i += 2) {
      const Value& key = out.items[i];
      if (key.kind != Kind::integer && key.kind != Kind::text) return false;
      for (std::size_t j = 0; j < i; j += 2) {
        const Value& other = out.items[j];
        if (other.kind == key.kind && other.integer == key.integer && other.bytes == key.bytes) return false;
      }
    }
    return true;
  }

  std::string_view left_;
};

const Value* found(const Value& map, Kind kind, std::int64_t integer, std::string_view text, Kind wanted) {
  if (map.kind != Kind::map) return nullptr;
  for (std::size_t i = 0; i + 1 < map.items.size(); i += 2) {
    const Value& key = map.items[i];
    if (key.kind == kind && key.integer == integer && key.bytes == text)
      return map.items[i + 1].kind == wanted ? &map.items[i + 1] : nullptr;
  }
  return nullptr;
}
} // namespace

const Value* Value::find(std::int64_t key, Kind wanted) const { return found(*this, Kind::integer, key, {}, wanted); }
const Value* Value::find(std::string_view key, Kind wanted) const { return found(*this, Kind::text, 0, key, wanted); }

std::optional<Value> read(std::string_view& bytes) {
  if (bytes.size() > cbor_bytes_max) return std::nullopt;
  Reader reader(bytes);
  Value out;
  if (!reader.item(out, 0)) return std::nullopt;
  bytes = reader.left();
  return out;
}

} // namespace socle::identity::cbor
