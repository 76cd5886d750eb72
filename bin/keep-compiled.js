// @ts-check
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { enableCompileCache, getCompileCacheDir } from 'node:module';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';

/**
 * Returns the data folder of a start in the current folder, as `src/config.ts` finds it: the environment says it, or
 * the settings file, or it is "data".
 *
 * @returns {string}
 */
export function dataFolder() {
  return resolve((process.env['TAMBOUR_DATA'] ?? dataFolderOfFile()) || 'data');
}

/** @returns {string | undefined} */
function dataFolderOfFile() {
  try {
    return parseEnv(readFileSync('.env', 'utf8'))['TAMBOUR_DATA'];
  } catch (error) {
    // Not there, or not to be read: what has to be said of that, the command says.
    return ignoreSystemError(error);
  }
}

/**
 * Caches the code that Node compiles from here on in the data folder, which spares the next start most of its
 * compiling. Node's default cache is a folder shared by all users of the machine, and what lies there is run. So the
 * cache is only used where nobody else can write. A first start, which makes the data folder, caches nothing. A cache
 * set by NODE_COMPILE_CACHE is left as it is.
 *
 * @param {string} data
 * @returns {void}
 */
export function keepCompiled(data) {
  if (getCompileCacheDir() !== undefined) return;
  const folder = join(data, 'compiled');
  try {
    if (!isOursAlone(data)) return;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (isOursAlone(folder)) enableCompileCache(folder);
  } catch (error) {
    // Not there, full or read-only: it is compiled anew, as before.
    ignoreSystemError(error);
  }
}

/**
 * @param {string} folder
 * @returns {boolean}
 */
function isOursAlone(folder) {
  const { uid, mode } = statSync(folder);
  return uid === process.getuid?.() && (mode & 0o022) === 0;
}

/**
 * @param {unknown} error
 * @returns {undefined}
 */
function ignoreSystemError(error) {
  if (!(error instanceof Error && 'code' in error)) throw error;
  return undefined;
}
