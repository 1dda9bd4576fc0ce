import { live } from "../life";

/** `npm start`: builds what is not built, migrates, plants the demonstration, serves and works. */
const dev = process.argv.includes("--dev");
process.env.NODE_ENV ??= dev ? "development" : "production";

live(20_000, async (life) => {
  const { serveSite } = await import("./serve-site");
  await serveSite(life, dev);
});
