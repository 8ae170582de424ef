import { connect, WindowMessenger } from 'penpal';
import { AttributeWriter, type AttributeWriterOptions } from './AttributeWriter.js';

/** Offers the function to an app of one of these origins. */
export function servePenpal(app: Window, allowedOrigins: string[], options: AttributeWriterOptions): void {
  const writer = new AttributeWriter(options);
  connect({
    messenger: new WindowMessenger({ remoteWindow: app, allowedOrigins }),
    methods: { updateContactAttributes: (data: unknown) => writer.update(data) },
  });
}
