import { expect, test } from "vitest";
import { placesToSplit } from "./split-places";

const parts = (text: string) => {
  const places = placesToSplit(text);
  return places.map((place, at) => text.slice(place, places[at + 1]));
};

test("a clause may be parted after a sentence and at a new paragraph", () => {
  expect(parts("新建泊位。改造老旧小区；加强管理。\n(一)市住建局牵头。")).toEqual([
    "新建泊位。",
    "改造老旧小区；",
    "加强管理。\n",
    "(一)市住建局牵头。",
  ]);
});

test("an enumeration that runs on may be parted at each of its parts", () => {
  expect(parts("重点做好：一是摸清底数，二是分类施策，三是长效管理。")).toEqual([
    "重点做好：",
    "一是摸清底数，",
    "二是分类施策，",
    "三是长效管理。",
  ]);
});

test("no part is empty, and an empty text has no place", () => {
  expect(placesToSplit("")).toEqual([]);
  expect(placesToSplit("一句话。")).toEqual([0]);
});
