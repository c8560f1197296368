// Stands for the application behind nginx: says what it was sent.
import { createServer } from "node:http";

const { PORT = "3202" } = process.env;

const server = createServer(({ url, headers }, response) => {
  const { "x-persona": persona, authorization } = headers;
  const seen = { path: url, persona, token: authorization !== undefined };
  response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(seen) + "\n");
});
server.listen(Number(PORT), "127.0.0.1", () => console.log(`The application listens on ${PORT}`));
