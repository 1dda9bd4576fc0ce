import { Duplex } from "node:stream";
import type { Backend } from "./backend.server";

/** Authentication is waived, and statements are awaited outside a transaction. */
const WELCOME = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49]);
const TERMINATE = 0x58;

/**
 * What stands where `pg` has a socket: it carries the protocol to the embedded database and back.
 * What `pg` writes together, such as a statement with its values, is one message, as is its answer.
 */
export class Wire extends Duplex {
  private welcomed = false;

  constructor(private readonly backend: Backend) {
    super();
    // Who waits for a turn on it has nothing under way that could fail.
    void backend.lost.then((error) => this.destroy(error));
  }

  /** Whoever runs in this process may ask: the startup packet is waited for, and is not read. */
  connect(): this {
    process.nextTick(() => this.emit("connect"));
    return this;
  }

  override _write(chunk: Buffer, _: BufferEncoding, done: (error?: Error) => void): void {
    this.carry([chunk]).then(() => done(), done);
  }

  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error) => void): void {
    this.carry(chunks.map(({ chunk }) => chunk)).then(() => done(), done);
  }

  override _read(): void {}

  override _final(done: () => void): void {
    this.push(null);
    done();
  }

  private async carry(chunks: Buffer[]): Promise<void> {
    if (chunks[0]![0] === TERMINATE) return;
    if (!this.welcomed) {
      await this.backend.connect();
      this.welcomed = true;
      this.push(WELCOME);
      return;
    }
    for (const piece of await this.backend.execute(joined(chunks))) {
      // Whoever else waits has a turn before each piece: rows are read while the loop is held.
      await new Promise((turn) => setImmediate(turn));
      this.push(piece);
    }
  }

  // What else is asked of a socket means nothing here.
  setNoDelay(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
}

/** In memory of their own: it is given away, and what `pg` writes may lie in a shared one. */
function joined(chunks: Buffer[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(chunks.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
