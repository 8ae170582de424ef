/** Lets the user switch tabs by pointer, arrow keys, Home and End. A panel that is not shown stays loaded. */
export function showTabs(list: HTMLElement): void {
  const tabs = [...list.querySelectorAll<HTMLElement>('[role="tab"]')];

  const select = (selected: HTMLElement): void => {
    for (const tab of tabs) {
      const isSelected = tab === selected;
      tab.ariaSelected = String(isSelected);
      tab.tabIndex = isSelected ? 0 : -1;
      const panel = document.getElementById(tab.getAttribute('aria-controls') ?? '');
      if (panel) panel.inert = !isSelected;
    }
  };

  for (const [place, tab] of tabs.entries()) {
    tab.addEventListener('click', () => select(tab));
    tab.addEventListener('keydown', (event) => {
      const next = placeAfter(event.key, place, tabs.length);
      const target = next === undefined ? undefined : tabs[next];
      if (!target || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      select(target);
      target.focus();
    });
  }
}

function placeAfter(key: string, place: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (place + 1) % count;
    case 'ArrowLeft':
      return (place - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
