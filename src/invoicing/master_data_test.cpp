#include "invoicing/master_data.h"

#include "base/random.h"
#include "invoicing/checks.h"
#include "invoicing/process.h"
#include "invoicing/process_errors.h"
#include "invoicing/samples_testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace socle::invoicing {

namespace {
class MasterDataOf : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() / ("socle-master-data-" + std::to_string(::getpid()));
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    auto opened = store::open_store({"sqlite:" + (folder_ / "store").string(), 1, 0, {}}, migrations());
    ASSERT_TRUE(opened) << opened.error().describe();
    store_ = std::move(*opened);
    data_ = std::make_unique<MasterData>(MasterData::Parts{clock_, random_, *store_});
  }
  void TearDown() override {
    data_.reset();
    store_.reset();
    std::filesystem::remove_all(folder_);
  }
  std::string company_with(std::string_view name, const json::value& value) {
    json::object fields = to_json(samples::company());
    fields[name] = value;
    const auto made = data_->set_company("t", fields);
    return made ? "" : made.error().is(kInvalidParty) ? made.error().message() : "?";
  }
  std::string customer_with(std::string_view name, const json::value& value) {
    json::object fields = to_json(samples::customer());
    fields[name] = value;
    const auto made = data_->set_customer("t", "", fields);
    return made ? "" : made.error().is(kInvalidParty) ? made.error().message() : "?";
  }

  std::filesystem::path folder_;
  ManualClock clock_;
  SystemRandom random_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<MasterData> data_;
};
} // namespace

TEST_F(MasterDataOf, a_company_is_taken_only_with_members_of_their_type) {
  EXPECT_EQ(company_with("tax_number", nullptr), "");
  for (const auto& [name, value] :
       std::vector<std::pair<std::string, json::value>>{{"vat_id", "DE361385131"},
                                                        {"vat_id", 5},
                                                        {"vat_id", "XX1"},
                                                        {"electronic_address", "x"},
                                                        {"electronic_address", "EM:not an email"},
                                                        {"electronic_address", "1234:5"},
                                                        {"bic", "x"},
                                                        {"iban", "DE51405909840408630867"},
                                                        {"country", "XX"},
                                                        {"country", "Deutschland"},
                                                        {"street", json::array{}},
                                                        {"street", true},
                                                        {"contact", "Frieda"},
                                                        {"contact", json::object{{"phone", 1}}},
                                                        {"contact", json::object{{"fax", "1"}}},
                                                        {"name", nullptr}}) {
    EXPECT_THAT(company_with(name, value), testing::HasSubstr(name)) << json::write(value);
  }
}

TEST_F(MasterDataOf, a_customer_has_a_plain_id_and_a_vat_id_that_passes) {
  for (const auto* id : {"K-10001", "cust_1.a", "4711"}) EXPECT_EQ(customer_with("id", id), "") << id;
  for (const auto* id : {"../x", "a/b", "a..b", ".hidden", "a b", "ä", "a\\b", "a%2f"})
    EXPECT_THAT(customer_with("id", id), testing::HasSubstr("id")) << id;
  EXPECT_THAT(customer_with("id", 7), testing::HasSubstr("text in quotes"));
  EXPECT_THAT(customer_with("vat_id", "DE811907981"), testing::HasSubstr("check digit"));
  EXPECT_THAT(customer_with("invoice_email", "nobody"), testing::HasSubstr("invoice_email"));
  EXPECT_THAT(customer_with("buyer_reference", 4711), testing::HasSubstr("buyer_reference"));
}

TEST(Numbers, of_parties_are_checked_by_form_and_check_digit) {
  for (const auto* id : {"DE361385130", "ATU74338013", "FR05535153589", "LU26741660", "IE3988513WH", "NL845879376B01",
                         "CHE-123.456.788 MWST", "EL123456789", "DE 361 385 130"})
    EXPECT_TRUE(is_vat_id(id)) << id;
  for (const auto* id :
       {"", "5", "DE", "DE361385131", "XX1", "361385130", "de361385130", "DE36138513", "ATU74338014", "DEABCDEFGHI"})
    EXPECT_FALSE(is_vat_id(id)) << id;
  for (const auto* bic : {"NORVDE22", "BYLADEM1001", "AGRIFRPP882"}) EXPECT_TRUE(is_bic(bic)) << bic;
  for (const auto* bic : {"", "x", "NORVDE2", "NORVXX22", "norvde22", "NORVDE22XX"}) EXPECT_FALSE(is_bic(bic)) << bic;
}

} // namespace socle::invoicing
