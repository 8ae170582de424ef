import { expose, windowEndpoint } from 'comlink';
import { AttributeWriter, type AttributeWriterOptions } from './AttributeWriter.js';

/** Offers the function to an app of this origin. */
export function serveComlink(app: Window, origin: string, options: AttributeWriterOptions): void {
  const writer = new AttributeWriter(options);
  expose(
    { updateContactAttributes: (data: unknown) => writer.update(data) },
    windowEndpoint(app, self, origin),
    [origin],
  );
}
