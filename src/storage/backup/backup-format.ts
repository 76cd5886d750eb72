import { z } from 'zod';

// One file: a line with the format, a line of JSON with the header, the tables' rows as COPY writes them, gzipped, and
// 32 bytes of SHA-256 over all that. The sum guards against damage, not forgery: who can write the file can write its
// sum.

export const formatNumber = 1;
export const formatLine = /^tambour backup (\d+)$/;
export const sumBytes = 32;
/** Longest first two lines together. */
export const longestHeadBytes = 1024 * 1024;

export const headerSchema = z.object({
  /** Taken before the snapshot, so that nothing in it is younger, by the clock of the machine that ran Tambour. */
  takenAt: z.iso.datetime().transform((at) => new Date(at)),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })).min(1),
  /** The journal's last entry in the backup; null if there is none. */
  journal: z.object({ count: z.string().regex(/^\d{1,18}$/), hash: z.string() }).nullable(),
  /** The tables in the order to fill them in: each after those that it refers to. */
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()).min(1) })),
});

export type BackupHeader = z.infer<typeof headerSchema>;

/** Ends the rows: how many each table has, in the header's order. */
export const footerSchema = z.array(z.object({ table: z.string(), rows: z.number() }));

export type TableRows = z.infer<typeof footerSchema>[number];

/** Returns the first two lines of a backup. */
export function headOf({ takenAt, migrations, journal, tables }: BackupHeader): Buffer {
  const header = JSON.stringify({ takenAt: takenAt.toISOString(), migrations, journal, tables });
  return Buffer.from(`tambour backup ${formatNumber}\n${header}\n`, 'utf8');
}
