/** Long official prose, such as a notice or an explanation, printed paragraph by paragraph. */
export function Prose({ text, signature }: { text: string; signature?: string }) {
  const lines = text.split("\n").filter((line) => line.trim());
  return (
    <div className="prose">
      {lines.map((line, at) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a published text never move
        return isHeading(line, at) ? <h3 key={at}>{line}</h3> : <p key={at}>{line}</p>;
      })}
      {signature ? (
        <div className="prose-signature">
          {signature.split("\n").map((line) => (
            <div key={line}>{line}</div>
          ))}
        </div>
      ) : null}
    </div>
  );
}

/** The title in the first line, and short lines such as 一、起草背景. */
const isHeading = (line: string, at: number) =>
  !/[。；：，！？.;:,!?]$/.test(line) &&
  ((at === 0 && line.length <= 80) || /^[一二三四五六七八九十]+、.{1,24}$/.test(line));
