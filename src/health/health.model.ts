/** What `/health` tells. */
export interface Health {
  status: 'ok' | 'failing';
  /** Version of the program. */
  version: string;
  database: { kind: 'sqlite' | 'postgres'; reachable: boolean };
  /** State of all data that answers rest on; null when it could not be read. */
  dataVersion: string | null;
}
