// A thread cannot start from TypeScript by itself: the loader is put in place first.
import { workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

register();
await import(workerData.module);
