import { type ClipboardEvent, useState } from "react";
import { Field, TextArea } from "~/app/ui/field";
import { Fold } from "~/app/ui/list";

const ACCEPTED =
  ".docx,.docm,.dotx,.pdf,.html,.htm,.md,.markdown,.txt,text/plain,text/html,application/pdf";

/** Rich text of this many characters is nearly all pictures. */
const MOST_RICH = 4_000_000;

type Props = { pasted: string | undefined; errorAt: (field: string) => string | undefined };

/** Files, or pasted text. Where scripts run, what is pasted keeps its numbers and tables. */
export function ImportFields({ pasted, errorAt }: Props) {
  const [rich, setRich] = useState("");

  function keepRich({ clipboardData, currentTarget: area }: ClipboardEvent<HTMLTextAreaElement>) {
    const replaced = area.selectionEnd - area.selectionStart >= area.value.length;
    const html = replaced ? clipboardData.getData("text/html") : "";
    setRich(html.length <= MOST_RICH ? html : "");
  }

  function edited({ nativeEvent }: { nativeEvent: Event }) {
    if ((nativeEvent as InputEvent).inputType !== "insertFromPaste") setRich("");
  }

  return (
    <>
      <Field
        name="document"
        type="file"
        multiple
        accept={ACCEPTED}
        label="上传文件"
        hint="Word（.docx，包括 WPS 存的）、带文字的 PDF、网页、Markdown 或纯文本，合计不超过 20 MB。公告、草案、起草说明、附件分成几个文件的，可以一起选上。"
        error={errorAt("document")}
      />
      <Fold summary="分别指定公告、草案、起草说明和附件">
        <div className="form">
          <Field name="notice" type="file" accept={ACCEPTED} label="征求意见公告" />
          <Field name="draft" type="file" accept={ACCEPTED} label="征求意见稿" />
          <Field name="explanation" type="file" accept={ACCEPTED} label="起草说明" />
          <Field name="attachment" type="file" multiple accept={ACCEPTED} label="附件" />
        </div>
      </Fold>
      <TextArea
        name="text"
        rows={14}
        label="或者粘贴全文"
        mark="上传了文件时以文件为准"
        hint="从标题、公告到草案正文都可以一起粘贴，网页上多余的内容会被识别并列出来。"
        defaultValue={pasted}
        error={errorAt("text")}
        spellCheck={false}
        onPaste={keepRich}
        onInput={edited}
      />
      <input type="hidden" name="html" value={rich} />
      <p className="field-hint" role="status">
        {rich ? "粘贴内容里的自动编号和表格会一起读入；改动文字之后，按改动后的文字读入。" : ""}
      </p>
    </>
  );
}
