#include "guard/detectors.h"

#include "guard/checksums.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace socle::guard {

namespace {
int certain(std::string_view) { return 99; }
int likely(std::string_view) { return 85; }
int iban(std::string_view text) { return is_iban(text) ? 99 : 0; }
int card(std::string_view text) { return is_card(text) ? 95 : 0; }
int vat(std::string_view text) { return eu_vat_confidence(text); }
int german_tax_id(std::string_view text) { return is_german_tax_id(text) ? 90 : 0; }
int nir(std::string_view text) { return is_nir(text) ? 97 : 0; }
int siret(std::string_view text) {
  const auto at = std::ranges::find_if(text, [](char c) { return c >= '0' && c <= '9'; });
  return is_siret(std::string_view(at, text.end())) ? 95 : 0;
}

int ipv4(std::string_view text) {
  int value = 0, digits = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i == text.size() || text[i] == '.') {
      if (digits == 0 || value > 255) return 0;
      value = digits = 0;
    } else {
      value = value * 10 + (text[i] - '0');
      ++digits;
    }
  }
  return 80;
}

int phone(std::string_view text) {
  const auto digits = std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; });
  return digits >= 9 && digits <= 15 ? (text.starts_with('+') ? 85 : 70) : 0;
}

// Shannon entropy in bits a character: real secrets look random, examples and words do not.
int random_looking(std::string_view text) {
  const auto value = text.substr(text.find_first_of("=:") == std::string_view::npos ? 0 : text.find_first_of("=:") + 1);
  std::map<char, int> counts;
  for (const char c : value) ++counts[c];
  double bits = 0;
  for (const auto& [c, n] : counts) {
    const double p = static_cast<double>(n) / static_cast<double>(value.size());
    bits -= p * std::log2(p);
  }
  return bits >= 3.0 ? 75 : 0;
}

// Candidates end at a boundary that the check can rely on; separators are those that people type.
constexpr Detector kAll[] = {
    {"secret.private_key", R"(-----BEGIN (RSA |EC |DSA |OPENSSH |ENCRYPTED |PGP )?PRIVATE KEY( BLOCK)?-----)", false, certain, 100},
    {"secret.aws_access_key", R"(\b(AKIA|ASIA)[A-Z0-9]{16}\b)", false, certain, 99},
    {"secret.anthropic_key", R"(\bsk-ant-[A-Za-z0-9_\-]{20,})", false, certain, 99},
    {"secret.openai_key", R"(\bsk-(proj-|svcacct-)?[A-Za-z0-9_\-]{20,})", false, likely, 98},
    {"secret.socle_key", R"(\bsk_[A-Za-z0-9_\-]{43}\b)", false, certain, 99},
    {"secret.github_token", R"(\b(ghp|gho|ghu|ghs|ghr)_[A-Za-z0-9]{36,}\b|\bgithub_pat_[A-Za-z0-9_]{60,}\b)", false, certain, 99},
    {"secret.gitlab_token", R"(\bglpat-[A-Za-z0-9_\-]{20,64})", false, certain, 99},
    {"secret.slack_token", R"(\bxox[abposr]-[A-Za-z0-9\-]{10,})", false, certain, 99},
    {"secret.google_key", R"(\bAIza[A-Za-z0-9_\-]{35})", false, certain, 99},
    {"secret.stripe_key", R"(\b(sk|rk)_(live|test)_[A-Za-z0-9]{16,})", false, certain, 99},
    {"secret.huggingface_token", R"(\bhf_[A-Za-z0-9]{30,60}\b)", false, certain, 99},
    {"secret.npm_token", R"(\bnpm_[A-Za-z0-9]{36}\b)", false, certain, 99},
    {"secret.jwt", R"(\beyJ[A-Za-z0-9_\-]{8,}\.eyJ[A-Za-z0-9_\-]{8,}\.[A-Za-z0-9_\-]{16,})", false, certain, 97},
    {"secret.url_password", R"(\b[a-z][a-z0-9+]{1,15}:\/\/[^\s:@\/]{1,}:[^\s:@\/]{3,}@)", true, likely, 96},
    {"secret.password", R"(\b(password|passwd|passwort|mot de passe|kennwort|api[_\-]?key|secret|token)\s{0,3}[:=]\s{0,3}["']?[^\s"']{10,})", true, random_looking, 60},
    {"iban", R"(\b[A-Z]{2}[0-9]{2}([ .\-]?[A-Z0-9]){11,30}\b)", true, iban, 90},
    {"card", R"(\b[2-6][0-9]{3}([ \-]?[0-9]){9,15}\b)", false, card, 80},
    {"national_id", R"(\b[12][ .]?[0-9]{2}[ .]?[0-9]{2}[ .]?(2[AB]|[0-9]{2})[ .]?[0-9]{3}[ .]?[0-9]{3}[ .]?[0-9]{2}\b)", true, nir, 85},
    {"company_id", R"(\b(SIREN|SIRET|RCS)\b[^0-9\n]{0,30}[0-9]{3}[ .]?[0-9]{3}[ .]?[0-9]{3}([ .]?[0-9]{5})?\b)", true, siret, 70},
    {"vat_id", R"(\b(DE|FR|ATU|BE|LU|NL|IT|ES|PT|PL|IE|GB|XI|EL)[ .]?[0-9A-Z]{1,3}([ .]?[0-9A-Z]){6,10}\b)", false, vat, 75},
    {"tax_id", R"(\b[1-9][0-9][ ]?[0-9]{3}[ ]?[0-9]{3}[ ]?[0-9]{3}\b)", false, german_tax_id, 65},
    {"tax_id", R"(\b(Steuernummer|St\.?-?Nr\.?|Steuer-Nr\.?)\s{0,3}:?\s{0,3}[0-9]{2,3}[ \/][0-9]{3,4}[ \/][0-9]{4,5}\b)", true, likely, 66},
    {"email", R"(\b[A-Z0-9._%+\-]+@[A-Z0-9.\-]+\.[A-Z]{2,24}\b)", true, certain, 88},
    {"ip", R"(\b[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\b)", false, ipv4, 50},
    {"ip", R"(\b([0-9a-f]{1,4}:){7}[0-9a-f]{1,4}\b)", true, likely, 50},
    {"phone", R"((\+|\b00)[1-9][0-9]{0,2}[ .\-\/]?(\(0\))?([ .\-\/]?[0-9]){6,12}\b)", false, phone, 45},
    {"phone", R"(\b0[1-9]([ .\-\/]?[0-9]){7,11}\b)", false, phone, 40},
};
} // namespace

std::span<const Detector> detectors() { return kAll; }

} // namespace socle::guard
