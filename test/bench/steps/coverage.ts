import { Session } from 'node:inspector/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's functions that were called, by their file in `src/`, with the number of calls. */
export interface Entered {
  readonly files: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

export interface Coverage {
  /** Returns the calls since the last time, and starts again at zero. */
  take(): Promise<Entered>;
}

const source = fileURLToPath(new URL('../../../src/', import.meta.url));

/** Makes V8 count the calls of every function from now on. */
export async function startCoverage(): Promise<Coverage> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  return {
    async take() {
      const { result } = await session.post('Profiler.takePreciseCoverage');
      const files = result.flatMap(({ url, functions }) => {
        const file = url.startsWith('file:') ? relative(source, fileURLToPath(url)) : '..';
        if (file.startsWith('..')) return [];
        const called = new Map<string, number>();
        functions.forEach(({ functionName, ranges: [range] }, at) => {
          // A function without a name is identified by its position; at the file's beginning it is the module itself.
          if (range === undefined || range.count === 0 || (functionName === '' && range.startOffset === 0)) return;
          const name = functionName === '' ? `#${at}` : functionName;
          called.set(name, (called.get(name) ?? 0) + range.count);
        });
        return called.size === 0 ? [] : [[file, called] as const];
      });
      return { files: new Map(files) };
    },
  };
}
