// Each type on what it must find and on what only looks like it. All values are invented or published examples.
#include "guard/testing.h"

#include <gtest/gtest.h>
#include <map>

namespace socle::guard {
namespace {

using testing::found;
using testing::types;

// The types, and of the first finding the text that it points at.
std::string first(const std::string& text) {
  const auto findings = found(text);
  return findings.empty() ? "" : text.substr(findings[0].begin, findings[0].end - findings[0].begin);
}

struct Row {
  const char* type; // "": nothing may be found
  const char* text;
};

void holds(std::span<const Row> rows) {
  for (const auto& row : rows) EXPECT_EQ(types(row.text), row.type) << row.text;
}

TEST(Precision, ibans_of_any_country_in_any_grouping_and_beside_other_words) {
  constexpr Row rows[] = {{"iban", "IBAN: DE89 3704 0044 0532 0130 00 BIC COBADEFFXXX"},
                          {"iban", "RE12 DE89370400440532013000 bitte"},
                          {"iban", "de89 3704 0044 0532 0130 00"},
                          {"iban", "FR14 2004 1010 0505 0001 3M02 606"},
                          {"iban", "AT611904300234573201"},
                          {"iban", "BE68 5390 0754 7034"},
                          {"iban", "NL91ABNA0417164300"},
                          {"iban", "CH93 0076 2011 6238 5295 7"},
                          {"iban", "GB29 NWBK 6016 1331 9268 19"},
                          {"iban", "ES91-2100-0418-4502-0005-1332"},
                          {"iban iban", "DE89370400440532013000, AT611904300234573201"},
                          {"", "DE88 3704 0044 0532 0130 00"},
                          {"", "AT611904300234573202"},
                          {"", "XX89370400440532013000"},
                          {"", "DE89 3704 0044 0532"},
                          {"", "order DE2026-0001-4711-0815-99"}};
  holds(rows);
}

TEST(Precision, cards_of_known_issuers_whose_check_digit_holds) {
  constexpr Row rows[] = {{"card", "4111 1111 1111 1111"},
                          {"card", "5500-0000-0000-0004 exp 12/27"},
                          {"card", "340000000000009"},
                          {"card", "3782 822463 10005"},
                          {"card", "6011000000000004."},
                          {"card", "30569309025904"},
                          {"card", "2223003122003222"},
                          {"card", "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1"},
                          {"card", "the card is 4012888888881881, thanks"},
                          {"card", "card number 630427373398"},
                          {"card", "213176828496175"},
                          {"", "4111 1111 1111 1112"},
                          {"", "1234 5678 9012 3452"},
                          {"", "20261121144931"},
                          {"", "1700000000000"},
                          {"", "2026112114493100"},
                          {"", "order 4711-0815-2026-0042"},
                          {"", "4006381333931"},
                          {"", "4111111111111111,00 EUR"},
                          {"", "4111111111111111abc"},
                          {"", "550e8400-e29b-41d4-a716-446655440000"},
                          {"", "4 500 120 034 001 800 ranges"},
                          {"", "da39a3ee5e6b4b0d3255bfef95601890afd80709"}};
  holds(rows);
}

TEST(Precision, vat_ids_with_their_national_check_digits) {
  constexpr Row rows[] = {{"vat_id", "USt-IdNr. DE 136 695 976"},
                          {"vat_id", "DE136695976"},
                          {"vat_id", "ATU13585627"},
                          {"vat_id", "TVA BE0428759497"},
                          {"vat_id", "FR 83 404 833 048"},
                          {"vat_id", "DK13585628"},
                          {"vat_id", "EE100931558"},
                          {"vat_id", "EL094259216"},
                          {"vat_id", "ESB58378431"},
                          {"vat_id", "FI20774740"},
                          {"vat_id", "HR33392005961"},
                          {"vat_id", "HU12892312"},
                          {"vat_id", "IE6433435F"},
                          {"vat_id", "IT00743110157"},
                          {"vat_id", "LU15027442"},
                          {"vat_id", "MT11679112"},
                          {"vat_id", "NL004495445B01"},
                          {"vat_id", "PL8567346215"},
                          {"vat_id", "PT501964843"},
                          {"vat_id", "RO18547290"},
                          {"vat_id", "SE123456789701"},
                          {"vat_id", "SI50223054"},
                          {"vat_id", "SK2022749619"},
                          {"vat_id", "CHE-116.281.710"},
                          {"vat_id", "CZ25123891"},
                          {"vat_id", "GB434031494"},
                          {"vat_id", "VAT LT119511515"},
                          {"", "ATU13585626"},
                          {"", "BE0428759498"},
                          {"", "FR83404833049"},
                          {"", "IT00743110158"},
                          {"", "LU15027443"},
                          {"", "ES GIBT KEINE LUFT"},
                          {"", "DE136695977"},
                          {"", "PT 501964844"},
                          {"", "SE ORDER 123456"},
                          {"", "LT123456789"}};
  holds(rows);
}

TEST(Precision, tax_and_social_security_numbers) {
  constexpr Row rows[] = {{"tax_id", "IdNr. 86 095 742 719"},
                          {"tax_id", "Steuer-ID 86095742719"},
                          {"tax_id", "86 095 742 719"},
                          {"tax_id", "Steuernummer 133/8150/8159"},
                          {"tax_id", "St.-Nr. 2893081508152"},
                          {"tax_id", "codice fiscale RSSMRA85T10A562S"},
                          {"tax_id", "DNI 12345678Z"},
                          {"tax_id", "NIE X1234567L"},
                          {"tax_id", "NIF 501964843"},
                          {"national_id", "2 55 08 14 168 025 38"},
                          {"national_id", "255081416802538"},
                          {"national_id", "85.07.30-033.28"},
                          {"national_id", "PESEL 44051401359"},
                          {"national_id", "BSN 111222333"},
                          {"company_id", "SIREN 732 829 320"},
                          {"company_id", "SIRET: 732 829 320 00074"},
                          {"", "SIRET: 732 829 320 00075"},
                          {"company_id", "SIRET 36000000400018"}, // a card's fourteen digits, but for its name
                          {"tax_id", "NIE X 1234567 L"},
                          {"tax_id", "DNI: 12345678 Z"},
                          {"", "a crate of 12345678 Z"},
                          {"company_id", "RCS Paris B 732829320"},
                          {"", "86 095 742 718"},
                          {"", "IdNr. 11111111111"},
                          {"", "133/8150/8159"},
                          {"", "12345678A"},
                          {"", "RSSMRA85T10A562T"},
                          {"", "2 55 08 14 168 025 39"},
                          {"", "SIREN 732 829 321"},
                          {"", "501964843"},
                          {"", "111222333"},
                          {"", "Bestellnummer 86095742719"},
                          {"", "44051401359"},
                          {"", "2026-11-21T14:49:31.123456Z"}};
  holds(rows);
}

TEST(Precision, telephone_numbers_but_no_dates_amounts_or_order_numbers) {
  constexpr Row rows[] = {{"phone", "+49 231 5557-214"},
                          {"phone", "+49 (0)231 5557-214"},
                          {"phone", "0049 231 5557214"},
                          {"phone", "+33 1 23 45 67 89"},
                          {"phone", "01 23 45 67 89"},
                          {"phone", "06.12.34.56.78"},
                          {"phone", "Tel. 02315557214"},
                          {"phone", "(0231) 5557-214"},
                          {"phone", "0231/5557214"},
                          {"phone", "0151 23456789"},
                          {"phone", "+1 (212) 555-0100"},
                          {"phone", "(212) 555-0100"},
                          {"phone", "+43 664 1234567"},
                          {"phone", "+41 44 668 18 00"},
                          {"phone", "appelez le 0612345678"},
                          {"phone", "+442079460958"},
                          {"phone", "Telefon: 0231 5557-0, Fax -99"},
                          {"phone", "Phone: 467 3395"},
                          {"phone", "(978)645-9740x11144"},
                          {"phone", "345-899-3560x4587"},
                          {"phone", "+41 (0)69 979 80 58-Fax"},
                          {"phone", "reach me on 905-674-3793"},
                          {"phone", "Fax: 9498777106"},
                          {"", "order 905-674-3793"},
                          {"", "Telefonrechnung Nr. 4711 0815 2026"},
                          {"", "Please call. Invoice 100 200 300 due"},
                          {"", "fax 12.11.2026 14:30"},
                          {"", "SKU 0123-4567-8901"},
                          {"", "tel aviv 2026 2027"},
                          {"", "Call 1-800-FLOWERS"},
                          {"", "054-28-6917"},
                          {"", "Order 003648085697 shipped"},
                          {"", "phone meeting on 21.11.2026"},
                          {"", "call of 2026-11-21"},
                          {"", "the sum of 467 3395 pieces"},
                          {"", "01.02.2026 12:30"},
                          {"", "01/02/2026 12:30"},
                          {"", "2026-11-21 14:49:31"},
                          {"", "Bestellnummer 0123456789"},
                          {"", "order no. 0231-4711-0815"},
                          {"", "+1 250 000 EUR"},
                          {"", "+12,5 %"},
                          {"", "0,123456789"},
                          {"", "000123456789"},
                          {"", "1.250.000,00 EUR"},
                          {"", "12:30 to 14:45"},
                          {"", "ISBN 0-306-40615-2"},
                          {"", "3+4912345678"},
                          {"", "v0.12.345.6789"},
                          {"", "Art.-Nr. 0815 471100"},
                          {"", "0123456789"}};
  holds(rows);
}

TEST(Precision, mail_addresses_but_no_files_handles_or_repositories) {
  constexpr Row rows[] = {{"email", "mara.klein@example.org"},
                          {"email", "<mara+bills@mail.example.co.uk>"},
                          {"email", "müller@beispiel.de"},
                          {"email", "info@müller.de"},
                          {"email", "mailto:m@ex.io?subject=x"},
                          {"email email", "a@b.de;c@d.fr"},
                          {"email", "ask o'neil@example.ie."},
                          {"", "logo@2x.png"},
                          {"", "@mara on the wire"},
                          {"", "npm i pkg@1.2.3"},
                          {"", "git@github.com:org/repo.git"},
                          {"", "user@localhost"},
                          {"", "a@@b.de"},
                          {"", "mara@.de"},
                          {"", "mara@example..org"},
                          {"", "5 items @ 3.50"}};
  holds(rows);
  EXPECT_EQ(first("an „mara@example.org“, bitte"), "mara@example.org");
}

TEST(Precision, ip_addresses_but_no_versions_times_or_scopes) {
  constexpr Row rows[] = {{"ip", "192.168.10.24"},
                          {"ip", "http://10.0.0.5:8080/"},
                          {"ip", "2001:db8::8a2e:370:7334"},
                          {"ip", "2001:0db8:85a3:0000:0000:8a2e:0370:7334"},
                          {"ip", "fe80::1ff:fe23:4567:890a%eth0"},
                          {"ip", "::ffff:192.0.2.128"},
                          {"ip", "[2001:db8::1]:443"},
                          {"ip", "at 10.1.2.3."},
                          {"", "300.1.2.3"},
                          {"", "1.2.3"},
                          {"", "1.2.3.4.5"},
                          {"", "version 1.2.3.4"},
                          {"", "v1.2.3.4"},
                          {"", "12:30:45"},
                          {"", "std::vector<int>"},
                          {"", "a::b"},
                          {"mac", "00:1b:44:11:3a:b7"},
                          {"", "aa:bb:cc:dd:ee:ff:00:11:22:33"},
                          {"", "192.168.010.024"},
                          {"", "2001:db8::1::2"},
                          {"", "Kapitel 3.1.2.4"},
                          {"", "§ 3.1.2.4"},
                          {"", "x[::2]"},
                          {"", "1:2:3:4:5:6:7"}};
  holds(rows);
}

TEST(Precision, secrets_of_the_common_kinds) {
  const std::string n36 = "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8", hex32 = "0123456789abcdef0123456789abcdef";
  const std::map<std::string, std::string> rows = {
      {"secret.private_key", "-----BEGIN OPENSSH PRIVATE KEY-----"},
      {"secret.aws_access_key", "AKIAIOSFODNN7EXAMPLE"},
      {"secret.aws_secret_key", "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"},
      {"secret.anthropic_key", "sk-"
                               "ant-api03-" +
                                   n36},
      {"secret.openai_key", "sk-"
                            "proj-" +
                                n36},
      {"secret.github_token", "gh"
                              "p_" +
                                  n36},
      {"secret.gitlab_token", "gl"
                              "pat-" +
                                  n36.substr(0, 20)},
      {"secret.slack_token", "xo"
                             "xb-1234567890-" +
                                 n36},
      {"secret.google_key", "AI"
                            "za" +
                                n36.substr(0, 35)},
      {"secret.stripe_key", "sk"
                            "_live_" +
                                n36},
      {"secret.sendgrid_key", "SG"
                              "." +
                                  n36.substr(0, 22) + "." + n36 + "1234567"},
      {"secret.npm_token", "npm"
                           "_" +
                               n36},
      {"secret.huggingface_token", "hf"
                                   "_" +
                                       n36.substr(0, 34)},
      {"secret.digitalocean_token", "do"
                                    "p_v1_" +
                                        hex32 + hex32},
      {"secret.databricks_token", "da"
                                  "pi" +
                                      hex32},
      {"secret.shopify_token", "sh"
                               "pat_" +
                                   hex32},
      {"secret.telegram_token", "12345678"
                                "90:AA" +
                                    n36.substr(0, 33)},
      {"secret.vault_token", "hv"
                             "s." +
                                 n36},
      {"secret.jwt", "ey"
                     "JhbGciOiJIUzI1NiJ9.ey"
                     "JzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U"},
      {"secret.url_password", "postgresql://socle:hunter22@db.example/socle"},
      {"secret.password", "api_key = \"Zx81-kk29-Qp07-mm\""},
      {"secret.azure_key", "Account"
                           "Key=" +
                               n36 + n36 + "abcdef01234567" + "=="},
      {"secret.pypi_token", "py"
                            "pi-AgEI" +
                                n36 + n36}};
  for (const auto& [type, text] : rows) EXPECT_EQ(types(text), type) << text;
}

// Invented values, in the ways in which programs and people write them down.
TEST(Precision, secrets_by_the_names_that_stand_before_them) {
  const std::string hex32 = "4f2a9c81b7d3e6f0a5c4d2b19e8f7a60", mixed = "8Lp22ov7halMBLUpG97Wg4y7fibQi3CW",
                    base36 = "xq7v0mz2k9wt4hs8r1nj5pd3", base64 = "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2n==";
  const std::string rows[] = {"AdminPassword: \"correcthorse\"",
                              "APP_DB_PASSWORD=correcthorse",
                              "fbApiKey: '" + hex32 + "'",
                              "<add key=\"MailPassword\" value=\"Prestige$\"/>",
                              "connect --password Kx7vmw43re! --port 5",
                              "queryKey=" + hex32,
                              "login mara password Kx7vmw43re",
                              "Using Key=" + hex32,
                              "storageKey: \"" + base64 + "\"",
                              "auth_token: \"Bearer " + hex32 + "\"",
                              "{\\\"password\\\": \\\"Kx7vmw43re\\\"}",
                              "API_SECRET ?= Kx7vmw43re!",
                              "API_KEY_TOKEN2 = 'Kx7vmw43re!'",
                              "headers.set(\"X-Api-Key\", \"" + hex32 + "\")",
                              "shop token - '" + hex32 + "'",
                              "Der Schlüssel ist " + hex32,
                              "<secret>{AQAAABAAA " + base36 + "}</secret>",
                              "the credentials for it: mara / " + mixed,
                              "method login_with_api_key, params [\"" + mixed + "\"]",
                              "Das Passwort lautet 'brombeerstrauch'",
                              "Das Kennwort für den Mailserver lautet Kx7vmw43re",
                              "The password for the old router is Kx7vmw43re.",
                              "mdp Kx7vmw43re!",
                              "WLAN-Schlüssel: Kx7vmw43re",
                              "jeton d'accès : " + hex32,
                              "Startpasswort Kestrel.Vale24",
                              "the password check failed with 'Moor#kestrel55' again",
                              "le mot de passe de la salle, c'est KestrelVale9h",
                              "Here you are. Password: Kestrel-Vale-42. Change it soon.",
                              "MOT_DE_PASSE_SMTP=vT6#mpLx2e",
                              "net user svc_scan Kestrel!2025 /add",
                              "sshpass -p 'Kx7vmw43re' ssh backup",
                              "mysql -h h.example -pKx7vmw43re shop",
                              "setPassword(\"Kx7vmw43re!\");",
                              "Password for the first sign-in:\n\n" + hex32 + "\n",
                              "curl -u mara:" + hex32 + " https://h.example/"};
  for (const auto& text : rows) EXPECT_EQ(types(text), "secret.password") << text;
}

TEST(Precision, a_token_behind_a_prefix_that_nobody_listed) {
  EXPECT_EQ(types("kestrel_live_8Lp22ov7halMBLUpG97Wg4y7fibQi3CW"), "secret.provider_token");
  EXPECT_EQ(types("id_8f2a9c81b7d3e6f0a5c4d2b19e8f7a60"), ""); // a hash
  EXPECT_EQ(types("pk_live_8Lp22ov7halMBLUpG97Wg4y7fibQi3CW"), ""); // for all to see
  EXPECT_EQ(types("integrity sha512-8Lp22ov7halMBLUpG97Wg4y7fibQi3CWZz9"), "");
}

TEST(Precision, sessions_and_private_keys_in_other_forms) {
  const std::string base64 = "C2y6yDjf5R9ob0N8A7Cgv30VRDJIWEHLM4QDU5DE2nT7KzWq1xY";
  EXPECT_EQ(types("Set-Cookie: sitting=" + base64 + "; Path=/"), "secret.session_cookie");
  EXPECT_EQ(types("PHPSESSID=xob8rh8rl86ae2wsmcszujf52y"), "secret.session_cookie");
  EXPECT_EQ(types("Set-Cookie: theme=dark; Path=/"), "");
  EXPECT_EQ(types("{\"kty\":\"EC\",\"d\":\"" + base64 + "\"}"), "secret.private_key");
  EXPECT_EQ(types("---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----"), "secret.private_key");
  EXPECT_EQ(types("jdbc:oracle:thin:ledger/Kestrel_75@//db.example:1521/L"), "secret.connection_string");
  EXPECT_EQ(types("service token 4f2a9c81b7d3e6f0a5c4d2b19e8f7a60"), "secret.bearer_token");
}

TEST(Precision, words_hashes_and_placeholders_are_no_secrets) {
  constexpr const char* rows[] = {"password: ********",
                                  "Passwort: siehe Anlage",
                                  "password: aaaaaaaaaaaa",
                                  "token: authentication",
                                  "secret: Geheimhaltungsvereinbarung",
                                  "password=${DB_PASSWORD_1}",
                                  "api_key: <your-api-key-1>",
                                  "token = tokenizer.encode(text1)",
                                  "sk-learn-contrib-packages-and-extras",
                                  "-----BEGIN PUBLIC KEY-----",
                                  "-----BEGIN CERTIFICATE-----",
                                  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                                  "d41d8cd98f00b204e9800998ecf8427e",
                                  "sha256:9f86d081884c7d659a2feaa0c55ad015",
                                  "https://example.org:8080/path@2",
                                  "the AKIA prefix is written before it",
                                  "ghp_ is the prefix of a token and some words follow it here today ok",
                                  "SLOVAKIA AND THE REPUBLIC OF IRELAND",
                                  "commit 1a2b3c4d5e6f",
                                  "hf_hub_download_with_progress_bar",
                                  "password: 'required'",
                                  "\"password\": \"Kennwort\"",
                                  "password: \"password_too_short\"",
                                  "const passwordField = 'login.password';",
                                  "public_key = 4f2a9c81b7d3e6f0a5c4d2b19e8f7a60",
                                  "gh"
                                  "p_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                                  "csrf-token=4f2a9c81b7d3e6f0a5c4d2b19e8f7a60",
                                  "runtime: io.jsonwebtoken:jjwt-jackson-0.11.2",
                                  "What is the token? Please2 read the manual",
                                  "the key is in the drawer of the second desk",
                                  "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmDMEZxoK5ZMHHhqcRMybHKXKEBKjPs0cDMS6T1zF",
                                  "arn:aws:kms:eu-west-3:677560761586:key/6afb407e-b6bb-4537-b297-bdeae3287694",
                                  "user:password pairs in this format: u1:p1,u2:p2,u3:p3",
                                  "Das Passwort ist 12-stellig und läuft nach 90-Tagen ab.",
                                  "The password is 12-characters long.",
                                  "The password was base64-encoded before.",
                                  "Das Kennwort ist AES256-verschlüsselt abgelegt.",
                                  "password policy is ISO27001-based",
                                  "Passwort Windows11-Client zurücksetzen",
                                  "Passwort für Benutzer m.mueller2, Ticket #INC-44821",
                                  "login via /oauth2/authorize",
                                  "Login https://portal2.example.de/app2/start",
                                  "mysql -u root -p production2024",
                                  "KeyPass Datenbank2024.kdbx",
                                  "4006381333931|Kugelschreiber_blau_0_5_mm1 x",
                                  "{\"d\":\"a-long-slug-of-an-article-about-gardens-in-spring\"}",
                                  "png;base64,iVBORw0KGgo/EAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                                  "Password ISO27001 and what it asks for",
                                  "a password for the portal. It is Wednesday2",
                                  "getPassword(\"production\")",
                                  "see the token docs at https://docs.example/v2/Classroom/Basics8/API7x/what3",
                                  "\"token\": \"/en/enterprise-server@3.0/auth\"",
                                  "token getTokenFromOAuthClientCredentialsProvider",
                                  "cache_key: users/42/profile-picture-large-1",
                                  "SharedAccessKeyName=[name];SharedAccessKey=[the key goes here]",
                                  "eyJub3QganNvbiBhdCBhbGwh.eyJub3QganNvbiBhdCBhbGwh.c2lnbmF0dXJlIG9mIGl0"};
  for (const auto* row : rows) EXPECT_EQ(types(row), "") << row;
}

TEST(Precision, ordinary_business_text_is_silent) {
  EXPECT_EQ(
      types(
          "Auftrag 2026-004711 vom 21.11.2026, 14:30 Uhr: 12 Stück zu 1.250,00 EUR, zusammen 15.000,00 EUR netto, 19 % USt. Artikel 4006381333931, Version 2.14.3."),
      "");
  EXPECT_EQ(
      types("Commande n° 20261121-0042 du 21/11/2026, montant 12 500,00 €, réf. 0815/4711, délai 30 jours, page 3/12."),
      "");
  EXPECT_EQ(types("| 4500 | 1200 | 3400 | 1800 |\n| 2024 | 2025 | 2026 | 2027 |\n"), "");
}

} // namespace
} // namespace socle::guard
