import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireOfficer } from "~/app/accounts/officer-of-request.server";
import { refuse } from "~/app/platform/errors";
import { exportForOffice } from "~/app/publication/export-summary.server";
import { fileResponse } from "~/app/publication/summary-file.server";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const officer = await requireOfficer(request, context, "export comments");
  const file = await exportForOffice(context.db, officer, params.slug!, "xlsx");
  return file ? fileResponse(request, file) : refuse("not-found");
}
