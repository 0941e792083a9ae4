#include "backends/models_gguf.h"

#include "backends/limits.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace socle::backends {

namespace {
static_assert(std::endian::native == std::endian::little, "GGUF is read as it lies in the file");

enum class Type : std::uint32_t { u8, i8, u16, i16, u32, i32, f32, boolean, text, list, u64, i64, f64 };

std::uint64_t width_of(Type type) { // 0: of no fixed width
  switch (type) {
    case Type::u8:
    case Type::i8:
    case Type::boolean: return 1;
    case Type::u16:
    case Type::i16: return 2;
    case Type::u32:
    case Type::i32:
    case Type::f32: return 4;
    case Type::u64:
    case Type::i64:
    case Type::f64: return 8;
    default: return 0;
  }
}

// The head, piece by piece. The first thing that is wrong stays the reason; from then on everything reads as nothing.
class Head {
 public:
  Head(std::istream& in, std::uint64_t file_bytes)
      : in_(in), whole_(std::min(file_bytes, gguf_head_bytes_max)), left_(whole_) {}

  std::uint64_t read_so_far() const { return whole_ - left_; }

  bool failed() const { return !reason_.empty(); }
  const std::string& reason() const { return reason_; }
  void fail(std::string reason) {
    if (reason_.empty()) reason_ = std::move(reason);
  }

  template <typename T>
  T number() {
    T out{};
    take(&out, sizeof out);
    return out;
  }
  std::string text(std::uint64_t bytes_max) {
    const auto length = number<std::uint64_t>();
    if (length > bytes_max) fail("a text in it claims " + std::to_string(length) + " bytes");
    if (length > left_) fail("it ends in the middle of its description");
    if (failed()) return {};
    std::string out(static_cast<std::size_t>(length), '\0');
    take(out.data(), length);
    return out;
  }
  void skip(std::uint64_t bytes) {
    if (bytes > left_) fail("it ends in the middle of its description");
    if (failed()) return;
    left_ -= bytes;
    in_.ignore(static_cast<std::streamsize>(bytes)); // a seek would drop the buffer at every word of a vocabulary
    if (!in_) fail("it could not be read to the end of its description");
  }
  void skip_value(Type type, int depth = 0) {
    if (const auto width = width_of(type)) return skip(width);
    if (type == Type::text) {
      const auto length = number<std::uint64_t>();
      return skip(length);
    }
    if (type != Type::list)
      return fail("it holds a value of the unknown type " + std::to_string(std::to_underlying(type)));
    const auto [element, count] = list_head();
    if (depth >= gguf_depth_max) fail("its lists lie too deep in each other");
    if (const auto width = width_of(element)) return skip(failed() ? 0 : width * count);
    for (std::uint64_t i = 0; i < count && !failed(); ++i) skip_value(element, depth + 1);
  }
  std::pair<Type, std::uint64_t> list_head() {
    const auto element = static_cast<Type>(number<std::uint32_t>());
    const auto count = number<std::uint64_t>();
    if (count > gguf_elements_max) fail("a list in it claims " + std::to_string(count) + " elements");
    return {element, failed() ? 0 : count};
  }
  std::int64_t integer(Type type) {
    switch (type) {
      case Type::u8: return number<std::uint8_t>();
      case Type::i8: return number<std::int8_t>();
      case Type::u16: return number<std::uint16_t>();
      case Type::i16: return number<std::int16_t>();
      case Type::u32: return number<std::uint32_t>();
      case Type::i32: return number<std::int32_t>();
      case Type::i64: return number<std::int64_t>();
      case Type::u64: {
        const auto wide = number<std::uint64_t>();
        return wide > static_cast<std::uint64_t>(context_tokens_max) ? context_tokens_max
                                                                     : static_cast<std::int64_t>(wide);
      }
      default: skip_value(type); return 0;
    }
  }

 private:
  void take(void* out, std::uint64_t bytes) {
    if (bytes > left_) fail("it ends in the middle of its description");
    if (failed()) return;
    left_ -= bytes;
    in_.read(static_cast<char*>(out), static_cast<std::streamsize>(bytes));
    if (!in_) {
      std::memset(out, 0, bytes);
      fail("it could not be read to the end of its description");
    }
  }

