import { expect, it } from 'vitest';
import { namePattern } from '../../../src/protocol/namePattern.js';

it.each([
  [['Crm_*'], 'Crm_Reason', true],
  [['Crm_*'], 'Crm_', true],
  [['Crm_*'], 'crm_Reason', false],
  [['*_Note'], 'Crm_Note', true],
  [['*_Note'], 'Crm_Notes', false],
  [['a*b*c'], 'a-b-b-c', true],
  [['a*b*c'], 'a-c-b', false],
  [['aba*aba'], 'ababa', false],
  [['*'], '', true],
  [['Exact', 'Other'], 'Other', true],
  [['Exact'], 'Exactly', false],
  [[], 'Anything', false],
])('%j admits %j: %s', (patterns, name, admitted) => {
  expect(namePattern(patterns)(name)).toBe(admitted);
});
