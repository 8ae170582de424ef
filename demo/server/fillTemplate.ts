const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * Replaces each `{{name}}` by its value, escaped for HTML.
 *
 * @throws Error for a placeholder without a value
 */
export function fillTemplate(html: string, values: Readonly<Record<string, string>>): string {
  return html.replace(/\{\{(\w+)\}\}/g, (_placeholder, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The page has the placeholder {{${name}}}, which has no value.`);
    return value.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '');
  });
}
