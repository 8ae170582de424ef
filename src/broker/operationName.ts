/** `Topic/Subtopic`, as rules and logs spell it. */
export function operationName({
  topic,
  subtopic,
}: {
  readonly topic: string;
  readonly subtopic: string;
}): string {
  return `${topic}/${subtopic}`;
}
