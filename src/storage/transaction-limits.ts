/**
 * Milliseconds that a transaction may wait for its connection, and may take. It may wait for rows that another one
 * holds, such as a draft on which two people press buttons at once.
 */
export const transactionLimits = { maxWait: 10_000, timeout: 20_000 } as const;
