import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { cpus, loadavg, release, tmpdir, totalmem, type } from 'node:os';
import { join } from 'node:path';

import { median } from './figures.ts';

/** The machine on which the figures were measured. */
export interface Machine {
  readonly system: string;
  readonly node: string;
  readonly processors: string;
  readonly memoryGiB: number;
  /** Median time of 200 appends of 4 KiB with fdatasync. */
  readonly fdatasyncMs: number;
  /** Load average of the last minute, before anything was measured. */
  readonly load: number;
}

const probes = 200;

export function machineNow(): Machine {
  const all = cpus();
  return {
    system: `${type()} ${release()}`,
    node: process.version,
    processors: `${all.length} × ${all[0]?.model.trim() ?? 'unknown'}`,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    fdatasyncMs: fdatasyncMs(),
    load: loadavg()[0] ?? Number.NaN,
  };
}

function fdatasyncMs(): number {
  const path = join(tmpdir(), `tambour-bench-${process.pid}`);
  const page = Buffer.alloc(4096, 1);
  const file = openSync(path, 'w');
  try {
    return median(
      Array.from({ length: probes }, () => {
        const begun = performance.now();
        writeSync(file, page);
        fdatasyncSync(file);
        return performance.now() - begun;
      }),
    );
  } finally {
    closeSync(file);
    rmSync(path);
  }
}

export function machineText(machine: Machine): string {
  const { system, node, processors, memoryGiB, fdatasyncMs: syncMs, load } = machine;
  return `${processors}, ${memoryGiB} GiB, ${system}, Node ${node}, fdatasync ${syncMs.toFixed(2)} ms, load ${load.toFixed(2)}`;
}
