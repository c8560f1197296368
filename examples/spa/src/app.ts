import type { User } from "oidc-client-ts";
import { type Choice, comeBack, logInAndChoose, manager, type Persona, selectedPersona } from "./session";

const element = (id: string): HTMLElement => document.getElementById(id)!;

const say = (text: string): void => {
  element("notice").textContent = text;
};

const nameOf = ({ title, circle }: Persona): string => `${title} in ${circle}`;

/** As whom the page has shown that the user works. */
let shown: Persona | undefined;

function show(user: User | null): void {
  const persona = user ? selectedPersona(user) : undefined;
  element("signed-out").hidden = user !== null;
  element("signed-in").hidden = user === null;
  element("works-as").hidden = persona === undefined;
  element("works-as-nobody").hidden = persona !== undefined;
  element("user").textContent = user?.profile.preferred_username ?? "";
  element("choose").textContent = persona ? "Work as somebody else" : "Choose";
  if (persona) {
    const end = new Date(persona.valid_till);
    element("persona").textContent = nameOf(persona);
    element("until").setAttribute("datetime", persona.valid_till);
    element("until").textContent = end.toLocaleDateString();
  }
  shown = persona;
}

/** New tokens can say something else than those before: the persona has ended, or another application has switched. */
function react(user: User): void {
  const before = shown;
  show(user);
  if (before && !shown) {
    say(`${nameOf(before)} has ended or was switched off. Choose as whom you want to go on.`);
  } else if (before && shown && before.persona_id !== shown.persona_id) {
    say(`You work as ${nameOf(shown)} now.`);
  }
}

/** The login session has ended, or was ended by somebody else. */
async function signedOut(): Promise<void> {
  await manager.removeUser();
  show(null);
  say("Your session has ended. Sign in again.");
}

/** Not only when the token ends: whoever comes back to the page wants to see what is true now. */
const renew = async (): Promise<void> => {
  if (await manager.getUser()) {
    await manager.signinSilent().catch(signedOut);
  }
};

const results: Record<Choice, string> = {
  success: "",
  cancelled: "You have chosen nobody else.",
  error: "You have no persona that is active. Ask whoever gives them out, or look into My personas in your account.",
};

const go = (action: () => Promise<void>) => (): void => {
  action().catch((error: unknown) => say(`That failed: ${String(error)}`));
};

element("sign-in").addEventListener("click", go(logInAndChoose));
element("choose").addEventListener("click", go(logInAndChoose));
element("sign-out").addEventListener(
  "click",
  go(() => manager.signoutRedirect()),
);
addEventListener("focus", go(renew));
manager.events.addUserLoaded(react);
manager.events.addSilentRenewError(go(signedOut));

const choice = await comeBack().catch((error: unknown) => {
  say(`The login failed: ${String(error)}`);
  return undefined;
});
show(await manager.getUser());
if (choice) {
  say(results[choice]);
}
