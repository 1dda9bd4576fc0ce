import { useContext } from "react";
import { RequestContext } from "./request-context";

const ID = "request-number";

/** What a person can tell the operator. The browser does not know it and keeps what was served. */
export function RequestNumber() {
  const { requestId } = useContext(RequestContext);
  const served = typeof document === "undefined" ? null : document.getElementById(ID)?.textContent;
  const words = requestId ? `请求编号 ${requestId}` : served;
  return words ? (
    <p className="quiet" id={ID}>
      {words}
    </p>
  ) : null;
}
