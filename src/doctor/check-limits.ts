import { readFile } from 'node:fs/promises';

import { advice, type FindingOf, right, wrong } from './finding.ts';

/** The findings of this check, with the values that each sentence needs. */
export interface LimitFacts {
  readonly nodeFine: { readonly version: string };
  readonly nodeOld: { readonly version: string };
  /** `limit` null: no limit. */
  readonly openFilesFine: { readonly limit: number | null };
  readonly openFilesFew: { readonly limit: number };
  readonly memoryFine: { readonly bytes: number };
  readonly memoryLittle: { readonly bytes: number };
}

/** The limits that the machine sets for this process. */
export interface Limits {
  readonly nodeVersion: string;
  /** The most open files; null: no limit, or unknown. */
  readonly openFiles: number | null;
  readonly memoryBytes: number | null;
}

const neededNode = [24, 12] as const;
const fewOpenFiles = 1024;
const littleMemoryBytes = 512 * 1024 * 1024;

/** Reads the limits of this process on Linux. On other systems they are unknown. */
export async function readLimits(): Promise<Limits> {
  const limits = await readFile('/proc/self/limits', 'utf8').catch(() => '');
  const openFiles = /^Max open files\s+(\d+)/m.exec(limits)?.[1];
  const group = await readFile('/proc/self/cgroup', 'utf8').catch(() => '');
  const path = /^0::(\/\S*)$/m.exec(group)?.[1] ?? '/';
  const memory = await readFile(`/sys/fs/cgroup${path === '/' ? '' : path}/memory.max`, 'utf8').catch(() => '');
  return {
    nodeVersion: process.versions.node,
    openFiles: openFiles === undefined ? null : Number(openFiles),
    memoryBytes: /^\d+$/.test(memory.trim()) ? Number(memory) : null,
  };
}

/** Checks that the limits are enough for one Tambour. */
export function checkLimits({ nodeVersion, openFiles, memoryBytes }: Limits): readonly FindingOf<LimitFacts>[] {
  const [major = 0, minor = 0] = nodeVersion.split('.').map(Number);
  const isOld = major < neededNode[0] || (major === neededNode[0] && minor < neededNode[1]);
  const isFew = openFiles !== null && openFiles < fewOpenFiles;
  const found: FindingOf<LimitFacts>[] = [
    isOld ? wrong({ code: 'nodeOld', version: nodeVersion }) : right({ code: 'nodeFine', version: nodeVersion }),
    isFew ? wrong({ code: 'openFilesFew', limit: openFiles }) : right({ code: 'openFilesFine', limit: openFiles }),
  ];
  if (memoryBytes !== null) {
    const isLittle = memoryBytes < littleMemoryBytes;
    found.push(
      isLittle
        ? advice({ code: 'memoryLittle', bytes: memoryBytes })
        : right({ code: 'memoryFine', bytes: memoryBytes }),
    );
  }
  return found;
}
