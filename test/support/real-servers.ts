import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Programs that some suites really run, by their Debian packages. */
const packages = [
  { name: 'snac2', program: 'snac', for: 'a real server that speaks the API of Mastodon' },
  { name: 'chromium', program: 'chromium', for: 'the practice page in a real browser' },
  { name: 'tinyproxy', program: 'tinyproxy', for: 'a real forward proxy, as closed networks have' },
  { name: 'nginx-light', program: 'nginx', for: 'a real server with TLS in front of Tambour' },
  { name: 'systemd', program: 'systemd-analyze', for: "systemd's own look at the units" },
  {
    name: 'khal',
    program: 'khal',
    for: 'two programs of others that read calendars: it, and python3-icalendar, which it needs',
  },
  { name: 'ffmpeg', program: 'ffmpeg', for: 'videos that are converted for real' },
  { name: 'openssl', program: 'openssl', for: "certificates of an authority of one's own" },
] as const;

/** Finds a program's path; null: its suites are skipped, and say so. */
export function findProgram(program: (typeof packages)[number]['program']): string | null {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const path = join(folder, program);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not in this folder.
    }
  }
  return null;
}

/** Installs what is missing if possible (as root on Debian); else prints what to install. */
export function provideRealServers(): void {
  const missing = packages.filter(({ program }) => findProgram(program) === null);
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => name);
  for (const { name, for: use } of missing) console.log(`Missing for the tests: ${name} (${use}).`);
  const mayInstall = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (!mayInstall || process.env['TAMBOUR_TEST_NO_INSTALL'] !== undefined) {
    console.log(`Their suites are skipped. To run them: apt-get install ${names.join(' ')}`);
    return;
  }
  console.log(`Installing ${names.join(' and ')} with apt-get (TAMBOUR_TEST_NO_INSTALL=1 stops this).`);
  if (install(names)) return;
  aptGet(['update']);
  if (!install(names)) console.log(`apt-get could not install ${names.join(' ')}: their suites are skipped.`);
}

function install(names: readonly string[]): boolean {
  return aptGet(['install', '--yes', '--no-install-recommends', ...names]);
}

function aptGet(args: readonly string[]): boolean {
  const { status, stderr } = spawnSync('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (status !== 0) console.log(String(stderr).trim().split('\n').slice(-3).join('\n'));
  return status === 0;
}
