#include "policy/publishing.h"

#include "base/id.h"
#include "policy/errors.h"
#include "policy/limits.h"

namespace socle::policy {

namespace {
constexpr const char* kProposalColumns =
    "SELECT id, digest, note, proposed_at, proposed_by, state, decided_by, files FROM policy_proposals ";

// A key that belongs to a person's service account is that person: two keys are not two people.
const std::string& person_of(const kernel::Principal& who) {
  return who.on_behalf_of.empty() ? who.id : who.on_behalf_of;
}

// The name in the note's signature line; what is shown, never what is trusted.
std::string signer_name(std::string_view note) {
  constexpr std::string_view dash = "\n\xe2\x80\x94 ";
  const auto at = note.rfind(dash);
  if (at == std::string_view::npos) return {};
  const auto line = note.substr(at + dash.size());
  return std::string(line.substr(0, line.find(' ')));
}

Proposal proposal_of(const store::Row& row) {
  return {row.text(0), row.text(1), signer_name(row.text(2)), {row.integer(3)}, row.text(4), row.text(5),
          row.text(6), {}};
}
} // namespace

Result<Rules> Publishing::rules(std::string_view tenant) {
  SOCLE_TRY(const store::Rows rows,
            store_.read("SELECT signatures, people FROM policy_rules WHERE tenant = ?1", {std::string(tenant)}));
  if (rows.empty()) return Rules();
  return Rules{rows.front().integer(0) != 0, rows.front().integer(1) > 1};
}

Result<store::Unit> Publishing::set_rules(std::string_view tenant, const Rules& wanted) {
  store::Unit unit;
  if (wanted.signatures) {
    SOCLE_TRY(const auto known, signers(tenant));
    if (known.empty()) return fail(kSignerNeeded);
    // Whoever removes the last signer at the same moment finds it changed, or changes this one's row count.
    unit.add("UPDATE policy_signers SET added_by = added_by WHERE tenant = ?1 AND name = ?2",
             {std::string(tenant), known.front().name}, 1);
  }
  unit.add("INSERT INTO policy_rules(tenant, signatures, people) VALUES (?1, ?2, ?3) "
           "ON CONFLICT (tenant) DO UPDATE SET signatures = ?2, people = ?3",
           {std::string(tenant), std::int64_t{wanted.signatures ? 1 : 0}, std::int64_t{wanted.two_people ? 2 : 1}}, 1);
  return unit;
}

Result<std::vector<Signer>> Publishing::signers(std::string_view tenant) {
  SOCLE_TRY(
      const store::Rows rows,
      store_.read("SELECT name, verifier_key, added_at, added_by FROM policy_signers WHERE tenant = ?1 ORDER BY name",
                  {std::string(tenant)}));
  std::vector<Signer> out;
  for (const auto& row : rows) out.push_back({row.text(0), row.text(1), {row.integer(2)}, row.text(3)});
  return out;
}

Result<store::Unit> Publishing::add_signer(std::string_view tenant, std::string_view verifier_key,
                                           std::string_view by) {
  auto key = audit::parse_verifier_key(verifier_key);
  if (!key) return fail(kSignerKeyInvalid, {{"reason", key.error().message()}});
  if (key->name.size() > signer_name_bytes_max || key->name.find_first_of(" \n\r\t") != std::string::npos)
    return fail(kSignerKeyInvalid, {{"reason", "a name has no blanks and at most 100 bytes"}});
  SOCLE_TRY(const auto known, signers(tenant));
  for (const auto& signer : known) {
    if (signer.name == key->name) return fail(kSignerKnown, {{"name", key->name}});
  }
  if (known.size() >= signers_max) return fail(kSignerKeyInvalid, {{"reason", "50 signers are registered already"}});
  store::Unit unit;
  unit.add("INSERT INTO policy_signers(tenant, name, verifier_key, added_at, added_by) VALUES (?1, ?2, ?3, ?4, ?5)",
           {std::string(tenant), key->name, std::string(verifier_key), clock_.now().us, std::string(by)}, 1);
  return unit;
}

Result<store::Unit> Publishing::remove_signer(std::string_view tenant, std::string_view name) {
  SOCLE_TRY(const auto known, signers(tenant));
  SOCLE_TRY(const Rules now, rules(tenant));
  bool found = false;
  for (const auto& signer : known) found = found || signer.name == name;
  if (!found) return fail(kSignerUnknown, {{"name", std::string(name)}});
  if (now.signatures && known.size() == 1) return fail(kSignerNeeded);
  store::Unit unit;
  unit.add("DELETE FROM policy_signers WHERE tenant = ?1 AND name = ?2", {std::string(tenant), std::string(name)}, 1);
  return unit;
}

// A note that came along must hold even where none is asked for: nobody shall believe that something is signed which is not.
Result<std::optional<Signed>> Publishing::checked(std::string_view tenant, const Rules& rules, std::string_view digest,
                                                  std::string_view note) {
  if (note.empty()) {
    if (rules.signatures) return fail(kSignatureMissing);
    return std::nullopt;
  }
  SOCLE_TRY(const auto known, signers(tenant));
  std::vector<std::string> keys;
  for (const auto& signer : known) keys.push_back(signer.key);
  SOCLE_TRY(Signed found, open_signature(note, keys));
  SOCLE_TRY(const store::Rows rows,
            store_.read("SELECT max(issued_at) FROM policy_bundles WHERE tenant = ?1", {std::string(tenant)}));
  std::optional<Timestamp> newest;
  if (!rows.empty() && !rows.front().is_null(0)) newest = Timestamp{rows.front().integer(0)};
  SOCLE_CHECK(check_statement(found.statement, digest, origin_(tenant), clock_.now(), newest));
  return found;
}

Result<void> Publishing::admissible(std::string_view tenant, const Files& files, std::string_view note) {
  SOCLE_TRY(const Rules now, rules(tenant));
  if (note.empty() && now.signatures) return fail(kSignatureMissing);
  if (note.empty()) return {};
  SOCLE_TRY(const auto known, signers(tenant));
  std::vector<std::string> keys;
  for (const auto& signer : known) keys.push_back(signer.key);
  SOCLE_TRY(const Signed found, open_signature(note, keys));
  return check_statement(found.statement, digest_of(files), origin_(tenant), clock_.now(), std::nullopt);
}

Result<Publication> Publishing::publish(std::string_view tenant, Files files, std::string_view note,
                                        const kernel::Principal& by) {
  SOCLE_TRY(const Rules now, rules(tenant));
  if (now.two_people) return fail(kSecondPersonNeeded);
  return publish_checked(tenant, now, std::move(files), note, by.id);
}

Result<Publication> Publishing::publish_checked(std::string_view tenant, const Rules& now, Files files,
                                                std::string_view note, std::string_view by) {
  SOCLE_TRY(const auto signature, checked(tenant, now, digest_of(files), note));
  SignatureProof proof;
  if (signature) {
    proof = {std::string(note), signature->key, signature->statement.issued};
  }
  SOCLE_TRY(Publication publication, policy_.publish(tenant, std::move(files), by, proof));
  // The rules and the signer must still be what they were when this commits.
  if (signature) {
    SOCLE_TRY(publication.signer_fingerprint, fingerprint(signature->key));
    publication.unit.add("UPDATE policy_signers SET added_by = added_by WHERE tenant = ?1 AND verifier_key = ?2",
                         {std::string(tenant), signature->key}, 1);
  } else {
    publication.unit.add("UPDATE policy_rules SET people = people WHERE tenant = ?1 AND signatures = 1",
                         {std::string(tenant)}, 0);
  }
  return publication;
}

Result<Publishing::Proposed> Publishing::propose(std::string_view tenant, Files files, std::string_view note,
                                                 const kernel::Principal& by) {
  SOCLE_TRY(const Rules now, rules(tenant));
  SOCLE_TRY(
      const store::Rows open,
      store_.read("SELECT count(*) FROM policy_proposals WHERE tenant = ?1 AND state = 'open'", {std::string(tenant)}));
  if (!open.empty() && open.front().integer(0) >= static_cast<std::int64_t>(open_proposals_max))
    return fail(kTooManyProposals, {{"count_max", std::to_string(open_proposals_max)}});
  Proposed out;
  out.digest = digest_of(files);
  SOCLE_TRY(const auto signature, checked(tenant, now, out.digest, note));
  if (signature) {
    SOCLE_TRY(out.signer_fingerprint, fingerprint(signature->key));
  }
  SOCLE_TRY(const auto bundle, Policy::compiled(std::move(files), 0, nullptr));
  out.id = make_id("prop", clock_, random_);
  out.unit.add(
      "INSERT INTO policy_proposals(tenant, id, digest, files, note, proposed_at, proposed_by, state, decided_by) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'open', '')",
      {std::string(tenant), out.id, out.digest, write_files(bundle->files()), std::string(note), clock_.now().us,
       person_of(by)},
      1);
  return out;
}

Result<Proposal> Publishing::proposal(std::string_view tenant, std::string_view id) {
  SOCLE_TRY(const store::Rows rows, store_.read(std::string(kProposalColumns) + "WHERE tenant = ?1 AND id = ?2",
                                                {std::string(tenant), std::string(id)}));
  if (rows.empty()) return fail(kNoProposal, {{"id", std::string(id)}});
  Proposal out = proposal_of(rows.front());
  out.files = read_files(rows.front().text(7));
  return out;
}

Result<std::vector<Proposal>> Publishing::proposals(std::string_view tenant) {
  SOCLE_TRY(const store::Rows rows,
            store_.read(std::string(kProposalColumns) + "WHERE tenant = ?1 ORDER BY id DESC LIMIT " +
                            std::to_string(proposals_listed_max),
                        {std::string(tenant)}));
  std::vector<Proposal> out;
  for (const auto& row : rows) out.push_back(proposal_of(row));
  return out;
}

Result<Publication> Publishing::approve(std::string_view tenant, std::string_view id, const kernel::Principal& by) {
  SOCLE_TRY(Proposal wanted, proposal(tenant, id));
  if (wanted.state != "open") return fail(kProposalClosed, {{"id", wanted.id}, {"state", wanted.state}});
  if (by.kind != "user" || !by.on_behalf_of.empty() || by.id == wanted.by) return fail(kOwnProposal);
  if (digest_of(wanted.files) != wanted.digest) // changed in the store since somebody proposed it
    return fail(kSignatureOfOther, {{"signed", wanted.digest}, {"digest", digest_of(wanted.files)}});
  SOCLE_TRY(const Rules now, rules(tenant));
  SOCLE_TRY(const store::Rows note, store_.read("SELECT note FROM policy_proposals WHERE tenant = ?1 AND id = ?2",
                                                {std::string(tenant), std::string(id)}));
  SOCLE_TRY(Publication publication,
            publish_checked(tenant, now, std::move(wanted.files), note.empty() ? "" : note.front().text(0), by.id));
  publication.unit.add(
      "UPDATE policy_proposals SET state = 'published', decided_by = ?3 WHERE tenant = ?1 AND id = ?2 AND state = 'open'",
      {std::string(tenant), wanted.id, by.id}, 1);
  return publication;
}

Result<store::Unit> Publishing::withdraw(std::string_view tenant, std::string_view id, const kernel::Principal& by) {
  SOCLE_TRY(const Proposal wanted, proposal(tenant, id));
  if (wanted.state != "open") return fail(kProposalClosed, {{"id", wanted.id}, {"state", wanted.state}});
  store::Unit unit;
  unit.add(
      "UPDATE policy_proposals SET state = 'withdrawn', decided_by = ?3 WHERE tenant = ?1 AND id = ?2 AND state = 'open'",
      {std::string(tenant), wanted.id, by.id}, 1);
  return unit;
}

} // namespace socle::policy
