import { isObject, type Members, parse } from "./json.js";

/**
 * A persona in a claim. What the format of the mapper does not carry is left out: of `title@circle` strings all but title and
 * circle, of titles all but the title.
 */
export interface ClaimedPersona {
  readonly personaId?: string;
  readonly title: string;
  readonly circle?: string;
  /** The start of its validity, included. */
  readonly validFrom?: Date;
  /** The end of its validity, excluded. */
  readonly validTill?: Date;
  /** The other members. */
  readonly attributes: Readonly<Record<string, unknown>>;
}

const OWN: readonly string[] = [
  "persona_id",
  "title",
  "circle",
  "valid_from",
  "valid_till",
];

/** A time in RFC 3339; undefined where there is none, null for something else. */
const time = (value: unknown): Date | undefined | null => {
  if (value === undefined || value === null) {
    return undefined;
  }
  const stated =
    typeof value === "string" &&
    /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d)$/i.test(value);
  const date = stated ? new Date(value) : undefined;
  return date && !Number.isNaN(date.getTime()) ? date : null;
};

/** A persona of a claim's value; undefined for what is none, which then permits nothing. */
const persona = (value: unknown): ClaimedPersona | undefined => {
  if (typeof value === "string" && value !== "") {
    const at = value.indexOf("@");
    return at < 0
      ? { title: value, attributes: {} }
      : {
          title: value.slice(0, at),
          circle: value.slice(at + 1),
          attributes: {},
        };
  }
  if (!isObject(value) || typeof value["title"] !== "string") {
    return undefined;
  }
  const validFrom = time(value["valid_from"]);
  const validTill = time(value["valid_till"]);
  if (validFrom === null || validTill === null) {
    return undefined;
  }
  const id = value["persona_id"];
  const circle = value["circle"];
  return {
    ...(typeof id === "string" && { personaId: id }),
    title: value["title"],
    ...(typeof circle === "string" && { circle }),
    ...(validFrom && { validFrom }),
    ...(validTill && { validTill }),
    attributes: Object.fromEntries(
      Object.entries(value).filter(([name]) => !OWN.includes(name)),
    ),
  };
};

const isValid = ({ validFrom, validTill }: ClaimedPersona): boolean => {
  const now = Date.now();
  return (
    (!validFrom || now >= validFrom.getTime()) &&
    (!validTill || now < validTill.getTime())
  );
};

/** Circles have one form, Unicode's C, which the name that is asked for may not have. */
const is = (it: ClaimedPersona, title: string, circle?: string): boolean =>
  it.title === title &&
  (circle === undefined || it.circle === circle.trim().normalize("NFC")) &&
  isValid(it);

/**
 * The personas in a token, in userinfo or in an introspection. **Nothing is verified here**: the caller has checked signature,
 * issuer, audience and expiry before, or has got the claims from the server itself.
 */
export class PersonaClaims {
  private constructor(
    /** All personas of the claim `personas`, each in its validity or not. */
    readonly personas: readonly ClaimedPersona[],
    /** The persona of the claim `persona`, as which the user works. */
    readonly selected: ClaimedPersona | undefined,
    /** Whether the token had no room for more personas, so that one that is missing may exist all the same. */
    readonly truncated: boolean,
  ) {}

  /** The personas in claims; the names are those of the mapper, which has these by default. */
  static of(
    claims: Members,
    names: { all?: string; selected?: string } = {},
  ): PersonaClaims {
    const { all = "personas", selected = "persona" } = names;
    const list = claims[all];
    return new PersonaClaims(
      Array.isArray(list)
        ? list.map(persona).filter((entry) => entry !== undefined)
        : [],
      persona(claims[selected]),
      claims[`${all}_truncated`] === true,
    );
  }

  /** The personas in a signed JWT that the caller has verified already. */
  static ofVerifiedToken(token: string): PersonaClaims {
    const parts = token.split(".");
    if (parts.length !== 3) {
      throw new TypeError(
        "A signed JWT has three parts; this is none, or an opaque token",
      );
    }
    let claims: unknown;
    try {
      const payload = atob(
        (parts[1] ?? "").replace(/-/g, "+").replace(/_/g, "/"),
      );
      const bytes = Uint8Array.from(payload, (byte) => byte.charCodeAt(0));
      claims = parse(new TextDecoder().decode(bytes));
    } catch {
      claims = undefined;
    }
    if (!isObject(claims)) {
      throw new TypeError("The claims of a JWT are a JSON object");
    }
    return PersonaClaims.of(claims);
  }

  /** Whether the user works as a persona of a title now, in a circle or in whichever. */
  actsAs(title: string, circle?: string): boolean {
    return this.acting(title, circle) !== undefined;
  }

  /** Whether the user works as the persona now, and its attribute `consent` is true. */
  actsWithConsent(title: string, circle?: string): boolean {
    return this.acting(title, circle)?.attributes["consent"] === true;
  }

  /** The persona, if the user works as it now: for checks of its attributes. */
  acting(title: string, circle?: string): ClaimedPersona | undefined {
    return this.selected && is(this.selected, title, circle)
      ? this.selected
      : undefined;
  }

  /** Whether the user has such a valid persona now, whatever the user works as. */
  holds(title: string, circle?: string): boolean {
    return this.personas.some((entry) => is(entry, title, circle));
  }
}
