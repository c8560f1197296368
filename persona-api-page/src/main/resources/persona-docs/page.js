"use strict";

const DOCUMENTS = {
  users: "../persona/openapi.json",
  administrators: "../persona/openapi-admin.json",
};
const DISCOVERY = "/.well-known/openid-configuration";

const asked = new URLSearchParams(location.search).get("document");
const chosen = Object.hasOwn(DOCUMENTS, asked ?? "") ? asked : "users";
const address = new URL(DOCUMENTS[chosen], location.href).href;
const main = document.getElementById("api");

document.querySelector(`nav a[data-document="${chosen}"]`).setAttribute("aria-current", "page");

/**
 * The document names the realm's discovery, which lists every flow that the realm has. A page has one that fits: the
 * authorization code with PKCE.
 */
function forThePage(answer) {
  if (answer.url !== address || !answer.ok) {
    return answer;
  }
  const api = JSON.parse(answer.text);
  // Swagger UI warns of any dialect of JSON Schema that is named, although it reads this one.
  delete api.jsonSchemaDialect;
  const issuer = api.components.securitySchemes.login.openIdConnectUrl.slice(0, -DISCOVERY.length);
  api.components.securitySchemes.login = {
    type: "oauth2",
    description: "Log in to this realm.",
    flows: {
      authorizationCode: {
        authorizationUrl: `${issuer}/protocol/openid-connect/auth`,
        tokenUrl: `${issuer}/protocol/openid-connect/token`,
        scopes: { openid: "A login by OpenID Connect" },
      },
    },
  };
  // Not in the document itself: generators know no way to log in by discovery, and their clients would fail.
  api.security.push({ login: [] });
  answer.text = JSON.stringify(api);
  return answer;
}

const page = SwaggerUIBundle({
  domNode: main,
  url: address,
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
  oauth2RedirectUrl: new URL("oauth2-redirect.html", location.href).href,
  responseInterceptor: forThePage,
});

page.initOAuth({
  clientId: main.dataset.client,
  scopes: "openid",
  usePkceWithAuthorizationCodeGrant: true,
});
