export { AgentDirectory } from './AgentDirectory.js';
export { CcpAddress, type CcpAddressProps } from './CcpAddress.js';
export { ContactRelay } from './ContactRelay.js';
export { DeploymentError } from './DeploymentError.js';
export { DesktopAccess, type DesktopAccessProps } from './DesktopAccess.js';
export { DesktopHosting, type DesktopHostingProps } from './DesktopHosting.js';
export type { ContactRelayProps, Ownership } from './relay/ContactRelayProps.js';
export type { TokenIssuer } from './TokenIssuer.js';
