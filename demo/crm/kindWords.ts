const words: Readonly<Record<string, string>> = {
  voice: 'call',
  queue_callback: 'callback',
  chat: 'chat',
  task: 'task',
  email: 'email',
};

/** What people call a contact of this type. */
export function kindWords(type: string): string {
  return words[type] ?? 'contact';
}
