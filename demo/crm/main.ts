import { byId } from '../shared/byId.js';
import { examples } from './examples.js';
import { talkToDesktop } from './talkToDesktop.js';

/** Longer than the desktop's own deadline: from then on nobody answers. */
const GIVE_UP_MS = 35_000;

const ready = byId('ready', HTMLElement);
const example = byId('example', HTMLSelectElement);
const request = byId('request', HTMLTextAreaElement);
const problem = byId('problem', HTMLElement);
const state = byId('state', HTMLElement);
const answer = byId('answer', HTMLTextAreaElement);

let sentAt = 0;
let unanswered = 0;
let givingUp: number | undefined;

const desktop = talkToDesktop(
  () => {
    ready.textContent = 'The desktop is ready.';
  },
  (data) => {
    // A second answer to the question whether it is ready.
    if (unanswered === 0) return;
    unanswered -= 1;
    window.clearTimeout(givingUp);
    state.textContent = `Answered after ${Math.round(performance.now() - sentAt)} ms.`;
    answer.value = JSON.stringify(data, null, 2);
  },
);

for (const { name } of examples) example.add(new Option(name));
example.addEventListener('change', showExample);
request.addEventListener('input', () => say(''));
byId('send', HTMLButtonElement).addEventListener('click', send);
showExample();

function showExample(): void {
  request.value = JSON.stringify(examples[example.selectedIndex]?.message, null, 2);
  say('');
}

function send(): void {
  let message: unknown;
  try {
    message = JSON.parse(request.value);
  } catch (error) {
    say(`This is no JSON, so nothing was sent: ${error instanceof Error ? error.message : error}`);
    request.focus();
    return;
  }
  // The softphone's library in the desktop cannot bear it.
  if (message === null) {
    say('The request is null, so nothing was sent.');
    return;
  }
  say('');
  answer.value = '';
  state.textContent = 'Sent; waiting for the answer …';
  window.clearTimeout(givingUp);
  givingUp = window.setTimeout(() => {
    unanswered = 0;
    state.textContent = 'No answer: the desktop ignores messages that it has no operation for.';
  }, GIVE_UP_MS);
  unanswered += 1;
  sentAt = performance.now();
  desktop.post(message);
}

function say(text: string): void {
  problem.textContent = text;
  request.ariaInvalid = text === '' ? null : 'true';
}
