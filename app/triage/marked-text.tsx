/** A text in which these words are marked, whatever their case. */
export function MarkedText({ text, marks }: { text: string; marks: readonly string[] }) {
  const wanted = marks.filter(Boolean).sort((one, other) => other.length - one.length);
  if (wanted.length === 0) return <>{text}</>;
  const pattern = new RegExp(
    `(${wanted.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})`,
    "giu",
  );
  return (
    <>
      {text.split(pattern).map((piece, at) =>
        // Every second piece is what the pattern caught.
        at % 2 === 1 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text have no other identity
          <mark key={at}>{piece}</mark>
        ) : (
          piece
        ),
      )}
    </>
  );
}
