// The one configuration of Vite, Remix and Vitest. Vitest runs without the Remix plugin.
import { fileURLToPath } from "node:url";
import { vitePlugin as remix } from "@remix-run/dev";

const root = fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "");

export default {
  root,
  resolve: { alias: { "~": root } },
  plugins: process.env.VITEST
    ? []
    : [
        remix({
          appDirectory: "app",
          ignoredRouteFiles: ["**/*"],
          future: {
            v3_fetcherPersist: true,
            v3_relativeSplatPath: true,
            v3_throwAbortReason: true,
            v3_singleFetch: true,
            v3_lazyRouteDiscovery: true,
            v3_routeConfig: true,
          },
        }),
      ],
  // esbuild 0.28 no longer lowers to the browsers that Vite names by default.
  optimizeDeps: {
    esbuildOptions: { target: "es2022" },
    // The scan for browser packages also meets what only the server loads.
    exclude: ["@node-rs/argon2", "@node-rs/jieba"],
  },
  build: { target: "es2022", assetsInlineLimit: 0, chunkSizeWarningLimit: 900 },
  esbuild: process.env.VITEST ? { jsx: "automatic" } : undefined,
  test: {
    globalSetup: ["tests/setup/global.ts"],
    include: [
      "app/**/*.test.{ts,tsx}",
      "db/**/*.test.ts",
      "jobs/**/*.test.ts",
      "tests/**/*.test.ts",
    ],
    exclude: ["node_modules/**", "build/**", "tests/bench/**"],
    pool: "forks",
    maxWorkers: 2,
    // A test that fails for its time alone tells of the machine: none is meant to come near this.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    reporters: ["default", "./tests/setup/left-out.ts"],
  },
};
