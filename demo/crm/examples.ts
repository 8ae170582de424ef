import { publishedSample } from '../shared/publishedSample.js';

const { data } = publishedSample;

/** The published sample with other attributes. */
function writing(attributes: Readonly<Record<string, unknown>>): object {
  return { ...publishedSample, data: { ...data, ContactAttributes: attributes } };
}

/** Requests to try; only the first and the last can succeed. */
export const examples: readonly { readonly name: string; readonly message: unknown }[] = [
  { name: 'Published sample', message: publishedSample },
  { name: 'Attribute name with a space', message: writing({ 'Bad Key': 'Agent' }) },
  { name: 'Number as a value', message: writing({ CampaignID: 6 }) },
  { name: 'Too large', message: writing({ Notes: 'x'.repeat(33_000) }) },
  { name: 'Sent as a JSON string', message: JSON.stringify(publishedSample) },
];
