import type { LoaderFunctionArgs } from "@remix-run/node";
import { refuse } from "~/app/platform/errors";
import { takeTurn } from "~/app/platform/rate-limits.server";
import { exportForPublic } from "~/app/publication/export-summary.server";
import { fileResponse } from "~/app/publication/summary-file.server";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  if (!(await takeTurn("download", context.address))) refuse("too-many");
  const file = await exportForPublic(context.db, params.slug!, "csv");
  return file ? fileResponse(request, file) : refuse("not-found");
}
