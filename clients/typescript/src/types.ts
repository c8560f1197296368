/** What a persona reads as. */
export const PERSONA_STATUSES = [
  "pending",
  "active",
  "inactive",
  "suspended",
  "revoked",
  "expired",
  "unassessed",
] as const;

/** One of the statuses, or one of a later version of the API. */
export type PersonaStatus =
  (typeof PERSONA_STATUSES)[number] | (string & Record<never, never>);

/** A window of a schedule, open once or again and again. Times are those of the clock on the wall. */
export interface ScheduleWindow {
  /** When it opens first, such as `2026-11-30T08:00:00`. */
  readonly start: string;
  /** When it closes after that. */
  readonly end: string;
  /** The name of a time zone of IANA, such as `Europe/Berlin`. */
  readonly timeZone: string;
  /** The recurrence rule of RFC 5545; left out for a window that opens once. */
  readonly rrule?: string;
  /** Openings that are left out. */
  readonly exdate?: readonly string[];
}

/** A persona as the API shows it. */
export interface Persona {
  /** A UUID, which never changes. */
  readonly id: string;
  /** `{user_sub}_{title}_{circle}`, which follows title and circle. */
  readonly personaId: string;
  /** The owner, as in the `sub` of tokens. */
  readonly userSub: string;
  readonly title: string;
  readonly circle: string;
  readonly status: PersonaStatus;
  /** Whether it reads active, is within its validity and on duty. */
  readonly active: boolean;
  /** What an administrator has left for the owner. */
  readonly note?: string;
  /** Why it is asked for, for its owner. This and the next two are left out unless it waits for a decision in a realm whose schema has `requests`. */
  readonly reason?: string;
  /** Since when it waits. */
  readonly requestedAt?: Date;
  /** When the request ends if nobody decides; left out for never. */
  readonly requestEndsAt?: Date;
  /** The start of the validity, included. */
  readonly validFrom: Date;
  /** The end of the validity, excluded. */
  readonly validTill: Date;
  /** When it is on duty; left out for always. */
  readonly schedule?: readonly ScheduleWindow[];
  /** Until when it stays active without a break; left out where no schedule plays a part, or it is not active. */
  readonly activeUntil?: Date;
  /** When it becomes active next; left out where no schedule plays a part, it is active, or never becomes so. */
  readonly nextActiveFrom?: Date;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** Its version, where it was read by itself; lists do not tell it. */
  readonly etag?: string;
  /** The attributes of the realm's schema; those of a group in an object under the group's name. */
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** A persona that is to be created. What is not said gets the defaults of the realm's schema. */
export interface NewPersona {
  title: string;
  circle: string;
  /** `active`, which is the default, or `inactive`. */
  status?: PersonaStatus;
  validFrom?: Date;
  validTill?: Date;
  /** When it is on duty, without windows always; only where the title says that owners set it. */
  schedule?: readonly ScheduleWindow[];
  /** Why it is asked for; only for a title that needs approval, where the realm's schema takes a reason. */
  reason?: string;
  attributes?: Record<string, unknown>;
}

/** What is to change of a persona. What is not said stays. */
export interface PersonaChange {
  title?: string;
  circle?: string;
  /** `active` or `inactive`. */
  status?: PersonaStatus;
  validFrom?: Date;
  validTill?: Date;
  /** When it is on duty, without windows always; only where the title says that owners set it. */
  schedule?: readonly ScheduleWindow[];
  /** Why it is asked for, as long as it waits for a decision; `null` takes it away. */
  reason?: string | null;
  /** `null` resets an attribute to its default; an object changes only those attributes of a group that it names. */
  attributes?: Record<string, unknown>;
}

/** Which personas are wanted. */
export interface PersonaFilter {
  status?: PersonaStatus;
  title?: string;
  circle?: string;
}

/** A user who has an active persona of a title. */
export interface PersonaHolder {
  readonly sub: string;
  /** Always `null`, because discovering users does not reveal addresses. */
  readonly email: string | null;
  /** The title that was asked for. */
  readonly persona: string;
}

/** A user of the realm. */
export interface User {
  readonly id: string;
  readonly username: string;
  readonly email: string | null;
}

/** How the service is. */
export interface Health {
  readonly status: "ok" | "error";
  readonly service: string;
  readonly version: string;
  readonly database: "ok" | "error";
  /** Whether the realm's schema can be read. */
  readonly schema: "ok" | "error" | "unknown";
  /** Whether its schedules can be evaluated. */
  readonly schedules: "ok" | "error" | "unknown";
}

/** Somebody who is to be registered; `name`, or first and last name. */
export interface NewUser {
  email: string;
  password: string;
  /** Both names; what stands behind the last blank is the last name. */
  name?: string;
  firstName?: string;
  lastName?: string;
  /** The address, where the realm takes it as username or nothing is said. */
  username?: string;
  /** Further attributes of the realm's user profile. */
  attributes?: Record<string, string | readonly string[]>;
  /** Whether the terms and conditions of the realm are accepted. */
  termsAccepted?: boolean;
}

/** Which client registers somebody: a confidential one has a secret. */
export interface RegisteringClient {
  clientId: string;
  clientSecret?: string;
}

/** An account that was registered. */
export interface RegisteredUser {
  readonly id: string;
  readonly email: string;
  /** First and last name; empty without any. */
  readonly name: string;
  readonly createdAt: Date;
}

/** What the realm allows personas to be. */
export interface PersonaSchema {
  readonly titles: readonly TitleRule[];
  readonly statuses: readonly PersonaStatus[];
  readonly circles: CircleRule;
  readonly attributes: readonly AttributeRule[];
  readonly groups: readonly GroupRule[];
  readonly limits: Limits;
  /** What happens to members that the schema does not know: `reject` or `ignore`. */
  readonly unknownMembers: string;
  /** Undefined where users have no calendar. */
  readonly calendar?: CalendarRule;
  /** The names of the assessments; left out where there are none. */
  readonly assessments?: readonly string[];
  /** Whether the realm remembers what its personas were; left out where it does not. */
  readonly history?: boolean;
  /** Whether people can be invited to titles with `canBeInvited`; left out where they cannot. */
  readonly invitations?: boolean;
  /** Whether access is reviewed in the realm; left out where it is not. */
  readonly reviews?: boolean;
  /** Whether holders of some titles manage others; left out where there are none. */
  readonly stewards?: boolean;
  /** What users can do without; left out where the realm sends no reminders. */
  readonly mails?: MailRule;
  /** What holds for personas that users ask for; left out where nothing is said of it. */
  readonly requests?: RequestRule;
}

/** Personas that users ask for. */
export interface RequestRule {
  /** After how many days without a decision a request ends; left out for never. */
  readonly expireDays?: number;
  /** Whether users say why they ask. */
  readonly reason: "none" | "optional" | "required";
}

/** The mails that users can do without. */
export interface MailRule {
  /** Whether owners are reminded of the end of a persona. */
  readonly reminders: boolean;
}

/** The calendars of users. */
export interface CalendarRule {
  /** Whether users have one. */
  readonly enabled?: boolean;
}

/** A title. */
export interface TitleRule {
  readonly name: string;
  /** What people read instead of the name. */
  readonly displayName: string;
  readonly description: string;
  /** Whether users may give it to themselves. */
  readonly selfService: boolean;
  /** Whether a persona that a user asks for waits for an administrator. */
  readonly needsApproval: boolean;
  readonly canBeInvited: boolean;
  readonly canBeDelegatedTo: boolean;
  readonly allowedActions: readonly string[];
  /** How strong a login must be for a persona of it to be selected. */
  readonly acr?: string;
  /** When its holders are on duty; left out for always. */
  readonly schedule?: readonly ScheduleWindow[];
  /** `user` where owners give their persona a schedule; left out for administrators. */
  readonly scheduleEditableBy?: string;
  /** The assessments that its personas must have passed to be active. */
  readonly requires?: readonly string[];
  /** The titles whose holders manage personas of it in their own circle; left out where there are none. */
  readonly managedBy?: readonly string[];
}

/** Where circles come from. */
export interface CircleRule {
  /** `any`, `list` or `organizations`. */
  readonly source: string;
  readonly values: readonly string[];
  /** What stewards see of those whose personas they manage; left out for the username. */
  readonly stewardsSee?: string;
}

/** An attribute. Constraints that it does not have are left out. */
export interface AttributeRule {
  readonly name: string;
  /** What people read instead of the name. */
  readonly displayName: string;
  readonly type: string;
  readonly description: string;
  /** What it reads while it is not set. */
  readonly default?: unknown;
  readonly required: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly options?: readonly string[];
  /** What people read instead of options, by option. */
  readonly optionDisplayNames?: Readonly<Record<string, string>>;
  /** `user` or `administrator`. */
  readonly editableBy: string;
  readonly inTokens: boolean;
  /** That its values are encrypted in the database; left out where they are not. */
  readonly encrypted?: boolean;
}

/** A group of attributes. */
export interface GroupRule {
  readonly name: string;
  /** What people read instead of the name. */
  readonly displayName: string;
  readonly description: string;
  readonly attributes: readonly AttributeRule[];
}

/** Limits of the realm; 0 calls a minute mean no limit. */
export interface Limits {
  readonly personasPerUser: number;
  readonly defaultValidityDays: number;
  readonly maxValidityDays?: number;
  readonly requestsPerMinute: number;
  readonly clientRequestsPerMinute: number;
}

/** An appointment, once or again and again, or one time that it takes place. */
export interface CalendarEvent {
  readonly id: string;
  /** When the rule lets this occurrence begin, which names it; left out where it is no occurrence. */
  readonly occurrence?: string;
  readonly title: string;
  readonly description?: string;
  readonly location?: string;
  /** Such as `#3366CC`. */
  readonly color?: string;
  /** A time such as `2026-10-19T18:00:00Z`, of whole days a day. */
  readonly startAt: string;
  /** When it ends, which is not part of it any more. */
  readonly endAt: string;
  /** Whether it takes whole days. */
  readonly isAllDay: boolean;
  /** The name of a time zone of IANA, whose clock the rule follows. */
  readonly timeZone: string;
  /** The persona of the caller that it belongs to. */
  readonly personaId?: string;
  /** The recurrence rule of RFC 5545; left out for what takes place once. */
  readonly rrule?: string;
  /** The occurrences that are left out, by when the rule lets them begin. */
  readonly exdate?: readonly string[];
  /** What is different about single occurrences. */
  readonly changes?: readonly ChangedOccurrence[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** Its version, where it was read by itself; lists do not tell it. */
  readonly etag?: string;
}

/** What is different about one occurrence; what is left out is as with the others. */
export interface ChangedOccurrence {
  /** When the rule lets it begin. */
  readonly occurrence: string;
  readonly startAt?: string;
  readonly endAt?: string;
  readonly title?: string;
  readonly description?: string;
  readonly location?: string;
  readonly color?: string;
}

/** A new appointment, or what is to change of one or of one occurrence. */
export interface EventDraft {
  readonly title?: string;
  readonly description?: string | null;
  readonly location?: string | null;
  readonly color?: string | null;
  readonly startAt?: string | null;
  readonly endAt?: string | null;
  readonly isAllDay?: boolean;
  readonly timeZone?: string | null;
  readonly personaId?: string | null;
  readonly rrule?: string | null;
  readonly exdate?: readonly string[] | null;
  readonly changes?: readonly ChangedOccurrence[] | null;
}

/** What of a calendar is wanted: a window of at most 400 days, and of one persona. */
export interface CalendarWindow {
  readonly from?: Date;
  readonly to?: Date;
  readonly persona?: string;
}

/** A secret address of a calendar. */
export interface CalendarFeed {
  readonly id: string;
  /** What its user calls it; empty for nothing. */
  readonly name: string;
  readonly createdAt: Date;
  /** To the hour; left out if never. */
  readonly lastUsedAt?: Date;
  /** The address, which only the answer to its making has. */
  readonly url?: string;
}

/** What came of a file of a calendar program. */
export interface CalendarImport {
  readonly dryRun: boolean;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refusedCount: number;
  /** The first thousand of those that were refused. */
  readonly refused: readonly { readonly uid: string; readonly reason: string }[];
}
