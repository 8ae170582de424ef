import { randomUUID } from 'node:crypto';
import type { CcpSimulator } from './CcpSimulator.js';
import type { PageCommand } from './wire/pageLink.js';

/** Carries out the step of a button of the page. Throws an Error when it is impossible, or no longer possible. */
export function runPageCommand(simulator: CcpSimulator, command: PageCommand): void {
  switch (command.name) {
    case 'login':
      simulator.logIn();
      break;
    case 'login-as-another-agent':
      simulator.logIn({ name: simulator.agent.name === 'John Roe' ? 'Jane Doe' : 'John Roe' });
      break;
    case 'logout':
      simulator.logOut();
      break;
    case 'logout-elsewhere':
      simulator.logOutElsewhere();
      break;
    case 'soft-auth-fail':
      simulator.authFail();
      break;
    case 'hard-auth-fail':
      simulator.authFail({ hard: true });
      break;
    case 're-authorize':
      simulator.authorizeSuccess();
      break;
    case 'incoming-call':
      simulator.incomingCall();
      break;
    case 'transferred-call':
      simulator.incomingCall({ initialContactId: randomUUID() });
      break;
    case 'queued-callback':
      simulator.incomingContact({ type: 'queue_callback' });
      break;
    case 'incoming-chat':
      simulator.incomingContact({ type: 'chat' });
      break;
    case 'incoming-task':
      simulator.incomingContact({
        type: 'task',
        description: 'The customer asked to be called after four.',
        references: { Order: { type: 'URL', value: 'https://example.com/orders/1042' } },
      });
      break;
    case 'incoming-email':
      simulator.incomingContact({ type: 'email' });
      break;
    case 'go-silent':
      simulator.goSilent(true);
      break;
    case 'end-silence':
      simulator.goSilent(false);
      break;
    case 'accept':
      simulator.accept(command.contactId);
      break;
    case 'reject':
      simulator.reject(command.contactId);
      break;
    case 'answer':
      simulator.answer(command.contactId);
      break;
    case 'hold':
      simulator.hold(command.contactId);
      break;
    case 'pause':
      simulator.pause(command.contactId);
      break;
    case 'resume':
      simulator.resume(command.contactId);
      break;
    case 'hang-up':
      simulator.end(command.contactId);
      break;
    case 'clear':
      simulator.clear(command.contactId);
      break;
    case 'set-agent-state':
      simulator.setAgentState(command.state);
      break;
    case 'set-attribute-echo':
      simulator.attributeEcho = command.attributeEcho;
      break;
  }
}
