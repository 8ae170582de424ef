import { ParentHandshake, WindowMessenger } from 'post-me';
import { AttributeWriter, type AttributeWriterOptions } from './AttributeWriter.js';

/** The default of five attempts is half a second: too short on a busy machine. */
const ATTEMPTS = 50;

/** Offers the function to an app of this origin, whose page has loaded. */
export async function servePostMe(
  app: Window,
  origin: string,
  options: AttributeWriterOptions,
): Promise<void> {
  const writer = new AttributeWriter(options);
  await ParentHandshake(
    new WindowMessenger({ remoteWindow: app, remoteOrigin: origin }),
    { updateContactAttributes: (data: unknown) => writer.update(data) },
    ATTEMPTS,
  );
}
