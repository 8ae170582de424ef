/** What has happened, in the event's own word: `LoggedIn`, `Available`, `connecting`. */
export function eventText({ message }: { readonly message?: unknown }): string {
  const { call, event, loginState }: Readonly<Record<'call' | 'event' | 'loginState', unknown>> =
    Object(message);
  return String(Object(call).event ?? event ?? loginState ?? '');
}
