// Loaded before a program that is measured: tells its parent, when asked, for how long the event
// loop was held since it was asked last. Milliseconds.
import { monitorEventLoopDelay } from "node:perf_hooks";

const RESOLUTION_MS = 2;
const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
histogram.enable();

const ms = (nanoseconds) => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);
process.on("message", () => {
  const { max, count } = histogram;
  process.send?.({ max: ms(max), p99: ms(histogram.percentile(99)), count });
  histogram.reset();
});
process.channel?.unref();
