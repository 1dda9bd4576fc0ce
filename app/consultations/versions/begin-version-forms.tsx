import { Form } from "@remix-run/react";
import { Button, ButtonRow } from "~/app/ui/button";
import { ErrorSummary } from "~/app/ui/error-summary";
import { Heading } from "~/app/ui/heading";
import { ImportFields } from "../import-fields";

/** Two ways to begin a further version: from the text that is public, or from a document. */
export function BeginVersionForms({
  version,
  busy,
  pasted,
  fault,
}: {
  version: number;
  busy: boolean;
  pasted: string | undefined;
  fault: { field: string; message: string } | null;
}) {
  return (
    <div className="column stack-loose">
      <p className="lead">
        已经公布的文字不能直接改动。发现错误，或者要公布修改后的文稿，请准备新的一版，核对后连同说明一起公布；原来的版本和大家对它的意见都会保留。
      </p>
      <ErrorSummary
        title="还没有开始准备新版本"
        faults={fault ? [{ field: fault.field || undefined, message: fault.message }] : []}
      />
      <section className="stack" aria-labelledby="copy">
        <Heading level={2} look={3} id="copy">
          小的更正：在现行文字上改
        </Heading>
        <p>复制现行版本，改动其中几处。每一条都与现行的对应，不需要重新核对。</p>
        <Form method="post">
          <Button kind="primary" name="intent" value="copy" aria-disabled={busy}>
            复制现行版本，准备第 {version} 版
          </Button>
        </Form>
      </section>
      <section className="stack" aria-labelledby="upload">
        <Heading level={2} look={3} id="upload">
          改动较多：导入修改后的文稿
        </Heading>
        <p>系统按文字逐条与现行版本对照，找出改动、新增和删去的条款，请您核对。</p>
        <Form method="post" encType="multipart/form-data" className="form">
          <ImportFields
            pasted={pasted}
            errorAt={(field) => (fault?.field === field ? fault.message : undefined)}
          />
          <ButtonRow>
            <Button kind="secondary" name="intent" value="upload" aria-disabled={busy}>
              {busy ? "正在读取……" : "读取文稿，准备新版本"}
            </Button>
          </ButtonRow>
        </Form>
      </section>
    </div>
  );
}
