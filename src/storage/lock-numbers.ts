/**
 * The numbers of the database's advisory locks, all different. Never change them: during an upgrade two versions may
 * run side by side, and must wait for each other.
 */
export const lockNumbers = {
  /** Shared by every process that uses the database; exclusive for the one that stops its server. */
  inUse: 7_236_970_001,
  /** Held by the one `start` of a data folder. */
  main: 7_236_970_002,
  journal: 7_236_970_003,
  keys: 7_236_970_004,
  freeze: 7_236_970_005,
  chatServer: 7_236_970_006,
  practiceClock: 7_236_970_007,
  /** Held while a source is added, so that two added at once make no circle. */
  relay: 7_236_970_008,
  /** Held while an account's past is renewed. */
  past: 7_236_970_009,
} as const;
