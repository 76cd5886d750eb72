import { execFileSync } from 'node:child_process';

import { temporaryFolder } from './temporary-folder.ts';

/** Mounts a separate disk; null if this machine does not allow that. */
export async function smallDisk(
  megabytes: number,
  mode = '0711',
): Promise<(AsyncDisposable & { readonly path: string }) | null> {
  const folder = await temporaryFolder();
  const options = `size=${megabytes}m,mode=${mode}`;
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder.path], { stdio: 'ignore' });
  } catch {
    await folder[Symbol.asyncDispose]();
    return null;
  }
  return {
    path: folder.path,
    async [Symbol.asyncDispose]() {
      execFileSync('umount', ['--lazy', folder.path]);
      await folder[Symbol.asyncDispose]();
    },
  };
}
