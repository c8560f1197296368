import { lazy } from "react";

// Loaded when they are opened, so that other pages do not grow.
export const CirclesPage = lazy(async () => ({
  default: (await import("./CirclesPage")).CirclesPage,
}));
export const CirclePage = lazy(async () => ({
  default: (await import("./CirclePage")).CirclePage,
}));
