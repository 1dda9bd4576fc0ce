/** Pages whose forms hand in documents. */
const HANDS_IN = /^\/office\/consultations\/(?:new|[a-z0-9-]+\/(?:version|round))(?:\.data)?$/;
/** Officers' forms: a pasted draft may be long. Signing in is anybody's. */
const OFFICE = /^\/office(?:[/.](?!sign-)|$)/;

export const takesDocuments = (path: string): boolean => HANDS_IN.test(path);

const KIB = 1024;

/**
 * What may be sent to an address, in bytes. The longest comment, two texts of 10,000 characters, is
 * 180 KB in a form.
 */
export function mostBytes(path: string): number {
  if (takesDocuments(path)) return 21 * KIB * KIB;
  return OFFICE.test(path) ? 2 * KIB * KIB : 256 * KIB;
}

/**
 * Reading a form takes longer the more fields it has. The largest ticks 1,000 comments; the one for
 * documents has 20 files.
 */
const MOST_FIELDS = 2_000;
const MOST_PARTS = 100;

/** What is passed over unread, so that who sends it comes to read the answer. */
const MOST_PASSED_BYTES = 64 * KIB * KIB;
const PASSING_MS = 30_000;

export type SentBody = {
  /** The request with the body as long as it is within its limits; reading on fails. */
  request: Request;
  isTooLarge: () => boolean;
  /**
   * Passes over what nobody read. False where more was sent than is waited for: the connection can
   * take no other request.
   */
  passOver: () => Promise<boolean>;
};

/** The body of a request, counted while it is read; null where it has none. */
export function sentBody(request: Request, most: number): SentBody | null {
  const reader = request.body?.getReader();
  if (!reader) return null;
  const declared = Number(request.headers.get("Content-Length") ?? 0);
  const fits = fieldCounter(request.headers.get("Content-Type") ?? "");
  let bytes = 0;
  let tooLarge = declared > most;
  let ended = false;
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await reader.read();
        ended ||= done;
        if (done) return controller.close();
        bytes += value.length;
        tooLarge ||= bytes > most || fits?.(value) === false;
        if (tooLarge || !fits) controller.error(new Error("no form of this page sends this"));
        else controller.enqueue(value);
      },
    },
    { highWaterMark: 0 },
  );

  async function passOver(): Promise<boolean> {
    if (declared > MOST_PASSED_BYTES) return false;
    let late: NodeJS.Timeout | undefined;
    const lateness = new Promise<null>((resolve) => {
      late = setTimeout(resolve, PASSING_MS, null);
    });
    try {
      while (!ended && bytes <= MOST_PASSED_BYTES) {
        const read = await Promise.race([reader!.read(), lateness]);
        if (!read) return false;
        ended = read.done;
        bytes += read.value?.length ?? 0;
      }
      return ended;
    } catch {
      return false; // The sender has gone.
    } finally {
      clearTimeout(late);
    }
  }

  return {
    request: new Request(request, { body, duplex: "half" } as RequestInit),
    isTooLarge: () => tooLarge,
    passOver,
  };
}

/** Says of each piece of a body whether the form still has no more fields than it may. */
type FieldCounter = (piece: Uint8Array) => boolean;

/** Null for a form that could be read in two ways: its boundary is not given as browsers do. */
function fieldCounter(type: string): FieldCounter | null {
  if (/multipart\/form-data/i.test(type)) {
    const given = /^multipart\/form-data; *boundary=(?:"([\w'()+,./:=? -]+)"|([\w'+./-]+))$/i;
    const [, quoted, plain] = given.exec(type) ?? [];
    const boundary = quoted ?? plain;
    return boundary === undefined ? null : atMost(`--${boundary}`, MOST_PARTS + 1);
  }
  return /x-www-form-urlencoded/i.test(type) ? atMost("&", MOST_FIELDS - 1) : () => true;
}

/** Whether the mark stands at most so many times in all pieces, also where it lies across two. */
function atMost(mark: string, times: number): FieldCounter {
  const wanted = Buffer.from(mark);
  let left = times;
  let tail = Buffer.alloc(0);
  return (piece) => {
    const text = Buffer.concat([tail, piece]);
    let from = 0;
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, from)) {
      from = at + wanted.length;
      if (--left < 0) return false;
    }
    tail = text.subarray(Math.max(from, text.length - wanted.length + 1));
    return true;
  };
}
