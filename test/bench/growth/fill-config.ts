export interface FillConfig {
  readonly name: string;
  readonly mongoUri: string;
  /** Where the bus has stored one lead with that history. */
  readonly modelDatabase: string;
  readonly database: string;
  /** Documents in all, among them the active ones. */
  readonly leads: number;
  readonly active: number;
  /** Facts of each active lead that its document already holds. */
  readonly history: number;
}
