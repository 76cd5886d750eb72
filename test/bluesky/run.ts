import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

// npm run test:bluesky   installs a real Bluesky server beside this file, once, and judges the adapter and the practice
// server by it. Not of the everyday tests: what it stands on takes 370 MB, and a minute of a compiler.

const here = import.meta.dirname;
const server = join(here, 'server');
const sqlite = join(server, 'node_modules/better-sqlite3');

function call(program: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = process.env): void {
  const { status, error } = spawnSync(program, args, { cwd, env, stdio: 'inherit' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed`, { cause: error });
}

/** The folder of the Node that runs this, which brings the headers that the database is compiled with. */
function nodeWithHeaders(): string {
  const folder = dirname(dirname(process.execPath));
  if (existsSync(join(folder, 'include/node/node.h'))) return folder;
  throw new Error('this Node has no headers beside it: run this by "npm run test:bluesky", after "npm ci"');
}

function compileDatabase(): void {
  const node = nodeWithHeaders();
  const npm = process.env['npm_execpath'];
  if (npm === undefined) throw new Error('run this by "npm run test:bluesky"');
  const gyp = join(dirname(dirname(npm)), 'node_modules/node-gyp/bin/node-gyp.js');
  // Its build writes beside the headers: not into the folder that the project's tests run on.
  const copy = mkdtempSync(join(tmpdir(), 'tambour-node-headers-'));
  try {
    cpSync(join(node, 'include'), join(copy, 'include'), { recursive: true });
    // By the environment too, which goes before the option where the machine names headers of another Node.
    // Its judges read and write a few rows: what takes the compiler longest, making it quick, is left out.
    const env = { ...process.env, npm_config_nodedir: copy, CFLAGS: '-O0', CXXFLAGS: '-O0' };
    call(process.execPath, [gyp, 'rebuild', '--release', `--nodedir=${copy}`], sqlite, env);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

if (!existsSync(sqlite)) call('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], server);
if (!existsSync(join(sqlite, 'build/Release/better_sqlite3.node'))) compileDatabase();
const judges = globSync('*.judge.ts', { cwd: here })
  .sort()
  .filter((file) => process.argv.slice(2).every((part) => file.includes(part)));
let passed = 0;
const failed: string[] = [];
const tests = run({ files: judges.map((file) => join(here, file)), cwd: join(here, '../..'), concurrency: 1 });
tests.on('test:pass', ({ details }) => {
  if (details.type !== 'suite') passed += 1;
});
tests.on('test:fail', ({ name, details }) => {
  if (details.type !== 'suite') failed.push(name);
});
await pipeline(tests, new spec(), process.stdout, { end: false });
if (failed.length > 0) console.log(['Failures:', ...failed].join('\n'));
console.log(`${passed} passed, ${failed.length} failed`);
process.exitCode = failed.length === 0 && passed > 0 ? 0 : 1;
