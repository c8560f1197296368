import { basic, nextQuery, query, realmAddress, segment } from "./address.js";
import { CalendarClient } from "./calendar.js";
import type { Answer } from "./errors.js";
import {
  entries,
  read,
  readPersona,
  readUser,
  writePersona,
  writeUser,
} from "./json.js";
import type { TokenSource } from "./tokens.js";
import { type Call, isProblem, jsonOf, Transport } from "./transport.js";
import type {
  Health,
  NewPersona,
  NewUser,
  Persona,
  PersonaChange,
  PersonaFilter,
  PersonaHolder,
  PersonaSchema,
  PersonaStatus,
  RegisteredUser,
  RegisteringClient,
  User,
} from "./types.js";
import { userAgent } from "./wire.js";

export interface PersonaClientOptions {
  /** The realm's address, such as `https://id.example.com/realms/acme`. */
  realm: string;
  /** Where the access tokens come from. */
  tokens: TokenSource;
  /** How many milliseconds one request may take; 10,000 by default. */
  timeout?: number;
  /**
   * How often a call is tried again, 2 times by default: any call that the server has refused with 429, and reads, selections and
   * removals that met a 502, 503 or 504 or a lost connection.
   */
  retries?: number;
  /** The longest `Retry-After` in seconds that the client waits by itself; 30 by default. A longer one fails at once. */
  longestWait?: number;
  /** Of how many users the personas are remembered, 1000 by default; 0 for none. */
  rememberedUsers?: number;
  /** Names the application in the `User-Agent`, such as `booking/2.1`. Browsers do not send it. */
  userAgent?: string;
  /** The function that sends requests; the global `fetch` by default. */
  fetch?: typeof fetch;
  /** Waits so many milliseconds; for tests. */
  pause?: (milliseconds: number) => Promise<void>;
}

const PERSONAS = "/v1/personas";
const SELECTION = "/v1/session/persona";
const USERS = "/v1/users";
const LARGEST_PAGE = "1000";

/**
 * The persona API of one realm, called with the tokens of one user or service.
 *
 * Each method rejects with a `ProblemError` for what the API refuses, an `UnreachableError` where no readable answer comes in time,
 * a `TokenError` where no access token can be got, and a `TypeError` for an id that no address can carry: an empty one, `.` and `..`.
 */
export class PersonaClient {
  /** The caller's calendar, in realms that have calendars. */
  readonly calendar: CalendarClient;
  readonly #transport: Transport;
  readonly #known = new Map<string, { tag: string; personas: Persona[] }>();
  readonly #most: number;

  constructor(options: PersonaClientOptions) {
    this.#most = options.rememberedUsers ?? 1000;
    this.#transport = new Transport(
      realmAddress(options.realm),
      options.tokens,
      {
        fetch: options.fetch ?? globalThis.fetch.bind(globalThis),
        timeout: options.timeout ?? 10_000,
        userAgent: userAgent(options.userAgent),
      },
      {
        retries: options.retries ?? 2,
        longestWait: options.longestWait ?? 30,
        pause:
          options.pause ??
          ((milliseconds) =>
            new Promise((resolve) => setTimeout(resolve, milliseconds))),
      },
    );
    this.calendar = new CalendarClient(this.#transport);
  }

