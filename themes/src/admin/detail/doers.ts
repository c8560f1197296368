type Details = Record<string, string> | undefined;

/**
 * The id of who has done what an event about a persona's owner tells: the owner, unless it says that a steward has; undefined
 * where the server has, because nobody decided on a request in time.
 */
export const doerOf = (details: Details, owner: string): string | undefined =>
  details?.["persona_action"] === "expire"
    ? undefined
    : (details?.["steward"] ?? owner);
