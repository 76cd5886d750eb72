import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/** Returns the file of the program `ffmpeg` on a search path, as a shell finds it; null if there is none. */
export function findFfmpeg(searchPath: string): string | null {
  for (const folder of searchPath.split(delimiter)) {
    if (!isAbsolute(folder)) continue;
    const file = join(folder, 'ffmpeg');
    try {
      accessSync(file, constants.X_OK);
      if (statSync(file).isFile()) return realpathSync(file);
    } catch {
      // Not there, or not ours to run.
    }
  }
  return null;
}
