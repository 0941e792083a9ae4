#include "policy/engine.h"

#include <socle_cedar.h>

#include <cstring>

namespace socle::policy {

namespace {

static_assert(std::endian::native == std::endian::little, "the flat form is written as the machine has it");

std::string taken(socle_cedar_text text) {
  std::string copy = text.bytes == nullptr ? std::string() : std::string(text.bytes, text.size);
  socle_cedar_text_free(text);
  return copy;
}

} // namespace

void RequestWriter::count(std::size_t n) {
  const auto narrow = static_cast<std::uint32_t>(n);
  SOCLE_ASSERT(narrow == n);
  char raw[sizeof narrow];
  std::memcpy(raw, &narrow, sizeof narrow);
  bytes_.append(raw, sizeof narrow);
}

void RequestWriter::text(std::string_view s) {
  count(s.size());
  bytes_.append(s);
}

void RequestWriter::uid(std::string_view type, std::string_view id) {
  text(type);
  text(id);
}

void RequestWriter::boolean(bool v) {
  bytes_ += 'b';
  bytes_ += v ? '\1' : '\0';
}

void RequestWriter::integer(std::int64_t v) {
  bytes_ += 'i';
  char raw[sizeof v];
  std::memcpy(raw, &v, sizeof v);
  bytes_.append(raw, sizeof v);
}

void RequestWriter::string(std::string_view v) {
  bytes_ += 's';
  text(v);
}

void RequestWriter::entity(std::string_view type, std::string_view id) {
  bytes_ += 'e';
  uid(type, id);
}

void RequestWriter::set(std::size_t members) {
  bytes_ += 'S';
  count(members);
}

void RequestWriter::record(std::size_t members) {
  bytes_ += 'R';
  count(members);
}

void RequestWriter::extension(std::string_view function, std::string_view argument) {
  bytes_ += 'x';
  text(function);
  text(argument);
}

std::unique_ptr<Engine> Engine::compile(std::span<const std::pair<std::string, std::string>> files, std::uint32_t flags,
                                        json::value& said) {
  RequestWriter flat;
  flat.count(files.size());
  for (const auto& [name, text] : files) flat.uid(name, text);
  socle_cedar_text report{};
  socle_cedar_bundle* bundle = socle_cedar_compile(flat.bytes().data(), flat.bytes().size(), flags, &report);
  auto parsed = json::parse(taken(report));
  SOCLE_ASSERT(parsed.has_value()); // the engine's own JSON
  said = std::move(*parsed);
  return bundle == nullptr ? nullptr : std::unique_ptr<Engine>(new Engine(bundle));
}

Engine::Engine(socle_cedar_bundle* bundle) : bundle_(bundle) {
  const std::uint32_t n = socle_cedar_policy_count(bundle);
  ids_.reserve(n);
  for (std::uint32_t i = 0; i < n; ++i) {
    std::size_t size = 0;
    const char* id = socle_cedar_policy_id(bundle, i, &size);
    ids_.emplace_back(id, size);
  }
}

Engine::~Engine() { socle_cedar_bundle_free(bundle_); }

EngineAnswer Engine::authorize(std::string_view request, std::uint32_t flags) const {
  thread_local std::vector<std::uint32_t> indexes;
  indexes.resize(ids_.size());
  socle_cedar_answer raw{};
  socle_cedar_authorize(bundle_, request.data(), request.size(), flags, indexes.data(), indexes.size(), &raw);
  EngineAnswer answer;
  answer.permit = raw.permit == 1 && raw.status == SOCLE_CEDAR_OK;
  answer.status = raw.status;
  auto from = indexes.begin();
  const auto next = [&](std::uint32_t n) {
    const auto first = from;
    from += n;
    return std::vector<std::uint32_t>(first, from);
  };
  answer.reasons = next(raw.reasons);
  answer.errors = next(raw.errors);
  answer.unmet = next(raw.unmet);
  answer.message = taken(raw.message);
  return answer;
}

} // namespace socle::policy
