import { z } from 'zod';
import { readOptions } from '../readOptions.js';
import type { Fault } from './Fault.js';
import type { FaultKind } from './FaultKind.js';
import { optionErrors } from './invalidOption.js';
import { limits } from './limits.js';
import { cognitoOperationNames, connectOperationNames } from './operations/operationNames.js';

const boolean = z.boolean().optional().describe('true or false');
const status = z.int().min(200).max(599);
const A_STATUS = 'an HTTP status from 200 to 599';
const milliseconds = z.number().min(0).max(limits.delayMs);
const duration = z
  .union([milliseconds, z.instanceof(Promise<unknown>)])
  .describe('milliseconds, or a promise');

const anyFault = {
  times: z
    .union([z.int().positive(), z.literal(Number.POSITIVE_INFINITY)])
    .optional()
    .describe('a positive whole number or Infinity'),
  when: z
    .custom((when) => typeof when === 'function')
    .optional()
    .describe('a function'),
};
const scope = {
  ...anyFault,
  operation: z
    .enum([...connectOperationNames, ...cognitoOperationNames, 'preflight'])
    .optional()
    .describe('the name of an operation, or "preflight"'),
};
const cut = z.object(scope);

const schemas: Readonly<Record<FaultKind, z.ZodType>> = {
  error: z.object({
    ...scope,
    status: status.describe(A_STATUS),
    name: z.string().optional().describe('the name of an exception'),
    message: z.string().optional().describe('a string'),
    nameIn: z
      .enum(['header', 'body', 'both', 'none'])
      .optional()
      .describe('"header", "body", "both" or "none"'),
    cors: boolean,
    retryAfterSeconds: milliseconds.optional().describe('seconds, 0 or more'),
    applied: boolean,
  }),
  html: z.object({ ...scope, status: status.optional().describe(A_STATUS), applied: boolean }),
  delay: z.object({
    ...scope,
    for: duration,
    at: z.enum(['before-write', 'after-write']).optional().describe('"before-write" or "after-write"'),
    lateWrite: z.enum(['lands', 'dropped']).optional().describe('"lands" or "dropped"'),
  }),
  hang: z.object({ ...scope, applied: boolean }),
  cut,
  lostAnswer: cut,
  slowBody: z.object({ ...scope, for: duration }),
  refusePreflight: z.object(anyFault),
};

const kinds = Object.keys(schemas) as FaultKind[];
const anyKind = z.object({ kind: z.enum(kinds).describe(`one of ${kinds.join(', ')}`) });

/** Refuses a fault that could never have the intended effect. @throws TypeError that names the member */
export function checkFault(fault: Fault): void {
  const errors = optionErrors('inject');
  const { kind } = readOptions(anyKind, fault, errors);
  readOptions(schemas[kind], fault, errors);
}
