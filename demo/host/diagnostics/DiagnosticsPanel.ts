import type { Finding, FindingStatus } from 'connect-message-broker';
import { byId } from '../../shared/byId.js';
import { element } from '../../shared/element.js';

const NO_BROKER = 'No broker runs in this page: the browser’s console says why.';

/** The word and the sign of each state; the sign is for the eye only. */
const statusTexts: Readonly<Record<FindingStatus, { readonly word: string; readonly sign: string }>> = {
  ok: { word: 'OK', sign: '●' },
  warning: { word: 'Warning', sign: '▲' },
  error: { word: 'Error', sign: '■' },
  unknown: { word: 'Unknown', sign: '○' },
};

/** Shows in a dialog what the broker finds when it examines the page. */
export class DiagnosticsPanel {
  readonly #dialog = byId('diagnostics', HTMLDialogElement);
  readonly #summary = byId('diagnostics-summary', HTMLElement);
  readonly #findings = byId('findings', HTMLElement);
  readonly #diagnose: () => Promise<readonly Finding[]> | undefined;
  /** Of several examinations under way, the last one is shown. */
  #latest: Promise<readonly Finding[]> | undefined;

  /** @param diagnose undefined when there is no broker */
  constructor(diagnose: () => Promise<readonly Finding[]> | undefined) {
    this.#diagnose = diagnose;
    byId('diagnose', HTMLButtonElement).addEventListener('click', () => {
      this.#dialog.showModal();
      void this.#examine();
    });
    byId('diagnose-again', HTMLButtonElement).addEventListener('click', () => void this.#examine());
    byId('diagnostics-close', HTMLButtonElement).addEventListener('click', () => this.#dialog.close());
  }

  async #examine(): Promise<void> {
    this.#findings.replaceChildren();
    this.#summary.textContent = 'Examining the page …';
    const pending = this.#diagnose();
    this.#latest = pending;
    const findings = await pending;
    if (this.#latest !== pending) return;
    this.#summary.textContent = findings ? summaryText(findings) : NO_BROKER;
    this.#findings.replaceChildren(...(findings ?? []).map(findingItem));
  }
}

/** How many findings of each state that calls for action there are. */
function summaryText(findings: readonly Finding[]): string {
  const parts = (['error', 'warning', 'unknown'] as const).flatMap((status) => {
    const count = findings.filter((finding) => finding.status === status).length;
    if (count === 0) return [];
    if (status === 'unknown') return `${count} unknown`;
    return `${count} ${status}${count === 1 ? '' : 's'}`;
  });
  return parts.length > 0 ? parts.join(', ') : 'Everything is as it should be.';
}

function findingItem({ code, status, message, fix, docs }: Finding): HTMLLIElement {
  const { word, sign } = statusTexts[status];
  const shape = element('span', '', `${sign} `);
  shape.ariaHidden = 'true';
  const item = element(
    'li',
    `finding ${status}`,
    element('span', `tag status-${status}`, shape, word),
    element('code', 'code', code),
    element('p', 'message', message),
  );
  if (fix !== undefined) item.append(element('p', 'fix', element('strong', '', 'What to do: '), fix));
  if (docs !== undefined && status !== 'ok') item.append(element('p', 'docs soft', docsLink(docs)));
  return item;
}

/** The demo serves the page that findings name, with their codes as anchors. */
function docsLink(docs: string): HTMLAnchorElement {
  const link = element('a', '', docs);
  link.href = docs;
  link.target = '_blank';
  return link;
}
