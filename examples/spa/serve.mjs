// Builds the application and serves it on http://localhost:3000, which the demo's client lets in.
import { build } from "esbuild";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const { REALM = "http://localhost:8080/realms/demo", PORT = "3000" } = process.env;
const folder = dirname(fileURLToPath(import.meta.url));

const { outputFiles } = await build({
  absWorkingDir: folder,
  entryPoints: ["src/app.ts"],
  bundle: true,
  format: "esm",
  target: "es2022",
  define: { REALM: JSON.stringify(REALM) },
  write: false,
});

const files = new Map([
  ["/", ["text/html; charset=utf-8", readFileSync(join(folder, "index.html"))]],
  ["/app.css", ["text/css; charset=utf-8", readFileSync(join(folder, "app.css"))]],
  ["/app.js", ["text/javascript; charset=utf-8", outputFiles[0].contents]],
]);

// Nothing but its own files, and calls of the realm.
const policy = `default-src 'self'; connect-src 'self' ${new URL(REALM).origin}; frame-ancestors 'none'`;

createServer((request, response) => {
  const [type, body] = files.get(request.url.split("?")[0]) ?? [];
  response
    .writeHead(type ? 200 : 404, { "Content-Type": type ?? "text/plain", "Content-Security-Policy": policy })
    .end(body ?? "Not found");
}).listen(Number(PORT), "127.0.0.1", () => console.log(`http://localhost:${PORT}/`));