  /** The caller's personas that fit a filter, newest first. Pages are fetched as they are needed. */
  async *listPersonas(filter: PersonaFilter = {}): AsyncGenerator<Persona> {
    const { status, title, circle } = filter;
    const pages = this.#pages(
      PERSONAS,
      query({ status, title, circle }),
      "personas",
    );
    for await (const json of pages) {
      yield readPersona(json);
    }
  }

  /** One persona, with its ETag. The id is its `id` or `persona_id`, as it was received. */
  async getPersona(id: string): Promise<Persona> {
    return this.#persona({ method: "GET", path: address(id) });
  }

  /** Creates a persona for the caller. It is not tried again when the connection is lost, because it may have been created. */
  async createPersona(persona: NewPersona): Promise<Persona> {
    const body = writePersona(persona);
    return this.#persona({ method: "POST", path: PERSONAS, body });
  }

  /**
   * Changes a persona. One that was read by itself is changed unless it has changed since (else a `ChangedMeanwhileError`); an id
   * is changed whoever else has changed it. A persona of a list has no version, which is a `TypeError`.
   */
  async updatePersona(
    persona: Persona | string,
    change: PersonaChange,
  ): Promise<Persona> {
    return this.#persona({
      method: "PATCH",
      ...target(persona),
      body: writePersona(change),
    });
  }

  /** Removes a persona, with the same condition as `updatePersona`. */
  async deletePersona(persona: Persona | string): Promise<void> {
    await this.#transport.send({ method: "DELETE", ...target(persona) });
  }

  /** The persona that the user works as in the login session of the token; undefined if none is selected. */
  async selectedPersona(): Promise<Persona | undefined> {
    try {
      return await this.#persona({ method: "GET", path: SELECTION });
    } catch (error) {
      if (isProblem(error, "no-persona-selected")) {
        return undefined;
      }
      throw error;
    }
  }

  /**
   * Lets the user work as a persona in the login session of the token; the next token of the session says so. An
   * `UnauthenticatedError` with `acrValues` says that its title requires a stronger login.
   */
  async selectPersona(id: string): Promise<Persona> {
    const body = JSON.stringify({ persona_id: id });
    return this.#persona({ method: "PUT", path: SELECTION, body });
  }

  /** Lets the user work as no persona. */
  async clearSelection(): Promise<void> {
    await this.#transport.send({ method: "DELETE", path: SELECTION });
  }

  /**
   * The personas of any user, for services with the role `view-all-personas`. The client remembers them with their ETag, asks
   * each time whether they are still the same, and reads them only if they are not.
   *
   * @param status what they read as; `null` for all
   */
  async listPersonasOfUser(
    userSub: string,
    status: PersonaStatus | null = "active",
  ): Promise<readonly Persona[]> {
    const path = `${USERS}/${segment(userSub)}/personas`;
    const first = query({ status: status ?? undefined, max: LARGEST_PAGE });
    const key = path + first;
    const known = this.#known.get(key);
    this.#known.delete(key);
    const answer = await this.#transport.send({
      method: "GET",
      path: key,
      ...(known && { headers: { "If-None-Match": known.tag } }),
    });
    if (known && answer.status === 304) {
      this.#remember(key, known.tag, known.personas);
      return known.personas;
    }
    const personas = entries(jsonOf(answer), "personas").map((json) =>
      readPersona(json),
    );
    const next = nextQuery(answer.headers);
    const tag = answer.headers.get("ETag");
    if (next !== undefined) {
      // The tag says nothing of the pages that follow.
      for await (const json of this.#pages(path, next, "personas")) {
        personas.push(readPersona(json));
      }
    } else if (tag) {
      this.#remember(key, tag, personas);
    }
    return personas;
  }

  /** Enabled users with an active persona of a title, in a circle or in any, ordered by id. */
  async *listUsersByPersona(
    title: string,
    circle?: string,
  ): AsyncGenerator<PersonaHolder> {
    const path = `${USERS}/by-persona`;
    for await (const json of this.#pages(
      path,
      query({ title, circle }),
      "users",
    )) {
      yield read<PersonaHolder>(json);
    }
  }

  /** Enabled users with username and e-mail address, for callers with the role `view-users`; `search` as in Keycloak's Admin API. */
  async *listUsers(search?: string): AsyncGenerator<User> {
    const first = query({ search: search === "" ? undefined : search });
    for await (const json of this.#pages(USERS, first, "users")) {
      yield read<User>(json);
    }
  }

  /**
   * Registers somebody through a client that the realm permits to do so. No token is sent. The answer is undefined where the realm
   * hides addresses: a mail to the address says what comes next.
   */
  async registerUser(
    user: NewUser,
    { clientId, clientSecret }: RegisteringClient,
  ): Promise<RegisteredUser | undefined> {
    const isPublic = clientSecret === undefined;
    const answer = await this.#transport.sendWithoutToken({
      method: "POST",
      path: `${USERS}/register${isPublic ? query({ client_id: clientId }) : ""}`,
      ...(!isPublic && {
        headers: { Authorization: basic(clientId, clientSecret) },
      }),
      body: writeUser(user),
    });
    return answer.status === 202 ? undefined : readUser(jsonOf(answer));
  }

  /**
   * What the realm allows personas to be.
   *
   * @param uiLocales the languages of display names: tags, the preferred one first, divided by spaces
   */
  async getSchema(uiLocales?: string): Promise<PersonaSchema> {
    const path = `/v1/schema${query({ ui_locales: uiLocales })}`;
    const call: Call = { method: "GET", path };
    return read<PersonaSchema>(jsonOf(await this.#transport.send(call)));
  }

  /** Whether the service and its database answer. No token is sent. */
  async getHealth(): Promise<Health> {
    return read<Health>(jsonOf(await this.#transport.health()));
  }

  /** The users that were not asked for longest are forgotten first. */
  #remember(key: string, tag: string, personas: Persona[]): void {
    this.#known.set(key, { tag, personas });
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= this.#most) {
        return;
      }
      this.#known.delete(oldest);
    }
  }

  async #persona(call: Call): Promise<Persona> {
    const answer: Answer = await this.#transport.send(call);
    return readPersona(jsonOf(answer), answer.headers.get("ETag"));
  }

  async *#pages(
    path: string,
    first: string,
    member: string,
  ): AsyncGenerator<unknown> {
    let next: string | undefined = first;
    while (next !== undefined) {
      const present: string = next;
      const answer = await this.#transport.send({
        method: "GET",
        path: path + present,
      });
      yield* entries(jsonOf(answer), member);
      const following = nextQuery(answer.headers);
      next = following === present ? undefined : following;
    }
  }
}

const address = (id: string) => `${PERSONAS}/${segment(id)}`;

const target = (
  persona: Persona | string,
): { path: string; headers?: Record<string, string> } => {
  if (typeof persona === "string") {
    return { path: address(persona) };
  }
  if (persona.etag === undefined) {
    throw new TypeError(
      "This persona comes from a list, which does not tell its version: read it with getPersona first",
    );
  }
  return {
    path: address(persona.id),
    headers: { "If-Match": persona.etag },
  };
};
