export type Listener<News> = (news: News) => void;

/**
 * Adds a listener. An error that it throws goes to the console, and does not reach the others.
 *
 * @param present the arguments that the listener receives at once
 * @returns a function that removes the listener
 */
export function listen<News>(
  listeners: Set<Listener<News>>,
  listener: Listener<News>,
  present: Iterable<News>,
): () => void {
  const guarded = (news: News): void => {
    try {
      listener(news);
    } catch (error) {
      console.error(error);
    }
  };
  listeners.add(guarded);
  for (const news of present) guarded(news);
  return () => listeners.delete(guarded);
}

export function notify<News>(listeners: ReadonlySet<Listener<News>>, news: News): void {
  listeners.forEach((listener) => {
    listener(news);
  });
}
