import { z } from 'zod';

// One file: the line of the format, a line of JSON that says what it holds, then gzip over the tables' rows as COPY
// writes them, and 32 bytes of SHA-256 over all that. The sum guards against damage, not against a forger: whoever
// may write the file may write the sum.

export const formatNumber = 1;
export const formatLine = /^tambour backup (\d+)$/;
export const sumBytes = 32;
/** Longest first two lines, together. */
export const longestHeadBytes = 1024 * 1024;

export const headerSchema = z.object({
  /** Taken before the snapshot: nothing in it is younger, by the clock of the machine that ran Tambour. */
  takenAt: z.iso.datetime().transform((at) => new Date(at)),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })).min(1),
  /** The journal's last entry in it; null in a backup without one, or of before it was noted. */
  journal: z
    .object({ count: z.string().regex(/^\d{1,18}$/), hash: z.string() })
    .nullable()
    .default(null),
  /** Tables in an order in which they can be filled: each after those that it refers to. */
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()).min(1) })),
});

export type BackupHeader = z.infer<typeof headerSchema>;

/** Closes the rows: how many there are of each table, in the header's order. */
export const footerSchema = z.array(z.object({ table: z.string(), rows: z.number() }));

export type TableRows = z.infer<typeof footerSchema>[number];

/** Returns the first two lines of a backup. */
export function headOf({ takenAt, migrations, journal, tables }: BackupHeader): Buffer {
  const header = JSON.stringify({ takenAt: takenAt.toISOString(), migrations, journal, tables });
  return Buffer.from(`tambour backup ${formatNumber}\n${header}\n`, 'utf8');
}
