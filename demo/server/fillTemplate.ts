const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * Puts values, escaped for HTML, in the places of `{{name}}`.
 *
 * @throws Error for a place without a value
 */
export function fillTemplate(html: string, values: Readonly<Record<string, string>>): string {
  return html.replace(/\{\{(\w+)\}\}/g, (_place, name: string) => {
    const value = values[name];
    if (value === undefined)
      throw new Error(`The page has a place {{${name}}}, for which there is no value.`);
    return value.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '');
  });
}
