/** The Amazon Connect API's names of members begin with a capital, a gateway's do not. */
export function toApiNames(members: object): object {
  return renamed(members, (first) => first.toUpperCase());
}

/** The other way round. */
export function fromApiNames(members: object): object {
  return renamed(members, (first) => first.toLowerCase());
}

function renamed(members: object, changeFirst: (letter: string) => string): object {
  return Object.fromEntries(
    Object.entries(members).map(([name, value]) => [name.replace(/^./, changeFirst), value]),
  );
}
