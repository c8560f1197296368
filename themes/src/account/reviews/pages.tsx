import { lazy } from "react";

// Loaded when they are opened, so that other pages do not grow.
export const ReviewsPage = lazy(async () => ({
  default: (await import("./ReviewsPage")).ReviewsPage,
}));
export const ReviewPage = lazy(async () => ({
  default: (await import("./ReviewPage")).ReviewPage,
}));
