/**
 * The origin of the desktop that embeds this app. A real app has it as a constant. Here the port can be chosen, so the
 * server writes it into the page.
 */
export const DESKTOP =
  document.querySelector<HTMLMetaElement>('meta[name="desktop-origin"]')?.content ??
  'https://desktop.invalid';
