import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { appOf, emptyStack, PROCESS, relayTemplate, statementsByRole, templateOf } from './world.js';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const [, table = ''] = /\n\| who \| may \|[^\n]*\n\|[-|]+\|\n((?:\|.*\n)+)/.exec(readme) ?? [];

/** Actions by the row's first cell; an empty cell continues the row above. */
const explained = new Map<string, string[]>();
let who = '';
for (const row of table.trim().split('\n')) {
  const [, first = '', may = ''] = row.split('|').map((cell) => cell.trim());
  if (first !== '') who = first;
  const actions = [...may.matchAll(/`([\w:]+)`/g)].map(([, action = '']) => action);
  explained.set(who, [...(explained.get(who) ?? []), ...actions]);
}

const NAMES: readonly (readonly [RegExp, string])[] = [
  [/^AccessAgentRole$/, "the agents' role"],
  [/^CcpRole$/, "the function that asks for the softphone's address"],
  [/Front/, '`front`'],
  [/Consumer/, '`consumer`'],
  [/Flow/, '`flow`'],
  [/ContactEvent/, '`contactEvent`'],
  [/Redrive/, '`redrive`'],
  [/Processes/, 'the state machine'],
];

describe('The table of permissions in the README', () => {
  const stack = emptyStack();
  const arn = 'arn:aws:lambda:eu-central-1:123456789012:function:ask';
  const ask = LambdaFunction.fromFunctionArn(stack, 'Ask', arn);
  const relay = statementsByRole(relayTemplate({ processes: { ask, definition: PROCESS } }, stack));
  const grants =
    'OutboundCall/UpdateContactAttribute Contact/GetContactAttributes Contact/UpdateContact Agent/StateSync';
  const app = appOf({ appOrigins: 'https://crm.example.com', grants });
  const roles = { ...relay, ...statementsByRole(templateOf(app, 'Desktop')) };

  for (const [role, statements] of Object.entries(roles)) {
    it(`explains every action of ${role}, and no other`, () => {
      const name = NAMES.find(([pattern]) => pattern.test(role))?.[1] ?? '';
      const common = explained.get('every function') ?? [];
      const deployed = new Set(statements.flatMap(({ actions }) => actions));
      for (const action of common) deployed.delete(action);
      assert.deepEqual([...deployed].sort(), [...new Set(explained.get(name))].sort());
    });
  }
});
