// Pages by key, on both databases.
#include "store/page.h"

#include "store/errors.h"
#include "store/testing_databases.h"

#include <set>

namespace socle::store {
namespace {

constexpr Migration kThings{
    "things", 1,
    "CREATE TABLE thing (tenant text NOT NULL, id text NOT NULL, name text NOT NULL, cost bigint NOT NULL, PRIMARY KEY (tenant, id))"};

class PageTest : public testing::TestWithParam<std::string> {
 protected:
  PageTest() : store_(open_store(database_.options(), {&kThings, 1}).value()) {
    Unit unit;
    for (int i = 0; i < 100; ++i) add(unit, "t", i);
    add(unit, "another", 500);
    EXPECT_TRUE(store_->commit_now(std::move(unit)));
  }
  static void add(Unit& unit, const std::string& tenant, int i) {
    char id[16];
    std::snprintf(id, sizeof id, "id_%03d", i);
    unit.add("INSERT INTO thing(tenant, id, name, cost) VALUES (?1, ?2, ?3, ?4)",
             {tenant, std::string(id), i % 10 == 0 ? "100%_Sure!" : "plain", static_cast<std::int64_t>(i % 7 - 3)}, 1);
  }
  // All ids, in the order in which the pages show them.
  std::vector<std::string> walk(Paging paging, const Where& where = Where("t")) {
    std::vector<std::string> out;
    do {
      auto page = read_page(*store_, "id", "thing", where, paging);
      EXPECT_TRUE(page) << (page ? "" : page.error().describe());
      if (!page) break;
      EXPECT_LE(page->rows.size(), paging.limit);
      for (const auto& row : page->rows) out.push_back(row.text(0));
      paging.after = page->next;
    } while (!paging.after.empty() && out.size() < 1'000);
    return out;
  }
  TestDatabase database_{GetParam()};
  std::unique_ptr<Store> store_;
};

TEST_P(PageTest, shows_each_row_once_in_any_order) {
  for (const bool descending : {false, true}) {
    for (const std::vector<OrderedBy>& order :
         {std::vector<OrderedBy>{{"id"}}, {{"cost", true}, {"id"}}, {{"name"}, {"cost", true}, {"id"}}}) {
      const auto once = walk({order, descending, "", 1'000}), paged = walk({order, descending, "", 7});
      EXPECT_EQ(paged, once);
      EXPECT_EQ(std::set(paged.begin(), paged.end()).size(), 100U);
    }
  }
}

TEST_P(PageTest, counts_what_all_pages_show_and_knows_lists_of_values) {
  const std::vector<std::string> two{"id_003", "id_004"};
  const std::vector<std::string> none;
  EXPECT_EQ(count_rows(*store_, "thing", Where("t")).value(), 100);
  EXPECT_EQ(count_rows(*store_, "thing", Where("t").one_of("id", two)).value(), 2);
  EXPECT_EQ(count_rows(*store_, "thing", Where("t").none_of("id", two)).value(), 98);
  EXPECT_EQ(count_rows(*store_, "thing", Where("t").none_of("id", none)).value(), 100);
  EXPECT_EQ(count_rows(*store_, "thing", Where("t").is("name", "")).value(), 0);
  EXPECT_EQ(walk({{{"id"}}, false, "", 1}, Where("t").one_of("id", two)), two);
}

TEST_P(PageTest, has_no_next_page_behind_a_last_one_that_is_full) {
  EXPECT_EQ(read_page(*store_, "id", "thing", Where("t"), {{{"id"}}, false, "", 100}).value().next, "");
}

TEST_P(PageTest, neither_repeats_nor_leaves_out_when_rows_come_and_go_between) {
  auto first = read_page(*store_, "id", "thing", Where("t"), {{{"id"}}, false, "", 50}).value();
  Unit unit;
  unit.add("DELETE FROM thing WHERE id = ?1", {"id_010"}, 1);
  unit.add("DELETE FROM thing WHERE id = ?1", {"id_049"}, 1); // the one that the cursor names
  add(unit, "t", 100);
  ASSERT_TRUE(store_->commit_now(std::move(unit)));
  const auto second = read_page(*store_, "id", "thing", Where("t"), {{{"id"}}, false, first.next, 1'000}).value();
  EXPECT_EQ(second.rows.front().text(0), "id_050");
  EXPECT_EQ(second.rows.back().text(0), "id_100");
}

TEST_P(PageTest, filters_and_takes_the_signs_of_patterns_as_they_are) {
  const Paging all{{{"id"}}, false, "", 1'000};
  EXPECT_EQ(walk(all, Where("t").contains("name", "0%_SURE!")).size(), 10U);
  EXPECT_EQ(walk(all, Where("t").contains("name", "1%Sure")).size(), 0U);
  EXPECT_EQ(walk(all, Where("t").integer("cost", ">=", 3)).size(), 14U);
  EXPECT_EQ(walk(all, Where("t").text("name", "=", "").integer("cost", "=", std::nullopt)).size(), 100U);
  EXPECT_EQ(walk(all, Where("t").text("name", "=", "' OR 1 = 1 --")).size(), 0U);
}

TEST_P(PageTest, refuses_a_cursor_that_it_did_not_give) {
  for (const auto* after : {"x", "zz", "31.32", "00", "3", "31."}) {
    const auto page = read_page(*store_, "id", "thing", Where("t"),
                                {{{"cost", true}, {"id"}, {"name"}}, false, after, 10});
    ASSERT_FALSE(page) << after;
    EXPECT_TRUE(page.error().is(kBadCursor));
  }
}

INSTANTIATE_TEST_SUITE_P(Databases, PageTest, testing::ValuesIn(kDatabases),
                         [](const auto& info) { return info.param; });

} // namespace
} // namespace socle::store
