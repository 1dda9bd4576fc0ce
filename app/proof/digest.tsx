/** A fingerprint, a key or a signature. */
export const Digest = ({ children }: { children: string }) => (
  <code className="digest">{children}</code>
);
