import type { Call } from 'connect-message-broker/client';
import { byId } from '../shared/byId.js';
import { CallList } from '../shared/CallList.js';
import { publishedSample } from '../shared/publishedSample.js';
import { ContactChoice } from './ContactChoice.js';
import { describeAnswer } from './describeAnswer.js';
import { EventList } from './EventList.js';
import { examples } from './examples.js';
import { putContactId } from './putContactId.js';
import { type Envelope, talkToDesktop } from './talkToDesktop.js';

/**
 * Longer than the desktop's own deadline, which is 8 seconds here. A request without an answer by then gets none, so a
 * late answer cannot be mistaken for the next request's.
 */
const GIVE_UP_MS = 12_000;

/** The published answer does not name its request. */
const ONE_AT_A_TIME =
  'Nothing was sent: the previous request has no answer yet, and the two answers would look the same.';

const ready = byId('ready', HTMLElement);
const example = byId('example', HTMLSelectElement);
const expected = byId('expected', HTMLElement);
const request = byId('request', HTMLTextAreaElement);
const problem = byId('problem', HTMLElement);
const state = byId('state', HTMLElement);
const meaning = byId('meaning', HTMLElement);
const answer = byId('answer', HTMLTextAreaElement);

/** The request that waits for its answer. */
let waiting: { readonly sentAt: number; readonly givingUp: number } | undefined;

const contact = new ContactChoice(
  byId('contact', HTMLSelectElement),
  publishedSample.data.InitialContactId,
  showContact,
);
const calls = new CallList((all) => contact.show(all));
const events = new EventList(byId('events', HTMLElement), byId('event-count', HTMLElement));

const desktop = talkToDesktop({
  onReady() {
    ready.textContent = 'The desktop is ready.';
  },
  onAnswer(data) {
    if (waiting === undefined) return;
    const tookMs = Math.round(performance.now() - waiting.sentAt);
    window.clearTimeout(waiting.givingUp);
    waiting = undefined;
    if (problem.textContent === ONE_AT_A_TIME) showProblem('');
    answer.value = JSON.stringify(data, null, 2);
    showState(`Answered after ${tookMs} ms.`, describeAnswer(data));
  },
  onEvent(event) {
    events.add(event);
    follow(event);
  },
});

for (const { name } of examples) example.add(new Option(name));
example.addEventListener('change', showExample);
request.addEventListener('input', () => showProblem(''));
request.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
});
byId('send', HTMLButtonElement).addEventListener('click', send);
showExample();

function showExample(): void {
  const chosen = examples[example.selectedIndex];
  expected.textContent = chosen?.expected ?? '';
  setRequest(putContactId(chosen?.message, contact.contactId));
}

/** Keeps the choice of contacts up to date. */
function follow({ subtopic, message }: Envelope): void {
  if (subtopic === 'LogoutSuccess') calls.clear();
  // Sent by the broker: its origin has been checked.
  if (subtopic === 'InboundCallStateChange') calls.update((message as { call: Call }).call);
}

/** Changes the contact id only; edits of the request are kept. */
function showContact(): void {
  try {
    setRequest(putContactId(JSON.parse(request.value), contact.contactId));
  } catch (error) {
    reject(`This is not JSON, so the contact id was not changed: ${textOf(error)}`);
  }
}

function setRequest(message: unknown): void {
  request.value = JSON.stringify(message, null, 2);
  request.scrollTop = 0;
  showProblem('');
}

function send(): void {
  try {
    const message: unknown = JSON.parse(request.value);
    // Streams, the softphone's library in the desktop, throws when it receives null.
    if (message === null) reject('The request is null, so nothing was sent.');
    else if (waiting !== undefined) showProblem(ONE_AT_A_TIME);
    else post(message);
  } catch (error) {
    reject(`This is not JSON, so nothing was sent: ${textOf(error)}`);
  }
}

function post(message: unknown): void {
  showProblem('');
  answer.value = '';
  showState('Sent; waiting for the answer …', '');
  waiting = { sentAt: performance.now(), givingUp: window.setTimeout(giveUp, GIVE_UP_MS) };
  desktop.post(message);
}

function giveUp(): void {
  waiting = undefined;
  showState(
    `No answer after ${GIVE_UP_MS / 1000} seconds.`,
    'The desktop ignores messages that it has no operation for.',
  );
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function reject(text: string): void {
  showProblem(text);
  request.ariaInvalid = 'true';
  request.focus();
}

function showProblem(text: string): void {
  problem.textContent = text;
  request.ariaInvalid = null;
}

function showState(text: string, inWords: string): void {
  state.textContent = text;
  meaning.textContent = inWords;
}
