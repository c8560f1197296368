// Uses the types that openapi-typescript makes, by openapi-fetch; arguments: address, access token, circle.
import { deepStrictEqual as equal, ok } from "node:assert";
import createClient from "openapi-fetch";
import type { paths } from "./client/schema";

async function main(baseUrl: string, token: string, circle: string) {
  const api = createClient<paths>({
    baseUrl,
    headers: { Authorization: `Bearer ${token}` },
  });

  const { data: created } = await api.POST("/personas", {
    body: {
      username: "anna",
      title: "traveler",
      circle,
      valid_till: "2999-12-31T23:59:59.5+02:00",
      consent: true,
      languages: ["de", "fr"],
      demographic: { age_group: "30-39" },
    },
  });
  ok(created);

  const path = { id: created.id };
  const { data: read, response } = await api.GET("/personas/{id}", {
    params: { path },
  });
  equal(read?.username, "anna");

  const change = {
    params: {
      path,
      header: {
        "If-Match": response.headers.get("ETag") ?? "",
        "X-Request-Id": "a-stale-tag",
      },
    },
    body: { status: "suspended" as const, autobook_price: 800 },
  };
  const { data: changed } = await api.PATCH("/personas/{id}", change);
  equal(changed?.status, "suspended");
  const { error } = await api.PATCH("/personas/{id}", change);
  ok(error && "request_id" in error);
  equal([error.status, error.request_id], [412, "a-stale-tag"]);

  const { data: found } = await api.GET("/personas", {
    params: { query: { title: ["traveler", "admin"], circle: [circle] } },
  });
  equal(
    found?.personas.map(({ id }) => id),
    [created.id],
  );
  const { data: schema } = await api.GET("/personas/schema");
  equal(schema?.attributes[1]?.default, 500);
  const { data: setup } = await api.GET("/personas/setup");
  equal(setup?.set_up, true);
}

const [baseUrl = "", token = "", circle = ""] = process.argv.slice(2);
void main(baseUrl, token, circle);
