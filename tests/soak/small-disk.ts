import { execFileSync } from "node:child_process";
import { chmodSync, closeSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { leftOut } from "../setup/left-out-list";
import { whateverHappens } from "./leave-nothing";

export type SmallDisk = {
  folder: string;
  /** Leaves no room at all. */
  fill: () => void;
  /** Gives back what `fill` took. */
  free: () => void;
  close: () => void;
};

/** A disk of its own in memory; null, and said, where none can be mounted. */
export function openSmallDisk(megabytes: number): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), "zhutiao-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=0755`, "tmpfs", folder], {
      stdio: "ignore",
    });
  } catch {
    rmdirSync(folder);
    leftOut("磁盘写满的测试", "不能挂载一块小的内存盘（须在 Linux 上由 root 运行）");
    return null;
  }
  chmodSync(folder, 0o755);
  const ballast = join(folder, "ballast");
  const unmount = () => {
    try {
      execFileSync("umount", ["--lazy", folder], { stdio: "ignore" });
      rmdirSync(folder);
    } catch {
      // Unmounted already.
    }
  };
  const { takeBack } = whateverHappens(unmount);
  return {
    folder,
    fill: () => {
      const file = openSync(ballast, "a");
      try {
        for (let bytes = 1 << 20; bytes >= 1; bytes = bytes >> 1) {
          const part = Buffer.alloc(bytes, 1);
          try {
            // What is written in part ends with an error at the next part.
            for (;;) writeSync(file, part);
          } catch (error) {
            if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
          }
        }
      } finally {
        closeSync(file);
      }
    },
    free: () => rmSync(ballast, { force: true }),
    close: () => {
      takeBack();
      unmount();
    },
  };
}
