/**
 * A short name for a text: the same text has the same name, on the server and in a browser. Two
 * 32-bit halves of FNV-1a with different beginnings; against mistakes, not against forgers.
 */
export function fingerprint(...parts: (string | number | null)[]): string {
  let one = 0x811c9dc5;
  let two = 0x01000193;
  const text = parts.join("\u0000");
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    two = Math.imul(two ^ code, 0x85ebca6b);
  }
  return [one, two].map((half) => (half >>> 0).toString(36).padStart(7, "0")).join("");
}
