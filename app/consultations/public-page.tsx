import { useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { paths } from "~/app/paths";
import { errorWords } from "~/app/platform/error-words";
import { Footer, Masthead, SkipLink } from "~/app/ui/frame";

/** What every citizens' page stands in: skip link, masthead, the content, footer. */
export function PublicPage({
  current,
  children,
}: {
  /** The entry of the masthead that this page is. */
  current?: "receipts" | "subscribe";
  children: ReactNode;
}) {
  const root = useRouteLoaderData<{ cityName: string | null }>("root");
  return (
    <>
      <SkipLink>跳到正文</SkipLink>
      <Masthead
        name="逐条征求意见"
        place={root?.cityName ?? undefined}
        href={paths.home()}
        label="全站"
        links={[
          { href: paths.receipts(), label: "查询回执", current: current === "receipts" },
          { href: paths.subscribe(), label: "订阅", current: current === "subscribe" },
        ]}
        switches={[
          { toggles: "size", label: "大字" },
          { toggles: "contrast", label: "高对比" },
        ]}
      />
      <main id="main" className="page">
        {children}
      </main>
      <Footer
        label="页脚"
        links={[
          { href: paths.receipts(), label: "查询回执" },
          { href: paths.subscribe(), label: "订阅" },
          { href: paths.api.consultations(), label: "数据接口" },
          { href: paths.office.home(), label: "工作人员登录" },
        ]}
      >
        各起草单位对所公布的征求意见稿负责
      </Footer>
    </>
  );
}

/**
 * The title of a citizens' page, as the window and the bookmarks show it; of an error's page, where
 * the page could not be given.
 */
export const pageTitle = (error: unknown, ...parts: string[]) => [
  {
    title: [...(error ? [errorWords(error).heading] : parts), "逐条征求意见"]
      .filter(Boolean)
      .join(" · "),
  },
];

/** Tells feed readers where the page's feed is. */
export const feedLink = (href: string, title: string) => ({
  tagName: "link",
  rel: "alternate",
  type: "application/atom+xml",
  title,
  href,
});
