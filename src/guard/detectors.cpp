#include "guard/detectors.h"

#include <algorithm>

namespace socle::guard {

namespace {
int certain(std::string_view) { return 99; }
int likely(std::string_view) { return 85; }

// Tokens of a fixed length are found also where one blank splits them: mark-up and line breaks leave one behind.
constexpr Detector kAll[] = {
    {"secret.private_key",
     R"(-----BEGIN (RSA |EC |DSA |OPENSSH |ENCRYPTED |PGP )?PRIVATE KEY( BLOCK)?-----|\bPuTTY-User-Key-File-[23]:|\bAGE-SECRET-KEY-1[A-Z0-9]{50,})",
     false, 100, certain},
    {"secret.aws_access_key", R"(\b(AKIA|ASIA)( ?[A-Z0-9]){16}\b)", false, 99, is_token},
    {"secret.aws_secret_key", R"(\baws_?secret_?(access_?)?key["']?\s{0,3}[:=]\s{0,3}["']?[A-Za-z0-9\/+]{40}\b)", true,
     99, certain},
    {"secret.anthropic_key", R"(\bsk-ant-[A-Za-z0-9_\-]{20,})", false, 99, certain},
    {"secret.openai_key", R"(\bsk-(proj-|svcacct-|admin-)?[A-Za-z0-9_\-]{20,})", false, 98, looks_random},
    {"secret.socle_key", R"(\bsk_[A-Za-z0-9_\-]{43}\b)", false, 99, certain},
    {"secret.github_token", R"(\b(ghp|gho|ghu|ghs|ghr)_( ?[A-Za-z0-9]){36}\b|\bgithub_pat_[A-Za-z0-9_]{60,}\b)", false,
     99, is_token},
    {"secret.gitlab_token", R"(\bgl(pat|ptt|rt|dt|cbt)-[A-Za-z0-9_\-]{20,64})", false, 99, certain},
    {"secret.slack_token",
     R"(\bxox[abposr]-[A-Za-z0-9\-]{10,}|\bxapp-1-[A-Za-z0-9\-]{20,}|hooks\.slack\.com\/services\/T[A-Z0-9]{6,}\/B[A-Z0-9]{6,}\/[A-Za-z0-9]{16,})",
     false, 99, certain},
    {"secret.google_key", R"(\bAIza( ?[A-Za-z0-9_\-]){35}|\bya29\.[A-Za-z0-9_\-]{30,}|\bGOCSPX-[A-Za-z0-9_\-]{28})",
     false, 99, is_token},
    {"secret.azure_key", R"(\bAccountKey=[A-Za-z0-9+\/]{86}==|[?&]sig=[A-Za-z0-9%]{43,63}%3d)", true, 99, certain},
    {"secret.stripe_key", R"(\b(sk|rk)_(live|test)_[A-Za-z0-9]{16,}|\bwhsec_[A-Za-z0-9]{32,})", false, 99, certain},
    {"secret.sendgrid_key", R"(\bSG\.[A-Za-z0-9_\-]{22}\.[A-Za-z0-9_\-]{43}\b)", false, 99, certain},
    {"secret.mailgun_key", R"(\bkey-[0-9a-f]{32}\b)", false, 98, certain},
    {"secret.telegram_token", R"(\b[0-9]{8,10}:AA[A-Za-z0-9_\-]{33}\b)", false, 99, certain},
    {"secret.digitalocean_token", R"(\bdo[opr]_v1_[0-9a-f]{64}\b)", false, 99, certain},
    {"secret.shopify_token", R"(\bshp(at|ca|pa|ss)_[0-9a-fA-F]{32}\b)", false, 99, certain},
    {"secret.huggingface_token", R"(\bhf_( ?[A-Za-z0-9]){34}\b|\bhf_[A-Za-z0-9]{30,60}\b)", false, 99, is_token},
    {"secret.npm_token", R"(\bnpm_( ?[A-Za-z0-9]){36}\b)", false, 99, is_token},
    {"secret.pypi_token", R"(\bpypi-AgEI[A-Za-z0-9_\-]{50,})", false, 99, certain},
    {"secret.docker_token", R"(\bdckr_(pat|oat)_[A-Za-z0-9_\-]{27,})", false, 99, certain},
    {"secret.databricks_token", R"(\bdapi[0-9a-f]{32}\b)", false, 98, certain},
    {"secret.vault_token", R"(\bhv[sbr]\.[A-Za-z0-9_\-]{24,})", false, 99, certain},
    {"secret.atlassian_token", R"(\bATATT3[A-Za-z0-9_\-=]{60,})", false, 99, certain},
    {"secret.jwt", R"(\beyJ[A-Za-z0-9_\-]{8,}\.eyJ[A-Za-z0-9_\-]{8,}\.[A-Za-z0-9_\-]{16,})", false, 97, certain},
    {"secret.url_password", R"(\b[a-z][a-z0-9+]{1,15}:\/\/[^\s:@\/]{1,}:[^\s:@\/\$\{<]{3,}@)", true, 96, likely},
    {"secret.basic_credential", R"(\bAuthorization["']?\s{0,3}[:=]\s{0,3}["']?Basic [A-Za-z0-9+\/]{8,}={0,2})", true,
     94, is_basic_credential},
    {"secret.password",
     R"(\b(password|passwd|pwd|passwort|passphrase|mot de passe|kennwort|api[_\-]?key|api[_\-]?token|access[_\-]?token|auth[_\-]?token|client[_\-]?secret|secret|token|bearer)["']?\s{0,3}[:=]\s{0,3}["']?[^\s"']{8,})",
     true, 60, is_password},
    {"iban", R"([A-Z] ?[A-Z][ .\-+]?[0-9])", true, 90, nullptr, find_iban},
    {"vat_id",
     R"((AT|BE|BG|CHE|CY|CZ|DE|DK|EE|EL|ES|FI|FR|GB|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK|XI)[ .\-]?[0-9A-Z][ .\-]?[0-9A-Z][ .\-]?[0-9])",
     false, 75, nullptr, find_vat_id},
    {"tax_id", R"([A-Z]{6} ?[0-9]{2}[A-Z][0-9]|\b[0-9XYZ][.\-]?[0-9]{2}\.?[0-9]{3}\.?[0-9]{2})", true, 72, nullptr,
     find_person_code},
    {"national_id", R"(\b[12][ .]?[0-9]{2}[ .]?[0-9]{2}[ .]?2[AB])", true, 85, nullptr, find_person_code},
    {"email", R"([^\s@]@[^\s@])", false, 88, nullptr, find_email},
    {"ip", R"(\b[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9])", false, 50, nullptr, find_ipv4},
    {"ip", R"([0-9a-f]{0,4}:[0-9a-f]{0,4}:[0-9a-f])", true, 51, nullptr, find_ipv6},
    {"phone", R"(\+[1-9]|\b0[0-9]|\(0[1-9]|\([2-9][0-9]{2}\))", false, 45, nullptr, find_phone},
};
} // namespace

std::span<const Detector> detectors() { return kAll; }

int rank_of(std::string_view type) {
  if (type == "card") return 80;
  if (type == "company_id") return 70;
  int rank = 0;
  for (const auto& detector : detectors()) {
    if (type == detector.type) rank = std::max(rank, detector.rank);
  }
  return rank;
}

} // namespace socle::guard
