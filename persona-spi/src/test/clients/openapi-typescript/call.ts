// Uses the types that openapi-typescript makes, by openapi-fetch; arguments: address, access token, circle.
import { deepStrictEqual as equal, ok } from "node:assert";
import createClient from "openapi-fetch";
import type { paths } from "./client/schema";

async function main(baseUrl: string, token: string, circle: string) {
  const api = createClient<paths>({
    baseUrl,
    headers: { Authorization: `Bearer ${token}` },
  });

  const { data: created } = await api.POST("/v1/personas", {
    body: {
      title: "traveler",
      circle,
      valid_till: "2999-12-31T23:59:59.5+02:00",
      consent: true,
      autobook_price: 5000,
      autobook_risklevel: 7,
      languages: ["de", "fr"],
      demographic: { age_group: "30-39" },
    },
  });
  ok(created);

  const { data: read, response } = await api.GET("/v1/personas/{persona_id}", {
    params: { path: { persona_id: created.persona_id } },
  });
  ok(read);
  equal(read, created);
  equal(read.languages, ["de", "fr"]);

  const change = {
    params: {
      path: { persona_id: created.id },
      header: {
        "If-Match": response.headers.get("ETag") ?? "",
        "X-Request-Id": "a-stale-tag",
      },
    },
    body: { ...read, autobook_price: 800, autobook_risklevel: null },
  };
  const { data: changed } = await api.PATCH("/v1/personas/{persona_id}", change);
  equal(changed?.autobook_risklevel, 3);
  const { error } = await api.PATCH("/v1/personas/{persona_id}", change);
  equal([error?.status, error?.request_id], [412, "a-stale-tag"]);

  const { data: found } = await api.GET("/v1/users/by-persona", {
    params: { query: { title: "traveler", circle } },
  });
  equal(found?.users, [
    { sub: created.user_sub, email: null, persona: "traveler" },
  ]);
  const { data: schema } = await api.GET("/v1/schema");
  equal(schema?.attributes[1]?.default, 500);
}

const [baseUrl = "", token = "", circle = ""] = process.argv.slice(2);
void main(baseUrl, token, circle);
