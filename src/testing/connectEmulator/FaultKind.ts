/** The kinds of faults: `kind` of a `Fault`. */
export type FaultKind =
  | 'error'
  | 'html'
  | 'delay'
  | 'hang'
  | 'cut'
  | 'lostAnswer'
  | 'slowBody'
  | 'refusePreflight';
