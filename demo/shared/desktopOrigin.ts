/**
 * The origin of the desktop that embeds this app. A real app writes it down as a constant; here the port can be
 * chosen, so the page says it.
 */
export const DESKTOP =
  document.querySelector<HTMLMetaElement>('meta[name="desktop-origin"]')?.content ??
  'https://desktop.invalid';
