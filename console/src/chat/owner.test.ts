import { expect, test, vi } from "vitest";
import { forgetWith, ownedBy } from "./owner";

test("what is kept for one person is forgotten when another comes or the first leaves", () => {
  const forget = vi.fn();
  forgetWith(forget);
  ownedBy("usr_1");
  ownedBy("usr_1");
  expect(forget).not.toHaveBeenCalled();
  ownedBy("usr_2");
  expect(forget).toHaveBeenCalledTimes(1);
  ownedBy(""); // signs out
  expect(forget).toHaveBeenCalledTimes(2);
});
