/** What one time of a series has for itself. */
export type OccurrenceChange = {
  title?: string;
  start_at?: string;
  end_at?: string;
  description?: string | null;
  location?: string | null;
  color?: string | null;
};

/** An event as it is stored: a single one, or a series. */
export type CalendarEvent = {
  id: string;
  title: string;
  start_at: string;
  end_at: string;
  is_all_day: boolean;
  time_zone: string;
  description?: string;
  location?: string;
  color?: string;
  persona_id?: string;
  rrule?: string;
  exdate?: string[];
  changes?: (OccurrenceChange & { occurrence: string })[];
  created_at: string;
  updated_at: string;
};

/** One time of an event, as it shows in a calendar; `occurrence` names it within its series. */
export type Occurrence = CalendarEvent & { occurrence?: string };

/** A secret address of the calendar; the address itself is shown once. */
export type Feed = {
  id: string;
  name?: string;
  created_at: string;
  last_used_at?: string;
};

export type NewFeed = Feed & { url: string };

/** What an import did, or would do. */
export type ImportOutcome = {
  created: number;
  updated: number;
  unchanged: number;
  /** How many were refused; the first of them are named. */
  refused_count: number;
  refused: { uid?: string; line?: number; reason: string }[];
};
