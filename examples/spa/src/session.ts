import { type User, UserManager } from "oidc-client-ts";

/** Set when it is built: see serve.mjs. */
declare const REALM: string;

/** A claim with a persona. Attributes of the realm's schema stand beside these members. */
export interface Persona {
  persona_id: string;
  title: string;
  circle: string;
  valid_till: string;
}

const here = location.origin + location.pathname;

/** Renews tokens by itself, shortly before they end. A token ends with its first persona, so that is noticed as well. */
export const manager = new UserManager({
  authority: REALM,
  client_id: "persona-cli",
  redirect_uri: here,
  post_logout_redirect_uri: here,
  scope: "openid",
});

/** As whom the user works; undefined for nobody. */
export const selectedPersona = (user: User): Persona | undefined =>
  user.profile["persona"] as Persona | undefined;

/**
 * Sends the user to Keycloak, to log in where that is needed, and to choose a persona. It leads back here, with a code and
 * with what came of the choice.
 */
export const logInAndChoose = (): Promise<void> =>
  manager.signinRedirect({ extraQueryParams: { kc_action: "choose-persona" } });

export type Choice = "success" | "cancelled" | "error";

/** Where Keycloak has led back here: takes the tokens, and says what came of the choice. */
export async function comeBack(): Promise<Choice | undefined> {
  const answer = new URLSearchParams(location.search);
  if (!answer.has("state")) {
    return undefined;
  }
  try {
    await manager.signinCallback();
    return (answer.get("kc_action_status") as Choice | null) ?? undefined;
  } finally {
    // A reload would send the code a second time.
    history.replaceState(null, "", here);
  }
}
