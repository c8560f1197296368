import { lazy } from "react";

// Loaded when they are opened, so that other pages do not grow.
export const AssessmentsPage = lazy(async () => ({
  default: (await import("./AssessmentsPage")).AssessmentsPage,
}));
export const AssessmentPage = lazy(async () => ({
  default: (await import("./AssessmentPage")).AssessmentPage,
}));
