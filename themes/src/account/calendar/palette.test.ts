import assert from "node:assert/strict";
import { test } from "node:test";
import type { Persona } from "../../shared/api/types";
import { coloursOf, PALETTE, PLAIN } from "./palette";

function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => parseInt(color.slice(at, at + 2), 16) / 255)
    .map((part) =>
      part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
    ) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort(
    (a, b) => a - b,
  ) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

test("every colour is seen on light and on dark pages (WCAG 1.4.11)", () => {
  for (const color of [...PALETTE, PLAIN]) {
    for (const page of ["#ffffff", "#f0f0f0", "#26292d", "#1b1d21"]) {
      assert.ok(
        contrast(color, page) >= 3,
        `${color} on ${page}: ${contrast(color, page).toFixed(2)}`,
      );
    }
  }
});

test("a persona keeps its colour, and none has the plain one", () => {
  const persona = (id: string, created: string) =>
    ({ id, created_at: created }) as Persona;
  const personas = [
    persona("new", "2026-02-01T00:00:00Z"),
    persona("old", "2026-01-01T00:00:00Z"),
  ];
  const colour = coloursOf(personas);
  assert.equal(colour("old"), PALETTE[0]);
  assert.equal(colour("new"), PALETTE[1]);
  assert.equal(colour("gone"), PLAIN);
  assert.equal(colour(), PLAIN);
});
