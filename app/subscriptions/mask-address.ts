/** zhang.san@example.cn → zh***@example.cn: enough for its holder to know it. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf("@");
  if (at < 1) return "***";
  const name = address.slice(0, at);
  return `${name.slice(0, name.length > 3 ? 2 : 1)}***${address.slice(at)}`;
}
