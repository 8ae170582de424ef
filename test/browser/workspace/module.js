export { createBroker } from 'connect-message-broker';
export { createWorkspaceSession } from 'connect-message-broker/workspace';
