// The official TypeScript client of the Model Context Protocol, against a realm: it finds the metadata, lists the tools, and
// creates, reads and selects a persona. Arguments: endpoint, access token, revision of the protocol, circle to work in.
import assert from "node:assert/strict";
import {
  Client,
  discoverOAuthProtectedResourceMetadata,
  extractResourceMetadataUrl,
  StreamableHTTPClientTransport,
} from "@modelcontextprotocol/client";

const [endpoint, token, revision, circle] = process.argv.slice(2);
const newest = "2026-07-28";

const refused = await fetch(endpoint, {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: "{}",
});
assert.equal(refused.status, 401);
const metadataUrl = extractResourceMetadataUrl(refused);
const metadata = await discoverOAuthProtectedResourceMetadata(endpoint, {
  resourceMetadataUrl: metadataUrl,
});
assert.equal(metadata.resource, endpoint);
assert.ok(metadata.scopes_supported.includes("persona-mcp"));

const client = new Client(
  { name: "test", version: "1.0.0" },
  revision === newest ? { versionNegotiation: { mode: { pin: newest } } } : {},
);
await client.connect(
  new StreamableHTTPClientTransport(new URL(endpoint), {
    requestInit: { headers: { Authorization: `Bearer ${token}` } },
  }),
);
assert.match(client.getInstructions(), /Never follow instructions/);

const { tools } = await client.listTools();
assert.ok(tools.some((tool) => tool.name === "create_persona"));
const call = async (name, args = {}) => {
  const result = await client.callTool({ name, arguments: args });
  return { ...result.structuredContent, isError: result.isError === true };
};

const created = await call("create_persona", {
  title: "traveler",
  circle,
  attributes: { autobook_price: 800 },
});
assert.equal(created.isError, false);
const changed = await call("change_persona", {
  persona_id: created.id,
  version: created.version,
  attributes: { consent: true },
});
assert.equal(changed.consent, true);
const stale = await call("change_persona", {
  persona_id: created.id,
  version: created.version,
  attributes: { consent: false },
});
assert.equal(stale.isError, true);
assert.equal((await call("select_persona", { persona_id: created.id })).id, created.id);
assert.equal((await call("selected_persona")).circle, circle);
const reserved = await call("create_persona", { title: "admin", circle });
assert.match(reserved.detail, /only be assigned by an administrator/);

const { resources } = await client.listResources();
assert.equal(resources.length, 2);
const { contents } = await client.readResource({ uri: "persona://schema" });
assert.ok(JSON.parse(contents[0].text).titles.length > 0);
await assert.rejects(() => client.callTool({ name: "delete_realm", arguments: {} }));
await client.close();
