const cleaners = new Set<() => void>();

function cleanAll(): void {
  for (const clean of cleaners) clean();
  cleaners.clear();
}

process.on("exit", cleanAll);
for (const signal of ["SIGTERM", "SIGHUP"] as const)
  process.once(signal, () => {
    cleanAll();
    process.kill(process.pid, signal);
  });

/** Is done, at once and without waiting, when the tests' process ends before it is taken back. */
export function whateverHappens(clean: () => void): { takeBack: () => void } {
  cleaners.add(clean);
  return { takeBack: () => cleaners.delete(clean) };
}
