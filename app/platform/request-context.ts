import { createContext } from "react";

/** What the document needs of its request and no loader gives: empty in the browser. */
export const RequestContext = createContext({ requestId: "", nonce: "" });
