import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freePort, untilListens } from './ports.ts';

/** A real nginx on this machine, for as long as a suite runs. */
export interface Nginx extends AsyncDisposable {
  readonly url: string;
}

/** Starts nginx with one or more `server` blocks that listen on `127.0.0.1:PORT`; throws with nginx's complaints. */
export async function startNginx(servers: (port: number) => string): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-nginx-'));
  const port = await freePort();
  const settings = join(folder, 'nginx.conf');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `  ${kind}_temp_path ${join(folder, kind)};`,
  );
  const lines = [
    // If root starts it, nginx's workers would run as another user, who cannot enter the folder.
    ...(process.getuid?.() === 0 ? ['user root;'] : []),
    'daemon off;',
    'worker_processes 1;',
    `pid ${join(folder, 'pid')};`,
    `error_log ${join(folder, 'error.log')};`,
    'events {}',
    'http {',
    '  access_log off;',
    ...temporary,
    servers(port),
    '}',
  ];
  writeFileSync(settings, `${lines.join('\n')}\n`);
  // Complaints go to stderr: before the settings are read, the log would be a system file.
  const args = ['-c', settings, '-e', 'stderr'];
  const tried = spawnSync('nginx', ['-t', '-q', ...args], { encoding: 'utf8' });
  if (tried.status !== 0 || tried.stderr !== '') {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`nginx refuses its settings: ${tried.stderr}`, { cause: tried.error });
  }
  const program = spawn('nginx', args, { stdio: 'ignore' });
  const stop = async (): Promise<void> => {
    const ended = new Promise((settle) => program.once('exit', settle));
    if (program.exitCode === null && program.kill('SIGTERM')) await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await untilListens('nginx', port);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `https://127.0.0.1:${port}`, [Symbol.asyncDispose]: stop };
}
