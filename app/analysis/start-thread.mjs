// A thread cannot start from TypeScript by itself: the loader is put in place first.
import { register } from "tsx/esm/api";

register();
await import("./analyse-thread.ts");
