/**
 * Runs `update`. When that removes the focused element, the focus moves to the first button of the same card, otherwise of
 * the next or previous card, otherwise of `contacts`, so that a keyboard user can continue there.
 */
export function keepFocus(contacts: HTMLElement, update: () => void): void {
  const focused = document.activeElement;
  const card = focused?.closest('article');
  const places = [card, card?.nextElementSibling, card?.previousElementSibling, contacts];
  update();
  // Only if this page has the focus: it must not be taken from another frame, in which the user may be typing.
  if (!focused || focused === document.body || isThere(focused) || !document.hasFocus()) return;
  const buttons = places.flatMap((place) => [...(place?.querySelectorAll('button') ?? [])]);
  buttons.find(isThere)?.focus();
}

function isThere(element: Element): boolean {
  return element.isConnected && element.checkVisibility();
}
