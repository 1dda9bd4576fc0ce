import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

export type SmtpBehaviour = "accept" | "refuse" | "later" | "busy" | "hang" | "drop" | "no-login";

/** A mail server of this machine that does as it is told, and what it took; `port` 0: a free one. */
export async function openSmtpSite(onPort = 0) {
  const taken: Email[] = [];
  const state = { behaviour: "accept" as SmtpBehaviour, connections: 0 };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    logger: false,
    onConnect: (_, done) => {
      state.connections++;
      done();
    },
    onAuth: (_, __, done) => done(failure(535, "no")),
    onRcptTo: (_, __, done) => {
      if (state.behaviour === "refuse") return done(failure(550, "no such user"));
      if (state.behaviour === "later") return done(failure(451, "greylisted"));
      if (state.behaviour === "busy") return done(failure(421, "closing, try later"));
      if (state.behaviour === "hang") return;
      done();
    },
    onData: (stream, _, done) => {
      if (state.behaviour === "drop") {
        stream.once("data", () => {
          for (const connection of server.connections) connection._socket.destroy();
        });
        stream.resume();
        return;
      }
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", async () => {
        taken.push(await PostalMime.parse(Buffer.concat(parts)));
        done();
      });
    },
  });
  server.on("error", () => {});
  await new Promise<void>((listening) => server.listen(onPort, "127.0.0.1", listening));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    urlWithLogin: `smtp://name:secret@127.0.0.1:${port}`,
    taken,
    state,
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  };
}

const failure = (responseCode: number, message: string) =>
  Object.assign(new Error(message), { responseCode });
