/**
 * The numbers of the database's advisory locks, each of its own. They stay as they are: during an upgrade two versions
 * may run beside each other, and have to wait for each other.
 */
export const lockNumbers = {
  /** Shared by every process that uses the database; exclusive for the one that stops its server. */
  inUse: 7_236_970_001,
  /** The one `start` of a data folder. */
  main: 7_236_970_002,
  journal: 7_236_970_003,
  keys: 7_236_970_004,
  freeze: 7_236_970_005,
  chatServer: 7_236_970_006,
  practiceClock: 7_236_970_007,
  /** Held by whoever adds a source, so that two together make no circle. */
  relay: 7_236_970_008,
  /** Held by whoever renews what is kept of the time before Tambour. */
  past: 7_236_970_009,
} as const;
