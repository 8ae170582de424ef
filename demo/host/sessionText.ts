import type { SessionState } from 'connect-message-broker';

/** The states of the session, in everyday words. */
export const sessionText: Readonly<Record<SessionState, string>> = {
  starting: 'Waiting for the login',
  logged_in: 'Logged in',
  suspect: 'In doubt: the softphone sends no updates',
  logged_out: 'Logged out',
};
