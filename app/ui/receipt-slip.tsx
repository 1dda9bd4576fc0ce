import type { ReactNode } from "react";
import { Facts } from "~/app/ui/list";

/** A number in groups, which breaks in its middle where the line is too short for it. */
function Halves({ of: code }: { of: string }) {
  const groups = code.split("-");
  const middle = Math.ceil(groups.length / 2);
  const [first, second] = [groups.slice(0, middle).join("-"), groups.slice(middle).join("-")];
  return (
    <>
      <span>{second ? `${first}-` : first}</span>
      <wbr />
      <span>{second}</span>
    </>
  );
}

/** A slip to keep and print. `drawing` may hold a QR code; children follow, such as a folded proof. */
export function ReceiptSlip({
  label,
  code,
  facts,
  note,
  drawing,
  children,
}: {
  label: ReactNode;
  code: string;
  facts: readonly { term: ReactNode; detail: ReactNode }[];
  note?: ReactNode;
  drawing?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="receipt">
      <div className="receipt-head">
        <div>
          <p className="receipt-label">{label}</p>
          <p className="receipt-code">
            <Halves of={code} />
          </p>
        </div>
        <img className="receipt-mark" src="/seal.svg" alt="" width="56" height="56" />
      </div>
      <Facts facts={facts} />
      {note ? <p className="receipt-note">{note}</p> : null}
      {drawing ? <div className="receipt-qr">{drawing}</div> : null}
      {children}
    </div>
  );
}
