/** Works in pages without a secure context too, where `crypto.randomUUID` is missing. */
export function unguessableId(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
}
