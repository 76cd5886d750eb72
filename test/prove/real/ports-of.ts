import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Returns the local ports of a process's TCP connections, from Linux's /proc; none on other systems. */
export function portsOf(pid: number): ReadonlySet<number> {
  try {
    const sockets = new Set(readdirSync(`/proc/${pid}/fd`).map((fd) => socketOf(`/proc/${pid}/fd/${fd}`)));
    const [, ...lines] = readFileSync(`/proc/${pid}/net/tcp`, 'utf8').trim().split('\n');
    const connections = lines.map((line) => line.trim().split(/\s+/));
    return new Set(
      connections.flatMap(([, local = '', , , , , , , , inode = '']) =>
        sockets.has(inode) ? [Number.parseInt(local.split(':')[1] ?? '', 16)] : [],
      ),
    );
  } catch {
    return new Set();
  }
}

function socketOf(path: string): string | null {
  try {
    return /^socket:\[(\d+)\]$/.exec(readlinkSync(path))?.[1] ?? null;
  } catch {
    // It was closed since it was listed.
    return null;
  }
}
