/** Creates an element with properties and children. */
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

/** A button with an action. Its text is its accessible name. */
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

/** Sets the text only when it differs: rewriting it would drop a selection and make screen readers speak. */
export function setText(node: Node, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

/** Sets the options of a select to `values`, and chooses `value`. */
export function setOptions(select: HTMLSelectElement, values: string[], value: string): void {
  const present = [...select.options].map((option) => option.value);
  if (present.join('\n') !== values.join('\n')) {
    select.replaceChildren(...values.map((name) => element('option', { value: name }, name)));
  }
  select.value = value;
}

/** A key that is held down presses once: when it repeats, the focus may be on the next button. */
function ignoreRepeats(event: KeyboardEvent): void {
  if (event.repeat && event.key !== 'Tab') event.preventDefault();
}
