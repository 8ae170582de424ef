/** Hash of each part, as an `integrity` attribute names it. The build makes the parts first, and puts their hashes in here. */
export const INTEGRITY = {
  aws: '%INTEGRITY aws%',
  relay: '%INTEGRITY relay%',
  diagnostics: '%INTEGRITY diagnostics%',
} as const;
