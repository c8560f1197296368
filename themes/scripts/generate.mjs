// The types of the API from the extension's own description of it.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";

const source = new URL(
  "../../persona-spi/src/main/resources/persona-api/openapi.yaml",
  import.meta.url,
);
const text = readFileSync(source, "utf8");
mkdirSync("src/generated", { recursive: true });
writeFileSync("src/generated/openapi.d.ts", astToString(await openapiTS(text)));
