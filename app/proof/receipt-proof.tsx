import { paths } from "~/app/paths";
import { ButtonLink, ButtonRow } from "~/app/ui/button";
import { Facts, Fold } from "~/app/ui/list";
import { Digest } from "./digest";
import type { ReceiptFile } from "./receipt-file.queries.server";

/** What the holder of a receipt can check, and needs for it; folded away. */
export function ReceiptProof({ file }: { file: Omit<ReceiptFile, "said"> }) {
  const { receipt, register } = file;
  const facts = [
    { term: "收到的瞬间", detail: <Digest>{receipt.receivedAt}</Digest> },
    { term: "内容指纹", detail: <Digest>{receipt.content}</Digest> },
    { term: "随机数", detail: <Digest>{receipt.nonce}</Digest> },
    { term: "签名", detail: <Digest>{receipt.signature}</Digest> },
    {
      term: "公钥",
      detail: (
        <a href={paths.keys()}>
          <Digest>{receipt.keyId}</Digest>
        </a>
      ),
    },
    ...(register.state === "sealed"
      ? [{ term: "登记册的树根", detail: <Digest>{register.head.root}</Digest> }]
      : []),
  ];
  return (
    <Fold summary="证明：谁都可以核对">
      <p>
        “内容指纹”由意见的文字和随机数算出，改一个字就对不上；签名证明这张回执是本网站给的。指纹列入公开的
        <a href={paths.proof(receipt.consultation)}>意见登记册</a>
        ，登记册只增不改：少了、改了、换了次序，都查得出来。保存回执文件，日后不靠本网站也能核对。
      </p>
      <Facts facts={facts} />
      <div className="no-print">
        <ButtonRow>
          <ButtonLink
            kind="secondary"
            href={paths.api.receipt(receipt.code)}
            download={`receipt-${receipt.code}.json`}
          >
            保存回执文件
          </ButtonLink>
          <ButtonLink kind="quiet" href={paths.receiptCheck(receipt.code)}>
            核对一段文字是不是原文
          </ButtonLink>
        </ButtonRow>
      </div>
    </Fold>
  );
}
