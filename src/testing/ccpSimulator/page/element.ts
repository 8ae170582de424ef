/** Makes an element with some of its properties set and with children. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  Object.assign(made, properties);
  made.append(...children);
  return made;
}

/** A button that does something. Its text is its accessible name. */
export function button(
  text: string,
  onclick: (event: MouseEvent) => void,
  className = '',
): HTMLButtonElement {
  return element('button', { type: 'button', className, onclick, onkeydown: ignoreRepeats }, text);
}

/** A block of other elements. */
export function block(className: string, ...children: (Node | string)[]): HTMLDivElement {
  return element('div', { className }, ...children);
}

/** Sets the text only when it is another: rewriting it would drop a selection and make screen readers speak. */
export function setText(node: Node, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

/** Makes the options of a select those of `values`, with `value` chosen. */
export function setOptions(select: HTMLSelectElement, values: string[], value: string): void {
  const present = [...select.options].map((option) => option.value);
  if (present.join('\n') !== values.join('\n')) {
    select.replaceChildren(...values.map((name) => element('option', { value: name }, name)));
  }
  select.value = value;
}

/** A key held down presses once: by the time it repeats, the focus may be on the button that came next. */
function ignoreRepeats(event: KeyboardEvent): void {
  if (event.repeat && event.key !== 'Tab') event.preventDefault();
}
