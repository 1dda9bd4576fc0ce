import { type DestinationStream, type Logger, pino } from "pino";

export type Log = Logger;

/** JSON lines on standard output. Callers pass ids and codes, never what a person wrote. */
export const openLog = (level: string, to: DestinationStream = pino.destination(1)): Log =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, messageKey: "event" }, to);
