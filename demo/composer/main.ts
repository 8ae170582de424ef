import type { Call } from 'connect-message-broker/client';
import { byId } from '../shared/byId.js';
import { CallsAtHand } from '../shared/CallsAtHand.js';
import { publishedSample } from '../shared/publishedSample.js';
import { ContactChoice } from './ContactChoice.js';
import { describeAnswer } from './describeAnswer.js';
import { EventList } from './EventList.js';
import { examples } from './examples.js';
import { putContactId } from './putContactId.js';
import { type Envelope, talkToDesktop } from './talkToDesktop.js';

/**
 * Longer than the desktop's own deadline, which is 8 seconds here: what has no answer by then gets none, so that no
 * late answer is taken for the next request's.
 */
const GIVE_UP_MS = 12_000;

/** The published answer does not say which request it is for. */
const ONE_AT_A_TIME =
  'Nothing was sent: the last answer is still to come, and the two could not be told apart.';

const ready = byId('ready', HTMLElement);
const example = byId('example', HTMLSelectElement);
const expected = byId('expected', HTMLElement);
const request = byId('request', HTMLTextAreaElement);
const problem = byId('problem', HTMLElement);
const state = byId('state', HTMLElement);
const meaning = byId('meaning', HTMLElement);
const answer = byId('answer', HTMLTextAreaElement);

/** Set while an answer is to come. */
let waiting: { readonly sentAt: number; readonly givingUp: number } | undefined;

const contact = new ContactChoice(
  byId('contact', HTMLSelectElement),
  publishedSample.data.InitialContactId,
  showContact,
);
const calls = new CallsAtHand((all) => contact.show(all));
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
    if (problem.textContent === ONE_AT_A_TIME) say('');
    answer.value = JSON.stringify(data, null, 2);
    tell(`Answered after ${tookMs} ms.`, describeAnswer(data));
  },
  onEvent(event) {
    events.add(event);
    follow(event);
  },
});

for (const { name } of examples) example.add(new Option(name));
example.addEventListener('change', showExample);
request.addEventListener('input', () => say(''));
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
  // From the broker, by its origin.
  if (subtopic === 'InboundCallStateChange') calls.hear((message as { call: Call }).call);
}

/** Leaves the rest of the request as it was edited. */
function showContact(): void {
  try {
    setRequest(putContactId(JSON.parse(request.value), contact.contactId));
  } catch (error) {
    refuse(`This is no JSON, so the contact was not put in: ${textOf(error)}`);
  }
}

function setRequest(message: unknown): void {
  request.value = JSON.stringify(message, null, 2);
  request.scrollTop = 0;
  say('');
}

function send(): void {
  try {
    const message: unknown = JSON.parse(request.value);
    // The softphone's library in the desktop cannot bear it.
    if (message === null) refuse('The request is null, so nothing was sent.');
    else if (waiting !== undefined) say(ONE_AT_A_TIME);
    else post(message);
  } catch (error) {
    refuse(`This is no JSON, so nothing was sent: ${textOf(error)}`);
  }
}

function post(message: unknown): void {
  say('');
  answer.value = '';
  tell('Sent; waiting for the answer …', '');
  waiting = { sentAt: performance.now(), givingUp: window.setTimeout(giveUp, GIVE_UP_MS) };
  desktop.post(message);
}

function giveUp(): void {
  waiting = undefined;
  tell(
    `No answer after ${GIVE_UP_MS / 1000} seconds.`,
    'Messages that the desktop has no operation for are passed over in silence.',
  );
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function refuse(text: string): void {
  say(text);
  request.ariaInvalid = 'true';
  request.focus();
}

function say(text: string): void {
  problem.textContent = text;
  request.ariaInvalid = null;
}

function tell(text: string, inWords: string): void {
  state.textContent = text;
  meaning.textContent = inWords;
}
