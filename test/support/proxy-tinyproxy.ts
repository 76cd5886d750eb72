import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freePort, untilListens } from './ports.ts';

/** A real forward proxy on this machine, for as long as a suite runs. */
export interface Tinyproxy extends AsyncDisposable {
  readonly url: string;
  readonly place: string;
  /** Returns its log so far. */
  log(): string;
}

export interface TinyproxyOptions {
  /** A parent proxy for all requests, as at the edge of a ministry's network; left out: it resolves names itself. */
  readonly upstreamPort?: number;
  readonly user?: { readonly name: string; readonly password: string };
  /** Hosts to refuse, as regular expressions. */
  readonly refuses?: readonly string[];
  readonly connectPorts?: readonly number[];
}

/** Starts Debian's tinyproxy on a free loopback port. */
export async function startTinyproxy(options: TinyproxyOptions = {}): Promise<Tinyproxy> {
  const folder = mkdtempSync(join(tmpdir(), 'tambour-tinyproxy-'));
  const port = await freePort();
  const [settings, log, filter] = ['tinyproxy.conf', 'log', 'filter'].map((name) => join(folder, name));
  if (settings === undefined || log === undefined || filter === undefined) throw new Error('three paths');
  writeFileSync(filter, `${(options.refuses ?? []).join('\n')}\n`);
  const lines = [
    `Port ${port}`,
    'Listen 127.0.0.1',
    'Allow 127.0.0.1',
    'MaxClients 50',
    'Timeout 60',
    `LogFile "${log}"`,
    'LogLevel Connect',
    ...(options.connectPorts ?? [443]).map((allowed) => `ConnectPort ${allowed}`),
    ...(options.user === undefined ? [] : [`BasicAuth ${options.user.name} ${options.user.password}`]),
    ...(options.refuses === undefined ? [] : [`Filter "${filter}"`, 'FilterType ere']),
    ...(options.upstreamPort === undefined ? [] : [`Upstream http 127.0.0.1:${options.upstreamPort}`]),
  ];
  writeFileSync(settings, `${lines.join('\n')}\n`);
  const program = spawn('tinyproxy', ['-d', '-c', settings], { stdio: 'ignore' });
  const stop = async (): Promise<void> => {
    const ended = new Promise((settle) => program.once('exit', settle));
    if (program.exitCode === null && program.kill('SIGTERM')) await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await untilListens('tinyproxy', port);
  } catch (error) {
    await stop();
    throw error;
  }
  const place = `127.0.0.1:${port}`;
  return { url: `http://${place}`, place, log: () => readFileSync(log, 'utf8'), [Symbol.asyncDispose]: stop };
}
