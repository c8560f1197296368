import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { createInterface } from "node:readline";
import { PATIENCE } from "./browser";
import { until } from "./until";

/** A mail that has come: its recipient, and its part without markup. */
export type Letter = { to: string; text: string };

/** What is said to each command of a client; to any other it is "ok". */
const ANSWERS: Record<string, string> = {
  DATA: "354 go on",
  QUIT: "221 bye",
};

/** Undoes the dots and the encoding of the part that is plain text. */
function plainText(lines: string[]): string {
  const raw = lines.map((line) => line.replace(/^\.\./, ".")).join("\r\n");
  const part = /content-type: text\/plain[^]*?\r\n\r\n([^]*?)(\r\n--|$)/i.exec(
    raw,
  );
  const [all = raw, body = raw] = part ?? [];
  if (/content-transfer-encoding: base64/i.test(all)) {
    return Buffer.from(body, "base64").toString();
  }
  if (!/content-transfer-encoding: quoted-printable/i.test(all)) {
    return body;
  }
  const bytes = body
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/gi, (_all, code: string) =>
      String.fromCharCode(parseInt(code, 16)),
    );
  return Buffer.from(bytes, "latin1").toString();
}

function serve(socket: Socket, keep: (letter: Letter) => void) {
  let to = "";
  let data: string[] | undefined;
  const say = (line: string) => socket.write(`${line}\r\n`);
  const take = (line: string) => {
    if (data && line !== ".") {
      data.push(line);
      return;
    }
    if (data) {
      keep({ to, text: plainText(data) });
      data = undefined;
    }
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === "RCPT") {
      to = /<(.*)>/.exec(line)?.[1] ?? "";
    }
    if (verb === "DATA") {
      data = [];
    }
    say(ANSWERS[verb] ?? "250 ok");
  };
  socket.on("error", () => socket.destroy());
  createInterface({ input: socket }).on("line", take);
  say("220 ready");
}

/** A mail server of this computer, which takes each mail and delivers none. */
export async function openMailbox() {
  const letters: Letter[] = [];
  const server = createServer((socket) =>
    serve(socket, (letter) => letters.push(letter)),
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const find = (to: string) => letters.findIndex((one) => one.to === to);
  return {
    /** The member of a realm that sends its mails here. */
    smtpServer: {
      host: "127.0.0.1",
      port: String(port),
      from: "keycloak@example.org",
    },
    /** The next mail to somebody, as soon as it is there; each is told once. */
    async letterTo(to: string): Promise<Letter> {
      const place = await until(
        () => find(to),
        (at) => at >= 0,
        PATIENCE,
      );
      assert.ok(place >= 0, `no mail came for ${to}`);
      return letters.splice(place, 1)[0]!;
    },
    close: () => server.close(),
  };
}

/** The first address in a mail. */
export const linkIn = ({ text }: Letter) => /https?:\/\/\S+/.exec(text)![0];
