import { globSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { temporaryFolder } from '../../support/temporary-folder.ts';

/** A wall clock that can be set, for all processes started under it. Their monotonic clocks run on. */
export interface FakedTime extends AsyncDisposable {
  /** Environment for each process. */
  readonly environment: Readonly<Record<string, string>>;
  /** Returns this clock's time, in milliseconds since 1970. */
  nowMs(): number;
  /** Sets it forward or back. */
  jump(byMs: number): Promise<void>;
}

const library = '/usr/lib/*/faketime/libfaketimeMT.so.1';

/** Returns null if Debian's package `faketime` is not installed (https://github.com/wolfcw/libfaketime). */
export async function openFakedTime(): Promise<FakedTime | null> {
  const [preload] = globSync(library);
  if (preload === undefined) return null;
  await using opened = new AsyncDisposableStack();
  const folder = opened.use(await temporaryFolder());
  const file = join(folder.path, 'offset');
  let offsetMs = 0;
  const tell = async (): Promise<void> => {
    // Replaced in one step: a reader of an empty file would see the true time.
    await writeFile(`${file}.new`, `${offsetMs >= 0 ? '+' : '-'}${Math.abs(offsetMs) / 1000}s`);
    await rename(`${file}.new`, file);
  };
  await tell();
  const rest = opened.move();
  return {
    environment: {
      LD_PRELOAD: preload,
      FAKETIME_TIMESTAMP_FILE: file,
      // Every look at the clock reads the file, so that all processes jump in one instant.
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    },
    nowMs: () => Date.now() + offsetMs,
    async jump(byMs) {
      offsetMs += byMs;
      await tell();
    },
    [Symbol.asyncDispose]: () => rest.disposeAsync(),
  };
}
