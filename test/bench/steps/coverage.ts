import { Session } from 'node:inspector/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Functions of the project that were called, by their file in `src/`, with how often each was. */
export interface Entered {
  readonly files: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

export interface Coverage {
  /** Returns what was called since the last time, and counts from zero again. */
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
          // Without a name it is known by its place; from the file's beginning on, it is the module itself.
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
