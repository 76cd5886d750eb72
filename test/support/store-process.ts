import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { z } from 'zod';

import { testElsewhere } from './test-elsewhere.ts';

const script = join(import.meta.dirname, 'store-process-script.ts');

const lineSchema = z.object({ kind: z.string(), pid: z.number().nullable() });

export interface StoreProcess {
  readonly pid: number;
  /** "open", or the kind of the refusal; `holder`: the process named in it. */
  readonly outcome: { readonly kind: string; readonly holder: number | null };
  /** Signals the process and waits until it has ended. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

/** Opens the store of a folder in its own process, which has written one chat event when this resolves. */
export async function startStoreProcess(folder: string, role: 'main' | 'command'): Promise<StoreProcess> {
  const args = [script, folder, role, testElsewhere];
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const line = await Promise.race([once(createInterface(child.stdout), 'line'), exited]);
  const { kind, pid: holder } = lineSchema.parse(JSON.parse(String(line[0])));
  return {
    pid: child.pid ?? 0,
    outcome: { kind, holder },
    async end(signal) {
      child.kill(signal);
      await exited;
    },
  };
}
