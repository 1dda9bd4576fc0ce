// A thread cannot start from TypeScript by itself: the loader is put in place first.

import { constants, setPriority } from "node:os";
import { workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

// What computes is served after what answers people. Only Linux ranks threads; elsewhere the whole
// program would be put back.
if (process.platform === "linux") setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
register();
await import(workerData.module);
