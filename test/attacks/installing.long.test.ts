import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { openTambour } from '../support/tambour.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { until } from '../support/until.ts';

// A hook in every Node process notes each name that is looked up and each address that is connected to. Not seen: what a
// program that is no Node would ask for. PostgreSQL is the only one of these, and is given addresses of this machine alone.

const root = join(import.meta.dirname, '../..');
const hook = pathToFileURL(join(import.meta.dirname, 'note-hosts.mjs')).href;

interface Noted {
  readonly env: Readonly<Record<string, string>>;
  /** All that was asked for but this machine, once every process that began has ended. */
  readonly hosts: () => Promise<readonly string[]>;
}

async function noted(folder: string): Promise<Noted> {
  const file = join(folder, 'noted');
  await writeFile(file, '');
  const lines = async (kind: string): Promise<readonly string[]> => {
    const all = (await readFile(file, 'utf8')).split('\n').filter((line) => line.startsWith(`${kind} `));
    return [...new Set(all.map((line) => line.slice(kind.length + 1)))];
  };
  return {
    env: { NODE_OPTIONS: `--import=${hook}`, NOTED_HOSTS: file },
    hosts: async () => {
      assert.ok((await lines('process')).length > 0, 'no process noted anything');
      // Some are started to go on by themselves.
      await until('the end of every process', async () => !(await lines('process')).some(isAlive), 120_000);
      return (await lines('host')).filter((host) => !/^(?:localhost|127\.0\.0\.1|::1)$/.test(host)).toSorted();
    },
  };
}

function isAlive(pid: string): boolean {
  try {
    return process.kill(Number(pid), 0);
  } catch {
    return false;
  }
}

function npmSetting(name: string): string {
  return spawnSync('npm', ['config', 'get', name], { cwd: root, encoding: 'utf8' }).stdout.trim();
}

/** The registry, and the proxies by which npm reaches it. */
function npmsHosts(): readonly string[] {
  return ['registry', 'proxy', 'https-proxy'].flatMap((name) => URL.parse(npmSetting(name))?.hostname ?? []);
}

test('installing asks for no host but npm’s registry', async () => {
  await using folder = await temporaryFolder();
  const project = join(folder.path, 'project');
  await mkdir(project);
  for (const part of ['package.json', 'package-lock.json', '.config', 'prisma']) {
    await cp(join(root, part), join(project, part), { recursive: true });
  }
  const { env, hosts } = await noted(folder.path);
  const { status, stderr } = spawnSync('npm', ['ci', '--prefer-offline'], {
    cwd: project,
    encoding: 'utf8',
    // A home without what was asked on another day; the packages themselves may be there already.
    env: {
      PATH: process.env['PATH'] ?? '',
      ...Object.fromEntries(
        Object.entries(process.env).filter(([name]) => /^(?:https?|no)_proxy$|CA_CERTS$/i.test(name)),
      ),
      HOME: join(folder.path, 'home'),
      npm_config_userconfig: npmSetting('userconfig'),
      npm_config_cache: npmSetting('cache'),
      ...env,
    },
  });
  assert.equal(status, 0, stderr);
  await readFile(join(project, 'src/storage/generated/client.ts'));
  const [asked, allowed] = [await hosts(), npmsHosts()];
  assert.deepEqual(
    asked.filter((host) => !allowed.includes(host)),
    [],
  );
});

test('the first start asks for no host but this machine', async () => {
  await using folder = await temporaryFolder();
  const { env, hosts } = await noted(folder.path);
  {
    await using tambour = await openTambour({ database: 'embedded', env });
    const running = await tambour.start();
    const answer = await fetch(running.url);
    assert.equal(answer.status, 200);
    await answer.text();
    assert.equal(await running.stop(), 0);
  }
  const asked = await hosts();
  assert.deepEqual(asked, []);
});
