/** What can be made to go wrong: `kind` of a `Fault`. */
export type FaultKind =
  | 'error'
  | 'html'
  | 'delay'
  | 'hang'
  | 'cut'
  | 'lostAnswer'
  | 'slowBody'
  | 'refusePreflight';
