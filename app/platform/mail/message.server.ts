import MailComposer from "nodemailer/lib/mail-composer";
import type { OutgoingLetter } from "./transport";

/** `<key@domain of the sender>`: a server that got the letter twice can tell. */
export const messageId = ({ key, from }: Pick<OutgoingLetter, "key" | "from">): string =>
  `<${key}@${/@([^\s<>@]+)>?$/.exec(from)?.[1] ?? "localhost"}>`;

/** The same letter gives the same message at every attempt. */
export const mailOptions = (letter: OutgoingLetter) => ({
  from: letter.from,
  to: letter.to,
  subject: letter.subject,
  text: letter.text,
  html: letter.html,
  headers: letter.headers,
  date: letter.date,
  messageId: messageId(letter),
  // What stands in a letter is the letter's own; nothing is fetched for it.
  disableFileAccess: true,
  disableUrlAccess: true,
});

/** The whole message in the form of RFC 5322. */
export const messageOf = (letter: OutgoingLetter): Promise<Buffer> =>
  new Promise((resolve, reject) =>
    new MailComposer(mailOptions(letter))
      .compile()
      .build((error: Error | null, message: Buffer) => (error ? reject(error) : resolve(message))),
  );
