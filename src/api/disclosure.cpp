// Routes about what texts and bodies hold: what the detectors find in a text, the body of a call, and the erasing of bodies.
#include "api/api.h"

#include <algorithm>

namespace socle::api {

namespace {
constexpr Member inspect_members[] = {{"text", Member::Type::text, true}};
constexpr Member erase_members[] = {{"class", Member::Type::text, true}};

// Offsets in code points for offsets in bytes, in one walk.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text, std::vector<std::size_t> wanted) {
    std::ranges::sort(wanted);
    std::size_t at = 0;
    std::int64_t points = 0;
    for (const auto offset : wanted) {
      for (; at < offset; ++at) points += (static_cast<unsigned char>(text[at]) & 0xc0U) != 0x80U ? 1 : 0;
      known_[offset] = points;
    }
  }
  std::int64_t operator[](std::size_t offset) const { return known_.at(offset); }

 private:
  std::map<std::size_t, std::int64_t> known_;
};

HandlerResult inspect(Services& services, const Ask& ask) {
  SOCLE_CHECK(read(services, ask, "guard.inspect", {"Status", "guard", {}}));
  SOCLE_TRY(const json::object body, ask.body(inspect_members));
  const kernel::Content content{"text", json::get_string(body, "text").value_or(""), kernel::Provenance::person};
  SOCLE_TRY(const kernel::Inspection inspection, services.guard.inspect(std::span(&content, 1)));
  std::vector<std::size_t> offsets;
  for (const auto& finding : inspection.findings) offsets.insert(offsets.end(), {finding.begin, finding.end});
  const CodePoints points(content.text, std::move(offsets));
  json::array findings;
  for (const auto& finding : inspection.findings) {
    json::object row;
    row["type"] = finding.type;
    row["start"] = points[finding.begin];
    row["end"] = points[finding.end];
    row["confidence"] = finding.confidence_percent / 100.0;
    findings.emplace_back(std::move(row));
  }
  json::object injection;
  injection["score"] = inspection.injection_percent / 100.0;
  json::object out;
  out["findings"] = std::move(findings);
  out["injection"] = std::move(injection);
  out["data_class"] = inspection.data_class;
  return json_response(out);
}

HandlerResult call_body(Services& services, const Ask& ask) {
  json::object body;
  body["id"] = ask.path.at("id");
  return change(services, ask, call_of("call.body", {"Call", ask.path.at("id"), {}}, body), shown_as_is);
}

json::object class_json(const audit::RetentionClass& one) {
  json::object out;
  out["class"] = one.name;
  out["bodies"] = one.bodies;
  out["erased_at"] = one.erased_at.empty() ? json::value() : json::value(one.erased_at);
  return out;
}

HandlerResult classes(Services& services, const Ask& ask) {
  SOCLE_TRY(const kernel::Principal who, read(services, ask, "audit.read", {"AuditLog", "own", {}}));
  SOCLE_TRY(const auto all, services.audit.classes(who.tenant));
  json::array items;
  for (const auto& one : all) items.emplace_back(class_json(one));
  json::object out;
  out["next"] = json::value();
  out["items"] = std::move(items);
  return json_response(out);
}

HandlerResult erase(Services& services, const Ask& ask) {
  SOCLE_TRY(const json::object body, ask.body(erase_members));
  return change(services, ask,
                call_of("audit.erase", {"AuditLog", json::get_string(body, "class").value_or(""), {}}, body),
                shown_as_is);
}
} // namespace

std::vector<Route> disclosure_routes() {
  return {
      {"POST", "/api/v1/guard/inspect", "guard.inspect", false, inspect},
      {"GET", "/api/v1/calls/{id}/body", "call.body", false, call_body},
      {"GET", "/api/v1/audit/classes", "audit.read", false, classes},
      {"POST", "/api/v1/audit/erase", "audit.erase", false, erase, true},
  };
}

void register_disclosure(Services& services) {
  kernel::Executor reading;
  reading.candidates = [](const kernel::Call&, const kernel::Principal&) {
    return std::vector<kernel::Candidate>{{"here", "local", {}}};
  };
  reading.compute = [&audit = services.audit](const kernel::Ticket& ticket, const kernel::Call& call,
                                              const kernel::Principal& who) {
    const auto opened = [&]() -> Result<kernel::Outcome> {
      SOCLE_TRY(const Bytes body, audit.body(who.tenant, call.resource.id));
      json::object shown;
      shown["id"] = call.resource.id;
      shown["body"] = body; // canonical JSON
      kernel::Outcome out;
      out.result = std::move(shown);
      return out;
    };
    return kernel::Held<Result<kernel::Outcome>>(ticket, opened());
  };
  services.pipeline.add("call.body", std::move(reading));

  kernel::Executor erasing;
  erasing.candidates = [](const kernel::Call&, const kernel::Principal&) {
    return std::vector<kernel::Candidate>{{"here", "local", {}}};
  };
  erasing.effect = [&audit = services.audit](kernel::Permit permit, const kernel::Call& call,
                                             const kernel::Principal&) {
    return audit.erase(std::move(permit), call.resource.id);
  };
  services.pipeline.add("audit.erase", std::move(erasing));
}

} // namespace socle::api
