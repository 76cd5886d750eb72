import type { Prisma, PrismaClient } from './generated/client.ts';

/** The open database. */
export type Database = PrismaClient;

/** The database within one transaction. */
export type Transaction = Prisma.TransactionClient;
