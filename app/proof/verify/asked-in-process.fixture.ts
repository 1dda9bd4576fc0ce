import type { AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { loader as keys } from "~/app/routes/[.]well-known.zhutiao-keys[.]json";
import { loader as tree } from "~/app/routes/api.v1.consultations.$slug_.tree._index";
import { loader as comments } from "~/app/routes/api.v1.consultations.$slug_.tree.comments";
import { loader as consistency } from "~/app/routes/api.v1.consultations.$slug_.tree.consistency";
import { loader as heads } from "~/app/routes/api.v1.consultations.$slug_.tree.heads";
import { loader as inclusion } from "~/app/routes/api.v1.consultations.$slug_.tree.inclusion";
import { loader as leaves } from "~/app/routes/api.v1.consultations.$slug_.tree.leaves";
import { asked } from "~/tests/setup/context";
import type { Ask } from "./outside";

type Answer = (args: LoaderFunctionArgs) => Promise<Response> | Response;

const ANSWERS: Record<string, Answer> = {
  "": tree,
  "/heads": heads,
  "/leaves": leaves,
  "/comments": comments,
  "/inclusion": inclusion,
  "/consistency": consistency,
};

/** The interface of the site without a socket: the same loaders, the same answers. */
export const askInProcess =
  (context: AppLoadContext): Ask =>
  async (path) => {
    const { pathname } = new URL(path, "http://site.test");
    const [, slug, rest] = /^\/api\/v1\/consultations\/([^/]+)\/tree(.*)$/.exec(pathname) ?? [];
    const answer = slug ? ANSWERS[rest!]! : (keys as Answer);
    const args = asked(context, path, slug ? { slug } : {}) as unknown as LoaderFunctionArgs;
    const response = await answer(args);
    return { status: response.status, body: await response.json() };
  };
