import { UnreachableError } from "./errors.js";
import type {
  NewPersona,
  NewUser,
  Persona,
  PersonaChange,
  RegisteredUser,
  ScheduleWindow,
} from "./types.js";

export type Members = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The JSON of a text, or undefined. */
export const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/** The names of the fixed members of a persona, which no attribute can have. */
export const FIXED: readonly string[] = [
  "id",
  "persona_id",
  "user_sub",
  "title",
  "circle",
  "status",
  "active",
  "note",
  "reason",
  "requested_at",
  "request_ends_at",
  "valid_from",
  "valid_till",
  "schedule",
  "active_until",
  "next_active_from",
  "created_at",
  "updated_at",
];

const foreign = () =>
  new UnreachableError("The server has answered JSON that is not of this API");

/** A persona as the API writes it. */
export const readPersona = (json: unknown, etag?: string | null): Persona => {
  if (!isObject(json)) {
    throw foreign();
  }
  const text = (name: string): string => {
    const value = json[name];
    if (typeof value !== "string") {
      throw foreign();
    }
    return value;
  };
  const time = (name: string): Date => {
    const date = new Date(text(name));
    if (Number.isNaN(date.getTime())) {
      throw foreign();
    }
    return date;
  };
  return {
    id: text("id"),
    personaId: text("persona_id"),
    userSub: text("user_sub"),
    title: text("title"),
    circle: text("circle"),
    status: text("status"),
    active: json["active"] === true,
    ...(typeof json["note"] === "string" && { note: json["note"] }),
    ...(typeof json["reason"] === "string" && { reason: json["reason"] }),
    ...(json["requested_at"] !== undefined && {
      requestedAt: time("requested_at"),
    }),
    ...(json["request_ends_at"] !== undefined && {
      requestEndsAt: time("request_ends_at"),
    }),
    validFrom: time("valid_from"),
    validTill: time("valid_till"),
    ...(Array.isArray(json["schedule"]) && {
      schedule: camelized<ScheduleWindow[]>(json["schedule"]),
    }),
    ...(json["active_until"] !== undefined && {
      activeUntil: time("active_until"),
    }),
    ...(json["next_active_from"] !== undefined && {
      nextActiveFrom: time("next_active_from"),
    }),
    createdAt: time("created_at"),
    updatedAt: time("updated_at"),
    ...(etag && { etag }),
    attributes: Object.fromEntries(
      Object.entries(json).filter(([name]) => !FIXED.includes(name)),
    ),
  };
};

/** An account as the API writes it. */
export const readUser = (json: unknown): RegisteredUser => {
  const user = read<Omit<RegisteredUser, "createdAt"> & { createdAt: string }>(
    json,
  );
  return { ...user, createdAt: new Date(user.createdAt) };
};

/** What is sent of somebody who is to be registered. */
export const writeUser = (user: NewUser): string => {
  const { firstName, lastName, termsAccepted, ...rest } = user;
  return JSON.stringify({
    ...rest,
    confirm_password: user.password,
    first_name: firstName,
    last_name: lastName,
    terms_accepted: termsAccepted,
  });
};

/** The entries of a list. */
export const entries = (json: unknown, member: string): readonly unknown[] => {
  const list = isObject(json) ? json[member] : undefined;
  if (!Array.isArray(list)) {
    throw foreign();
  }
  return list;
};

/** What is sent of a new persona or a change. */
export const writePersona = (persona: NewPersona | PersonaChange): string => {
  const { validFrom, validTill, schedule, attributes = {}, ...rest } = persona;
  const fixed = Object.keys(attributes).find((name) => FIXED.includes(name));
  if (fixed !== undefined) {
    throw new TypeError(
      `${fixed} is a member that every persona has, and no attribute`,
    );
  }
  return JSON.stringify({
    ...rest,
    ...(validFrom && { valid_from: validFrom.toISOString() }),
    ...(validTill && { valid_till: validTill.toISOString() }),
    ...(schedule && {
      schedule: schedule.map(({ timeZone, ...window }) => ({
        ...window,
        time_zone: timeZone,
      })),
    }),
    ...attributes,
  });
};

const camelCase = (name: string) =>
  name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Members whose values have names of the realm's own, which stay as they are. */
const AS_THEY_ARE: readonly string[] = ["default", "option_display_names"];

/** The same with the names that TypeScript has. */
export const camelized = <T>(json: unknown): T => {
  if (Array.isArray(json)) {
    return json.map((entry) => camelized<unknown>(entry)) as T;
  }
  return (
    isObject(json)
      ? Object.fromEntries(
          Object.entries(json).map(([name, value]) => [
            camelCase(name),
            AS_THEY_ARE.includes(name) ? value : camelized<unknown>(value),
          ]),
        )
      : json
  ) as T;
};

/** An object of the API. */
export const read = <T>(json: unknown): T => {
  if (!isObject(json)) {
    throw foreign();
  }
  return camelized<T>(json);
};