  std::istream& in_;
  std::uint64_t whole_, left_;
  std::string reason_;
};

struct Seen {
  GgufFacts facts;
  std::string kind; // general.type
  std::int64_t parts = 0, pooling = 0, alignment = 32; // the format's own default
};

void read_languages(Head& head, Seen& seen) {
  const auto [element, count] = head.list_head();
  for (std::uint64_t i = 0; i < count && !head.failed(); ++i) {
    if (element != Type::text) head.skip_value(element, 1);
    else if (auto language = head.text(gguf_text_bytes_max); seen.facts.languages.size() < words_max)
      seen.facts.languages.push_back(std::move(language));
  }
}

void read_member(Head& head, Seen& seen) {
  const std::string name = head.text(gguf_name_bytes_max);
  const auto type = static_cast<Type>(head.number<std::uint32_t>());
  if (head.failed()) return;
  std::string* text = name == "general.architecture"      ? &seen.facts.architecture
                      : name == "general.name"            ? &seen.facts.title
                      : name == "general.license"         ? &seen.facts.licence
                      : name == "general.type"            ? &seen.kind
                      : name == "tokenizer.chat_template" ? &seen.facts.chat_template
                                                          : nullptr;
  if (text != nullptr && type == Type::text) *text = head.text(gguf_text_bytes_max);
  else if (name == "general.languages" && type == Type::list) read_languages(head, seen);
  else if (name == "split.count") seen.parts = head.integer(type);
  else if (name == "general.alignment") seen.alignment = head.integer(type);
  else if (name.ends_with(".pooling_type")) seen.pooling = head.integer(type);
  // Before or behind the architecture's own name: the only member that ends so.
  else if (name.ends_with(".context_length")) seen.facts.context_tokens = head.integer(type);
  else head.skip_value(type);
}

// Architectures whose files are made to give vectors, also where no pooling is written down.
bool only_embeds(std::string_view architecture) {
  static constexpr std::string_view known[] = {"bert",         "nomic-bert",     "nomic-bert-moe", "jina-bert-v2",
                                               "jina-bert-v3", "modern-bert",    "neo-bert",       "eurobert",
                                               "t5encoder",    "gemma-embedding"};
  return std::ranges::find(known, architecture) != std::end(known);
}
// How many bytes so many numbers take at least: exact for the types that files mostly have, one byte for all others.
std::uint64_t bytes_of(std::uint32_t type, std::uint64_t numbers) {
  struct Packing {
    std::uint32_t type;
    std::uint64_t numbers, bytes;
  };
  static constexpr Packing known[] = {{0, 1, 4},      {1, 1, 2},      {30, 1, 2},    {2, 32, 18},   {3, 32, 20},
                                      {6, 32, 22},    {7, 32, 24},    {8, 32, 34},   {10, 256, 84}, {11, 256, 110},
                                      {12, 256, 144}, {13, 256, 176}, {14, 256, 210}};
  const auto* found = std::ranges::find(known, type, &Packing::type);
  return found == std::end(known) ? 1 : std::max<std::uint64_t>(numbers / found->numbers * found->bytes, 1);
}

// A tensor's name, shape, type and place; answers where it ends behind the head. A file that was cut ends before that.
std::uint64_t end_of_tensor(Head& head) {
  head.text(gguf_name_bytes_max);
  const auto dimensions = head.number<std::uint32_t>();
  if (dimensions > 8) head.fail("a tensor in it claims " + std::to_string(dimensions) + " dimensions");
  std::uint64_t numbers = 1;
  for (std::uint32_t i = 0; i < dimensions && !head.failed(); ++i) {
    const auto length = head.number<std::uint64_t>();
    if (length != 0 && numbers > gguf_numbers_max / length)
      head.fail("a tensor in it claims more than " + std::to_string(gguf_numbers_max) + " numbers");
    else numbers *= length;
  }
  const auto type = head.number<std::uint32_t>();
  const auto place = head.number<std::uint64_t>();
  if (place > gguf_numbers_max) head.fail("a tensor in it claims to lie at " + std::to_string(place));
  return head.failed() ? 0 : place + bytes_of(type, numbers);
}
} // namespace

std::expected<GgufFacts, std::string> read_gguf(std::istream& in, std::uint64_t file_bytes) {
  Head head(in, file_bytes);
  if (head.number<std::uint32_t>() != 0x46554747U) return std::unexpected("it does not begin with “GGUF”"); // "GGUF"
  const auto version = head.number<std::uint32_t>();
  if (version != 2 && version != 3)
    return std::unexpected(version == 0x03000000U || version == 0x02000000U
                               ? "its numbers are written for a big-endian machine"
                               : "its GGUF version is " + std::to_string(version) + ", readable are 2 and 3");
  Seen seen;
  seen.facts.tensors = head.number<std::uint64_t>();
  const auto members = head.number<std::uint64_t>();
  if (members > gguf_keys_max || seen.facts.tensors > gguf_tensors_max)
    return std::unexpected("it claims " + std::to_string(members) + " values and " +
                           std::to_string(seen.facts.tensors) + " tensors");
  for (std::uint64_t i = 0; i < members && !head.failed(); ++i) read_member(head, seen);
  std::uint64_t farthest = 0;
  for (std::uint64_t i = 0; i < seen.facts.tensors && !head.failed(); ++i)
    farthest = std::max(farthest, end_of_tensor(head));
  if (seen.alignment < 1 || seen.alignment > 1'048'576) head.fail("its alignment is " + std::to_string(seen.alignment));
  if (head.failed()) return std::unexpected(head.reason());
  if (seen.facts.architecture.empty()) return std::unexpected("it does not name its architecture");
  if (!seen.kind.empty() && seen.kind != "model")
    return std::unexpected("it says that it is no model of its own but of the type “" + seen.kind.substr(0, 40) + "”");
  if (seen.facts.tensors == 0) return std::unexpected("it holds no tensors");
  if (seen.parts > 1)
    return std::unexpected("it is one of " + std::to_string(seen.parts) + " parts; join them to one file first");
  const auto alignment = static_cast<std::uint64_t>(seen.alignment);
  const std::uint64_t begin = (head.read_so_far() + alignment - 1) / alignment * alignment;
  if (begin + farthest > file_bytes) return std::unexpected("it was cut: its tensors reach beyond its end");
  seen.facts.reranks = seen.pooling == 4;
  seen.facts.embeds = !seen.facts.reranks && (seen.pooling > 0 || only_embeds(seen.facts.architecture));
  seen.facts.context_tokens = std::clamp<std::int64_t>(seen.facts.context_tokens, 0, context_tokens_max);
  return std::move(seen.facts);
}

} // namespace socle::backends
