import { lazy } from "react";

// Loaded when they are opened, so that other pages do not grow.
export const CalendarPage = lazy(async () => ({
  default: (await import("./CalendarPage")).CalendarPage,
}));
export const NewEvent = lazy(async () => ({
  default: (await import("./NewEvent")).NewEvent,
}));
export const EditEvent = lazy(async () => ({
  default: (await import("./EditEvent")).EditEvent,
}));
export const Exchange = lazy(async () => ({
  default: (await import("./Exchange")).Exchange,
}));
