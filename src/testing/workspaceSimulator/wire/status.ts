/** The SDK's `NetworkConnectionStatus`. */
export type NetworkStatus = 'connected' | 'connecting' | 'disconnected' | 'failed';

/**
 * - `loading`: no message of the app yet.
 * - `connecting`: it has sent its first message.
 * - `running`: its `onCreate` is done.
 * - `closing`: it has been sent `destroy`.
 * - `failed`: its frame is removed.
 */
export type FrameStatus = 'loading' | 'connecting' | 'running' | 'closing' | 'failed';
