/** A setting that cannot be used. The message is one sentence that says what to write instead. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
  /** As it was written: `requestTimeoutMs`, `allowedOrigins[1].contacts`. */
  readonly setting: string;

  constructor(setting: string, problem: string) {
    super(`connect-message-broker: ${setting}: ${problem}`);
    this.setting = setting;
  }
}
