import {
  type Confined,
  type Confinement,
  confinedProcess,
  type Ending,
} from "~/app/platform/confined-process.server";
import { oneByOne } from "~/app/platform/one-by-one";
import { packed } from "./read/frame";
import type { GivenDocument, TakenDocument } from "./take-in-document";

const MIB = 1024 * 1024;

/** What a hundred pages take is a tenth of this. */
export const READING_LIMITS: Confinement = {
  memory: 1024 * MIB,
  heap: 640 * MIB,
  time: 60_000,
  startTime: 60_000,
  answer: 64 * MIB,
};

const FAULTS: Record<Ending, string> = {
  time: "文件太复杂，一分钟内没有读完，已停止。请只上传文稿正文，或把正文复制后粘贴。",
  memory: "文件占用的内存太多，已停止读取。请只上传文稿正文，或用 Word、WPS 另存一份再上传。",
  answer: "文件里的文字太多，已停止读取。请只上传文稿正文，或分成几份导入。",
  failed: "文件没有读出来，可能已损坏。请打开后另存一份再上传，或把正文复制后粘贴。",
};

const SPARE_KEPT = 5 * 60_000;

/**
 * `takeInDocument` in a process of its own, one document after another. `keepReady` starts the
 * process for the next document as soon as one is read, and keeps it for a few minutes.
 */
export function documentReader({
  module = "app/drafts/read/reading-process.ts",
  limits = READING_LIMITS,
  keepReady = false,
} = {}) {
  const inTurn = oneByOne(10);
  let spare: Confined | null = null;
  let ending: NodeJS.Timeout | undefined;

  function take(): Confined {
    clearTimeout(ending);
    const ready = spare ?? confinedProcess(module, limits);
    spare = null;
    return ready;
  }

  function keep(): void {
    spare = confinedProcess(module, limits);
    ending = setTimeout(() => {
      spare?.end();
      spare = null;
    }, SPARE_KEPT);
    ending.unref();
  }

  return (given: GivenDocument): Promise<TakenDocument> =>
    inTurn(async () => {
      const reading = take();
      try {
        const ended = await reading.ask(packed(given));
        if ("ending" in ended) return { fault: FAULTS[ended.ending] };
        return understood(ended.answer);
      } finally {
        reading.end();
        if (keepReady) keep();
      }
    });
}

function understood(answer: string): TakenDocument {
  try {
    const taken = JSON.parse(answer) as Partial<{
      fault: unknown;
      text: unknown;
      outline: unknown;
    }>;
    const sound =
      typeof taken.fault === "string" ||
      (typeof taken.text === "string" &&
        typeof taken.outline === "object" &&
        taken.outline !== null);
    if (sound) return taken as TakenDocument;
  } catch {
    // What was answered is no answer.
  }
  return { fault: FAULTS.failed };
}

/** For the pages: the next document finds a process ready. */
export const takeInDocumentApart = documentReader({ keepReady: true });
