import { useContext } from "react";
import { RequestContext } from "./request-context";

/** What a person can tell the operator. The browser does not know it and keeps what was served. */
export function RequestNumber() {
  const { requestId } = useContext(RequestContext);
  return (
    <p className="quiet" suppressHydrationWarning>
      {requestId ? `请求编号 ${requestId}` : ""}
    </p>
  );
}
