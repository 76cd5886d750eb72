/**
 * Milliseconds that a transaction waits for its connection, and may take: it waits for rows that another holds, such as
 * a draft that two people press buttons on at once.
 */
export const transactionLimits = { maxWait: 10_000, timeout: 20_000 } as const;
