import { Heading } from "~/app/ui/heading";
import { Fold } from "~/app/ui/list";

/** On a trial without a mail service: the letters as they were written to the data directory. */
export function LetterFiles({
  files,
}: {
  files: readonly { key: string; to: string; text: string }[];
}) {
  if (files.length === 0) return null;
  return (
    <section className="section stack" aria-labelledby="files">
      <Heading level={2} id="files">
        写成文件的信
      </Heading>
      {files.map((file) => (
        <Fold key={file.key} summary={`收件人 ${file.to}`} open={files.length === 1}>
          <div className="stack">
            <p className="quiet">outbox/{file.key}.eml</p>
            <pre className="letter-text">{file.text}</pre>
          </div>
        </Fold>
      ))}
    </section>
  );
}
