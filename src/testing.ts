/**
 * `import … from 'connect-message-broker/testing'`: a simulated softphone, a simulated agent workspace and a simulated
 * Amazon Connect, for tests in Node.
 *
 * @module testing
 */

export * from './testing/ccpSimulator/startCcpRegions.js';
export * from './testing/ccpSimulator/startCcpSimulator.js';
export type { Assumptions, ErrorNames } from './testing/connectEmulator/assumptions.js';
export type { ConnectCall } from './testing/connectEmulator/ConnectCall.js';
export type { ConnectEmulator } from './testing/connectEmulator/ConnectEmulator.js';
export type { ConnectEmulatorOptions } from './testing/connectEmulator/ConnectEmulatorOptions.js';
export type * from './testing/connectEmulator/ContactDetails.js';
export type { LongTermCredentials } from './testing/connectEmulator/CredentialStore.js';
export type { EndpointType, ReferenceStatus, ReferenceType } from './testing/connectEmulator/contactEnums.js';
export type * from './testing/connectEmulator/Fault.js';
export type { FaultKind } from './testing/connectEmulator/FaultKind.js';
export type {
  CognitoOperationName,
  ConnectOperationName,
  OperationName,
} from './testing/connectEmulator/operations/operationNames.js';
export type { QuotaOptions } from './testing/connectEmulator/Quota.js';
export type { SignatureVerdict } from './testing/connectEmulator/SignatureVerdict.js';
export { startConnectEmulator } from './testing/connectEmulator/startConnectEmulator.js';
export * from './testing/workspaceSimulator/startWorkspaceSimulator.js';
