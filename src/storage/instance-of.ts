import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';

/**
 * Returns what tells a Tambour from every other one that this machine reaches, by its data folder; null without one.
 * The path alone does not do: two containers that share an address may each have the same one.
 */
export async function instanceOf(dataFolder: string): Promise<string | null> {
  try {
    const { dev, ino } = await stat(dataFolder, { bigint: true });
    return createHash('sha256').update(`${dev} ${ino}`).digest('hex').slice(0, 16);
  } catch {
    return null;
  }
}
