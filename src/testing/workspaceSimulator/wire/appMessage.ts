import { z } from 'zod';

/** A topic of events. With a parameter, a contact id or a participant id, it is a different topic. */
const topic = z.object({ namespace: z.string(), key: z.string(), parameter: z.string().optional() });
export type Topic = z.infer<typeof topic>;

/** What an app sends to the workspace. Logs, metrics, and messages of and to other apps have no meaning here. */
const appMessage = z.union([
  z.object({ type: z.literal('connect-app-host-init'), sdkVersion: z.string(), providerId: z.string() }),
  z.object({
    type: z.literal('request'),
    namespace: z.string(),
    command: z.string(),
    requestId: z.string(),
    data: z.unknown().optional(),
  }),
  z.object({ type: z.literal('subscribe'), topic, handlerId: z.string() }),
  z.object({ type: z.literal('unsubscribe'), topic }),
  z.object({ type: z.literal('healthCheck') }),
  z.object({
    type: z.literal('appLifecycleHandlerCompleted'),
    stage: z.enum(['create', 'destroy']),
    appInstanceId: z.string(),
  }),
  z.object({ type: z.literal('closeApp'), isFatalError: z.boolean(), message: z.string().optional() }),
  z.object({ type: z.literal('serviceError'), message: z.string().optional() }),
]);
export type AppMessage = z.infer<typeof appMessage>;
export type AppRequest = Extract<AppMessage, { type: 'request' }>;

/** Reads a message of an app. Undefined: it has no meaning here. */
export function readAppMessage(value: unknown): AppMessage | undefined {
  return appMessage.safeParse(value).data;
}

/** What the workspace sends to an app. */
export type WorkspaceMessage =
  | {
      type: 'acknowledge';
      connectionId: string;
      status: { initialized: true; startTime: Date };
      healthCheckInterval: number;
    }
  | {
      type: 'appLifecycle';
      stage: 'create' | 'start' | 'stop' | 'destroy';
      instanceId: string;
      appInstanceId: string;
      config: unknown;
      appConfig: unknown;
      scope?: { type: 'contact'; contactId: string } | { type: 'idle' };
      contactScope?: { type: 'contact'; contactId: string };
      launchedBy: { type: 'internal'; name: string };
      region: string;
    }
  | { type: 'response'; namespace: string; requestId: string; isError: false; data: unknown }
  | {
      type: 'response';
      namespace: string;
      requestId: string;
      isError: true;
      errorKey: string;
      reason: string;
      details: { command: string; requestData: unknown };
    }
  | { type: 'publish'; topic: Topic; data: unknown; handlerId?: string }
  | { type: 'healthCheckResponse'; time: number; counter: number }
  | {
      type: 'error';
      message: string;
      key: string;
      isFatal: boolean;
      status: { initialized: true; startTime: Date };
      details?: Readonly<Record<string, unknown>>;
    };
