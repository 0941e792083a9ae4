#include "guard/detectors.h"

#include <algorithm>

namespace socle::guard {

namespace {
int certain(std::string_view) { return 99; }
int likely(std::string_view) { return 85; }

// What a pattern costs is decided by the rarest thing that it must hold close to its begin, and by open ends, which must not be in it
// (hs: the start of each match is remembered). So the patterns are short where they can be; a search looks at what stands around.
// Tokens of a fixed length are found also where one blank splits them: mark-up and line breaks leave one behind.
constexpr Detector kAll[] = {
    {"secret.private_key", R"(-----BEGIN (RSA |EC |DSA |OPENSSH |ENCRYPTED |PGP )?PRIVATE KEY( BLOCK)?-----)", false,
     100, nullptr, find_private_key},
    {"secret.private_key", R"(\bPuTTY-User-Key-File-[23]:|\bAGE-SECRET-KEY-1[A-Z0-9]{50,})", false, 100, certain},
    {"secret.aws_access_key", R"(\b(AKIA|ASIA)( ?[A-Z0-9]){16}\b)", false, 99, is_token},
    {"secret.aws_secret_key", R"(\baws_?secret_?(access_?)?key["']?\s{0,3}[:=]\s{0,3}["']?[A-Za-z0-9\/+]{40}\b)", true,
     99, certain},
    {"secret.anthropic_key", R"(\bsk-ant-[A-Za-z0-9_\-]{20,})", false, 99, certain},
    {"secret.openai_key", R"(\bsk-(proj-|svcacct-|admin-)?[A-Za-z0-9_\-]{20,})", false, 98, looks_random},
    {"secret.socle_key", R"(\bsk_[A-Za-z0-9_\-]{43}\b)", false, 99, certain},
    {"secret.github_token", R"(\b(ghp|gho|ghu|ghs|ghr)_( ?[A-Za-z0-9]){36}\b|\bgithub_pat_[A-Za-z0-9_]{60,})", false,
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
     R"((\b|[_.\-])(password|passwd|passwort|passphrase|mot de passe|motdepasse|mdp|kennwort|pwd|pass|api[_\-]?key|api[_\-]?token|apikey|access[_\-]?key|access[_\-]?token|auth[_\-]?token|client[_\-]?secret|secret[_\-]?key|secret|token|bearer)["']?\s{0,3}[:=])",
     true, 60, nullptr, find_password},
    {"secret.password", R"(\b(password|passwort|kennwort|mot de passe|passphrase|mdp) (is|ist|lautet|est|war|was)\b)",
     true, 60, nullptr, find_told_password},
    {"secret.bearer_token",
     R"(\bAuthorization["']?\s{0,3}[:=]\s{0,3}["']?(Bearer|token) [A-Za-z0-9._~+\/\-]{16,}={0,2})", true, 94,
     is_bearer},
    {"secret.connection_string", R"([^;=\s"'];\s?(Password|Pwd|SharedAccessKey|AccountKey)=[^;\s"']{4})", true, 97,
     nullptr, find_connection_string},
    {"secret.groq_key", R"(\bgsk_[A-Za-z0-9]{40,})", false, 99, certain},
    {"secret.xai_key", R"(\bxai-[A-Za-z0-9]{40,})", false, 99, certain},
    {"secret.perplexity_key", R"(\bpplx-[A-Za-z0-9]{40,})", false, 99, certain},
    {"secret.replicate_token", R"(\br8_[A-Za-z0-9]{37}\b)", false, 99, certain},
    {"secret.nvidia_key", R"(\bnvapi-[A-Za-z0-9_\-]{60,})", false, 99, certain},
    {"secret.langsmith_key", R"(\blsv2_(pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}\b)", false, 99, certain},
    {"secret.twilio_key", R"(\bSK[0-9a-f]{32}\b)", false, 97, certain},
    {"secret.grafana_token", R"(\bglsa_[A-Za-z0-9]{32}_[0-9a-f]{8}\b)", false, 99, certain},
    {"secret.discord_token",
     R"(\b[MNO][A-Za-z0-9_\-]{23,25}\.[A-Za-z0-9_\-]{6}\.[A-Za-z0-9_\-]{27,38}\b|discord(app)?\.com\/api\/webhooks\/[0-9]{17,20}\/[A-Za-z0-9_\-]{60,})",
     false, 97, certain},
    {"secret.linear_key", R"(\blin_api_[A-Za-z0-9]{40}\b)", false, 99, certain},
    {"secret.notion_token", R"(\b(ntn_[A-Za-z0-9]{40,}|secret_[A-Za-z0-9]{43})\b)", false, 98, certain},
    {"secret.new_relic_key", R"(\bNRAK-[A-Z0-9]{27}\b)", false, 99, certain},
    {"secret.terraform_token", R"(\b[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_\-]{60,})", false, 99, certain},
    {"secret.age_key", R"(\bAGE-SECRET-KEY-1[A-Z0-9]{50,})", false, 99, certain},
    {"iban", R"([A-Z] ?[A-Z][ .\-+]?[0-9])", true, 90, nullptr, find_iban},
    {"vat_id",
     R"((AT|BE|BG|CHE|CY|CZ|DE|DK|EE|EL|ES|FI|FR|GB|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK|XI)[ .\-]?[0-9A-Z][ .\-]?[0-9A-Z][ .\-]?[0-9])",
     false, 75, nullptr, find_vat_id},
    {"tax_id", R"([A-Z] ?[0-9]{2}[A-Z][0-9])", true, 72, nullptr, find_italian_code},
    {"tax_id", R"(\b[0-9XYZ][.\-]?[0-9]{2}\.?[0-9]{3}\.?[0-9]{2})", true, 72, nullptr, find_person_code},
    {"national_id", R"(\b[12][ .]?[0-9]{2}[ .]?[0-9]{2}[ .]?2[AB])", true, 85, nullptr, find_person_code},
    {"national_id", R"([0-9]{3} ?[A-Z] ?[0-9]{2})", false, 86, nullptr, find_social_security_number},
    {"health_id", R"(\b[A-Z] ?[0-9]{3} ?[0-9]{3} ?[0-9]{3}\b)", false, 71, nullptr, find_german_number},
    {"national_id", R"(\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ \-]?[0-9]{2}[ \-]?[0-9]{2}[ \-]?[0-9]{2}[ \-]?[A-D]\b)",
     true, 84, nullptr, find_british_number},
    {"driving_licence", R"(\b[A-Z]{1,5}9{0,4}[0-9][0156][0-9][0-3][0-9][0-9][A-Z9]{2}[0-9A-Z][A-Z]{2}\b)", false, 87,
     nullptr, find_driving_licence},
    {"passport", R"(\b[A-Z0-9]{8,12}\b)", false, 40, nullptr, find_identity_paper},
    {"id_card", R"([0-9]{7}[MFX<][0-9]{7})", false, 98, nullptr, find_machine_readable},
    {"plate", R"([A-Z][ \-]?[1-9])", false, 38, nullptr, find_german_plate},
    {"plate", R"(\b[A-HJ-NP-TV-Z]{2}-[0-9]{3}-[A-HJ-NP-TV-Z]{2}\b|\b[A-Z]{2}[0-9]{2} ?[A-Z]{3}\b)", false, 38, nullptr,
     find_plate},
    {"mac", R"([0-9A-F]{2}[:\-][0-9A-F]{2}[:\-][0-9A-F]{2}[:\-][0-9A-F]{2}[:\-][0-9A-F]{2}[:\-][0-9A-F]{2})", true, 52,
     nullptr, find_network_card},
    {"date_of_birth",
     R"(\b[0-3]?[0-9][.\/\-] ?[01]?[0-9][.\/\-] ?(19|20)[0-9]{2}|\b(19|20)[0-9]{2}-[01][0-9]-[0-3][0-9]|\b[0-3]?[0-9](\.|er|st|nd|rd|th)? (of )?(jan|feb|f\xc3\xa9v|fev|m\xc3\xa4r|mar|apr|avr|mai|may|jun|juin|juil|jul|aug|ao\xc3\xbbt|aout|sep|okt|oct|nov|dez|dec|d\xc3\xa9c)[a-z\xc3\xa9\xbb]{0,8}\.?,? (19|20)[0-9]{2}|\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6} [0-3]?[0-9](st|nd|rd|th)?, (19|20)[0-9]{2})",
     true, 55, nullptr, find_birth_date},
    {"person",
     R"(\b(Herrn?|Frau|Fräulein|Mr|Mrs|Ms|Miss|Dr|Prof|Monsieur|Madame|Mademoiselle|Mme|Mlle|Sir|Lady|[Mm]y name is|[Ii]ch heiße|[Mm]ein Name ist|[Jj]e m'appelle|[Jj]e m’appelle|[Mm]on nom est|Dear|Liebe|Lieber|Cher|Chère|Name:|Nom:|Nom :|Patient:|Patientin:|Kundin:|Kunde:|Customer:|Client:|Ansprechpartner:|Ansprechpartnerin:|Contact:))",
     false, 30, nullptr, find_titled_name},
    {"address",
     R"((stra(ß|ss)e|str\.|weg|platz|allee|gasse|ring|damm|ufer|chaussee|steig|Stra(ß|ss)e|Str\.|Weg|Platz|Allee|Gasse|Ring|Damm|Ufer|Chaussee)[ .]{1,2}[0-9])",
     false, 42, nullptr, find_german_street},
    {"address",
     R"(\b[0-9]{1,4}( bis| ter)?,? (rue|avenue|boulevard|bd|place|all\xc3\xa9e|allee|chemin|impasse|quai|route|cours|square|passage|villa) )",
     true, 43, nullptr, find_street},
    {"address",
     R"([a-z'] (Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Court|Ct|Way|Boulevard|Blvd|Close|Crescent|Terrace|Place|Square|Gardens|Grove|Parkway|Highway)\b)",
     false, 43, nullptr, find_english_street},
    {"address", R"(\bP\.?O\.? Box [0-9]{1,6}\b|\bPostfach [0-9 ]{2,9}[0-9]\b)", false, 42, likely},
    {"address",
     R"(\b(AB|AL|B|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|EH|EN|EX|FK|FY|G|GL|GU|HA|HD|HG|HP|HR|HS|HU|HX|IG|IP|IV|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|WN|WR|WS|WV|YO|ZE)[0-9][0-9A-HJKPSTUW]? [0-9][ABD-HJLNP-UW-Z]{2}\b)",
     false, 41, nullptr, find_postcode},
    {"hidden_text",
     R"((display\s?:\s?none|visibility\s?:\s?hidden|font-size\s?:\s?0|opacity\s?:\s?0[^.0-9]|color\s?:\s?(white|#fff|transparent)))",
     true, 20, nullptr, find_hidden_style},
    {"exfiltration", R"(!\[[^\]\n]{0,80}\]\(\s?https?:|\]\(\s?https?:|<img[^>\n]{1,80}src\s?=\s?["']?https?:)", true,
     25, nullptr, find_rendered_link},
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
