import type { SessionState } from 'connect-message-broker';

/** What a state of the session means to people. */
export const sessionText: Readonly<Record<SessionState, string>> = {
  starting: 'Waiting for the log-in',
  logged_in: 'Logged in',
  suspect: 'In doubt: the softphone has gone quiet',
  logged_out: 'Logged out',
};
