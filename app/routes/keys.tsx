import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PublicPage, pageTitle } from "~/app/consultations/public-page";
import { paths } from "~/app/paths";
import { publishedKeys } from "~/app/platform/signing-keys.server";
import { Digest } from "~/app/proof/digest";
import { Heading } from "~/app/ui/heading";
import { Table } from "~/app/ui/table";

export { PublicErrorBoundary as ErrorBoundary } from "~/app/consultations/public-error";

export const meta: MetaFunction = ({ error }) => pageTitle(error, "签名公钥");

export function loader({ context: { env } }: LoaderFunctionArgs) {
  const { current } = env.signingKeys;
  return publishedKeys(env.signingKeys).map((key) => ({ ...key, inUse: key.id === current.id }));
}

export default function Keys() {
  const keys = useLoaderData<typeof loader>();
  return (
    <PublicPage>
      <div className="column stack-loose">
        <Heading level={1}>签名公钥</Heading>
        <p className="lead">回执和意见登记册用下面的钥匙签名，有公钥就能验签名。</p>
        <Table
          caption="签名公钥，使用中的在前"
          captionHidden
          columns={[
            { key: "id", head: "编号" },
            { key: "key", head: "公钥（Ed25519，base64）" },
            { key: "state", head: "状态" },
          ]}
          rows={keys.map(({ id, publicKey, inUse }) => ({
            key: id,
            cells: {
              id: <Digest>{id}</Digest>,
              key: <Digest>{publicKey}</Digest>,
              state: inUse ? "使用中" : "已停用，以前的签名仍然有效",
            },
          }))}
        />
        <p className="quiet">
          编号是公钥 SHA-256 的前 8 个字节。程序请读
          <a href={paths.keysForPrograms()}>zhutiao-keys.json</a>
          。怕本网站日后换掉公钥的人，现在就可以把它抄下来。
        </p>
      </div>
    </PublicPage>
  );
}
