import { Link } from "@remix-run/react";
import { paths } from "~/app/paths";
import { errorWords } from "~/app/platform/error-words";
import { RequestNumber } from "~/app/platform/request-number";
import { TextArea } from "~/app/ui/field";
import { Heading } from "~/app/ui/heading";

/** An office's page that could not be given: what happened and what to do. */
export function OfficeError({ error }: { error: unknown }) {
  const { heading, sentence } = errorWords(error);
  const words = wordsIn(error);
  return (
    <main className="office-page" id="main">
      <div className="column-office stack">
        <Heading level={1}>{heading}</Heading>
        <p>{words === null ? sentence : PUBLISHED}</p>
        {words === null ? null : (
          <div className="column">
            <TextArea name="words" label="您写的文字" readOnly draft defaultValue={words} />
          </div>
        )}
        <p>
          <Link to={paths.office.home()}>返回办公首页</Link>
        </p>
        <RequestNumber />
      </div>
    </main>
  );
}

const PUBLISHED =
  "这份文稿刚刚由同事公布，您写的没有存入。请复制下面的文字；确需改动的，到这份文稿的页面选“更正文稿”，作为新的一版公布。";

/** What somebody typed into a draft that was published meanwhile. */
export type PublishedMeanwhile = { publishedMeanwhile: string };

function wordsIn(error: unknown): string | null {
  const data = (error as { data?: Partial<PublishedMeanwhile> } | null)?.data;
  return typeof data === "object" ? (data?.publishedMeanwhile ?? null) : null;
}
