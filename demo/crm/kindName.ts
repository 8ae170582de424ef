const names: Readonly<Record<string, string>> = {
  voice: 'call',
  queue_callback: 'callback',
  chat: 'chat',
  task: 'task',
  email: 'email',
};

/** The everyday name for a contact of this type. */
export function kindName(type: string): string {
  return names[type] ?? 'contact';
}
