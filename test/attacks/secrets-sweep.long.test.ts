import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';

import { readPracticeKeys } from '#practice/practice-keys.ts';

import { openMattermost } from '../simulators/mattermost/open-mattermost.ts';
import { openSlack } from '../simulators/slack/open-slack.ts';
import { everyRow } from '../support/backups.ts';
import { pagePeople } from '../support/page-people.ts';
import { freePort } from '../support/ports.ts';
import { type Output, secretsIn, spellingsOf } from '../support/secret-spellings.ts';
import { serve } from '../support/serve.ts';
import { openTestDatabase } from '../support/store.ts';
import { type Ended, openTambour, type RunOptions } from '../support/tambour.ts';
import { anew, down, enter, openTerminal } from '../support/terminal.ts';
import { until } from '../support/until.ts';

// Row 64 (no secret in any output, in any spelling) and row 72 (a network that echoes the Authorization header).

const password = 'pä ss&"w0rd-of-the-database';
/** Everything that only its owners may know, by what it is. */
type Secrets = Map<string, string | Uint8Array>;

test('the control: a secret that is planted is found in every spelling, and nothing where there is none', () => {
  const secret = 'xoxb-"3<9&ä/planted+secret';
  for (const [way, spelling] of spellingsOf(secret)) {
    const bytes = Buffer.from(`before ${spelling} after`, 'latin1');
    const found = secretsIn([{ name: 'a log', bytes }], new Map([['the token', secret]]));
    assert.ok(found.includes(`the token in a log, ${way}`), way);
  }
  const around = ['', 'a', 'ab'].map((before) => Buffer.from(`${before}${secret}${before}`));
  for (const one of around) {
    for (const bytes of [one.toString('base64'), one.toString('base64url'), one.toString('hex')]) {
      assert.notDeepEqual(secretsIn([{ name: 'a log', bytes }], new Map([['the token', secret]])), []);
    }
  }
  assert.deepEqual(secretsIn([{ name: 'a log', bytes: 'xoxb-another' }], new Map([['the token', secret]])), []);
});

/** All processes that have something to do with a folder, and all that they began: how they were called. */
function processesOf(pid: number): readonly { readonly pid: number; readonly args: string; readonly env: string }[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    try {
      const [, parent = '0'] = /\) \S (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8')) ?? [];
      parents.set(Number(name), Number(parent));
    } catch {
      // It has ended since.
    }
  }
  const isOurs = (one: number): boolean => one === pid || (parents.has(one) && isOurs(parents.get(one) ?? 0));
  return [...parents.keys()].filter(isOurs).flatMap((one) => {
    try {
      const read = (what: string): string => readFileSync(`/proc/${one}/${what}`, 'latin1').replaceAll('\0', '\n');
      return [{ pid: one, args: read('cmdline'), env: read('environ') }];
    } catch {
      return [];
    }
  });
}

async function keysIn(path: string, secrets: Secrets, name: string): Promise<void> {
  for (const [index, line] of (await readFile(path, 'utf8')).trim().split('\n').entries()) {
    const text = line.split(' ').at(-1) ?? '';
    secrets.set(`${name}, line ${index + 1}`, text);
    secrets.set(`${name}, line ${index + 1}, as bytes`, Buffer.from(text, 'base64'));
  }
}

function settingsText(settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name}='${value}'\n`)
    .join('');
}

function withPassword(url: string): string {
  const at = new URL(url);
  at.password = encodeURIComponent(password);
  return at.href;
}

test('through a story with its errors, no secret stands in anything that comes out of Tambour', async () => {
  await using slack = await openSlack();
  await using mattermost = await openMattermost({ people: [{ name: 'odile', kind: 'admin' }] });
  await using database = await openTestDatabase('empty');
  await using tambour = await openTambour();
  const folder = dirname(tambour.data);
  const port = await freePort();
  const secrets: Secrets = new Map();
  const outputs: Output[] = [];
  const put = (name: string, bytes: Output['bytes']): void => void outputs.push({ name, bytes });
  const ran = async (name: string, args: readonly string[], how: RunOptions = {}): Promise<Ended> => {
    const ended = await tambour.run(args, { ...how, env: { DATABASE_URL: databaseUrl, ...how.env } });
    put(`${name}: stdout`, ended.out);
    put(`${name}: stderr`, ended.err);
    return ended;
  };

  const databaseUrl = withPassword(database.url);
  const commandToken = mattermost.registerCommand(`http://127.0.0.1:${port}/mattermost/command`);
  const settings = {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    MATTERMOST_URL: mattermost.url,
    MATTERMOST_TOKEN: mattermost.bot.token,
    MATTERMOST_COMMAND_TOKENS: commandToken,
    MATTERMOST_CALLBACK_URL: `http://127.0.0.1:${port}`,
    TAMBOUR_PRACTICE: 'on',
    TAMBOUR_PORT: String(port),
    TAMBOUR_LOG: 'debug',
    X_PUBLISHING: 'on',
  };
  await writeFile(join(folder, '.env'), settingsText(settings), { mode: 0o600 });
  secrets.set('the bot token', slack.botToken).set('the app token', slack.appToken);
  secrets.set('the signing secret', slack.signingSecret).set('the token of Mattermost', mattermost.bot.token);
  secrets.set('the command token', commandToken).set('the password of the database', password);
  secrets.set('that password as it stands in the address', new URL(databaseUrl).password);

  const env = { DATABASE_URL: databaseUrl, TAMBOUR_PORT: String(port) };
  const app = await tambour.start(env);
  const people = pagePeople(tambour.data);
  const keys = readPracticeKeys(join(tambour.data, 'practice')) ?? assert.fail('no practice chat was started');
  secrets.set('the token of the practice chat', keys.chat.token);
  secrets.set('the practice token of Mastodon', keys.mastodon.secret.accessToken);
  const { network: _x, ...xKeys } = keys.x.secret;
  for (const [name, value] of Object.entries(xKeys)) secrets.set(`the ${name} of X`, value);
  await keysIn(join(tambour.data, 'master.key'), secrets, 'the master key');

  // A Mastodon whose errors repeat what it was asked with.
  let echoes = true;
  let echoedPosts = 0;
  await using closing = new AsyncDisposableStack();
  const echo = await serve(async (request) => {
    const said = [...request.headers].map(([name, value]) => `${name}: ${value}`).join('; ');
    const { pathname, search } = new URL(request.url);
    if (echoes || (request.method === 'POST' && pathname.endsWith('/statuses'))) {
      if (!echoes) echoedPosts += 1;
      return Response.json({ error: said, error_description: said }, { status: echoes ? 401 : 422 });
    }
    const method = request.method;
    const body = method === 'GET' || method === 'HEAD' ? null : await request.arrayBuffer();
    return fetch(keys.mastodon.url + pathname + search, { method, headers: request.headers, body });
  });
  closing.defer(() => echo.close());
  const token = keys.mastodon.secret.accessToken;
  const add = ['account', 'add', 'mastodon', '--desk', 'publications', '--url'];
  assert.equal((await ran('an account that is refused', [...add, echo.url], { input: token })).code, 1);
  echoes = false;
  assert.equal((await ran('an account that is added', [...add, echo.url], { input: token })).code, 0);
  const unknown = 'ThisTokenIsKnownToNoServerAtAll-0123456789';
  secrets.set('an unknown token', unknown);
  await ran('an account with an unknown token', [...add, keys.mastodon.url], { input: unknown });
  await ran('an account on an address with a password', [...add, `https://u:${unknown}@social.example.org`], {
    input: unknown,
  });
  for (const name of ['one', 'two', 'three', 'four']) secrets.set(`the ${name} key of X`, `${unknown}-${name}`);
  await ran('an X account', ['account', 'add', 'x'], {
    input: ['one', 'two', 'three', 'four'].map((name) => `${unknown}-${name}`).join('\n'),
    env: { HTTPS_PROXY: 'http://127.0.0.1:9' },
  });

  await people.setUp({ grace: '0' });
  await people.react('karim', await people.askAnew(1), '✅');
  await until('the draft is published', () => /Published on /.test(people.seen()));
  const number = await people.draft({ text: 'The pool is heated.' });
  await people.trouble('x', 'refuse');
  await people.trouble('mastodon', 'refuse');
  await people.react('karim', await people.ask(number), '✅');
  await until('the echoing server refused it', () => echoedPosts > 0);
  await until('the thread was told', () => /422|refus|rejected|not take/i.test(people.threadText(number)));

  const get = async (path: string, how: RequestInit = {}): Promise<void> => {
    const answer = await fetch(app.url + path, { redirect: 'manual', ...how });
    put(`${how.method ?? 'GET'} ${path}`, await answer.text());
    put(`${how.method ?? 'GET'} ${path}: headers`, JSON.stringify([...answer.headers]));
  };
  for (const path of [
    '/',
    '/as/karim',
    '/as/aicha',
    '/as/sacha',
    '/metrics',
    '/healthz',
    '/readyz',
    '/digest-method',
    '/none',
  ]) {
    await get(path);
  }
  const forged = new URLSearchParams({ token: 'a'.repeat(26), text: 'aide' });
  await get('/mattermost/command', { method: 'POST', body: forged });
  await mattermost.type(mattermost.id('odile'), mattermost.channel, 'aide');
  put('the messages on Mattermost', JSON.stringify(mattermost.seen(mattermost.id('odile'))));
  put('the calls to Slack', JSON.stringify(slack.calls()));
  put('the messages of the practice chat', JSON.stringify(people.chat()));
  put('the messages of the practice chat, as text', people.seen());

  assert.equal((await ran('key rotate', ['key', 'rotate', '--keep-old', join(folder, 'kept.key')])).code, 0);
  await keysIn(join(tambour.data, 'master.key'), secrets, 'the new master key');
  for (const args of [['doctor'], ['doctor', '--json'], ['account', 'list'], ['account', 'list', '--json']]) {
    await ran(args.join(' '), args);
  }
  for (const args of [
    ['desk', 'list'],
    ['desk', 'show', 'publications', '--json'],
    ['journal', 'verify'],
    ['--help'],
  ]) {
    await ran(args.join(' '), args);
  }
  await ran('figures', ['figures', 'export', '--csv', '--from', '2020-01-01']);
  const backup = join(folder, 'all.backup');
  assert.equal((await ran('backup', ['backup', '--to', backup])).code, 0);
  put('the backup', await readFile(backup));
  put('the backup, unpacked', unpacked(await readFile(backup)));
  put('every row', JSON.stringify(await everyRow(database.connection)));
  await ran('restore', ['restore', backup]);

  for (const { pid, args, env: environment } of processesOf(app.pid)) {
    put(`the arguments of process ${pid}`, args);
    // Its own is its user's own affair: the settings stand in it, or in the file.
    if (pid !== app.pid) put(`the environment of process ${pid}`, environment);
  }
  slack.revokeTokens();
  mattermost.revokeToken(mattermost.bot.token);
  slack.socket.drop();
  await ran('doctor, with tokens revoked', ['doctor']);
  await ran('a second start, on a port that is taken', ['start'], { env });
  assert.equal(await app.stop(), 0);
  put('the log of the main process', app.output());

  const closed = `postgresql://tambour:${encodeURIComponent(password)}@127.0.0.1:9/tambour`;
  const broken: Readonly<Record<string, string>>[] = [
    { DATABASE_URL: closed },
    { DATABASE_URL: closed.replace('postgresql://', 'postgres//') },
    { DATABASE_URL: closed.replace(':9/', ':99999/') },
    { DATABASE_URL: `${closed}?sslmode=verify-full&sslrootcert=${unknown}` },
    { SLACK_BOT_TOKEN: unknown, SLACK_APP_TOKEN: `${unknown}x`, SLACK_SIGNING_SECRET: '' },
    { MATTERMOST_TOKEN: unknown, MATTERMOST_COMMAND_TOKENS: `${unknown},${unknown}` },
    { HTTPS_PROXY: `proxy://u:${unknown}@proxy.example.org` },
    { HTTPS_PROXY: `http://u:${unknown}@127.0.0.1:9` },
    { TAMBOUR_KEY_FILE: join(folder, '.env') },
    {
      TAMBOUR_PRACTICE: unknown,
      TAMBOUR_LOG: unknown,
      X_PUBLISHING: unknown,
      TAMBOUR_PORT: unknown,
      X_PRICES: unknown,
    },
  ];
  for (const [index, more] of broken.entries()) {
    const each = [['account', 'list'], ['doctor']].map((args) =>
      ran(`${args.join(' ')} with bad settings ${index + 1}`, args, { env: more }),
    );
    await Promise.all(each);
  }
  await mkdir(join(folder, 'other', 'practice'), { recursive: true, mode: 0o700 });
  await writeFile(join(folder, 'other', 'practice', 'keys.json'), `{"token":${unknown}`, { mode: 0o600 });
  const place = {
    TAMBOUR_PRACTICE_URL: 'http://127.0.0.1:9',
    TAMBOUR_DATA: join(folder, 'other'),
    TAMBOUR_KEY_FILE: join(tambour.data, 'master.key'),
  };
  const unforeseen = await ran('an error that nobody foresaw', ['start'], { env: { ...env, ...place } });
  assert.match(unforeseen.err, /an error of its own/);

  await using terminal = openTerminal(['setup'], { cwd: folder, env: { TAMBOUR_DATA: tambour.data } });
  await terminal.answer(/Which chat does the team use\?[^]*None yet/, enter);
  await terminal.answer(/only through a proxy\?/, enter);
  await terminal.answer(/How does Slack reach Tambour\?[^]*HTTP/, enter);
  await terminal.answer(/Bot token/, anew(`xoxb-${unknown}`));
  await terminal.answer(/App-level token/, anew(`xapp-${unknown}`));
  await terminal.answer(/Slack does not take [^]*What now\?/, `${down}${enter}`);
  await terminal.answer(/Where is the database\?/, `${down}${enter}`);
  await terminal.answer(/Its address/, anew(closed));
  await until('the database was tried', () => /127\.0\.0\.1/.test(terminal.seen().slice(-600)));
  put('the terminal', terminal.seen());

  assert.ok(outputs.length > 80, `${outputs.length} outputs`);
  assert.ok(app.output().length > 1000, 'the log is that of level debug');
  assert.deepEqual(secretsIn(outputs, secrets), []);
  const planted = { name: 'a planted log', bytes: `token=${Buffer.from(`x${slack.botToken}`).toString('base64')}` };
  assert.equal(secretsIn([...outputs, planted], secrets).length > 0, true);
});

// Length of the SHA-256 at the end.
const sumBytes = 32;

/** A backup begins with words of its own; what follows them is packed. */
function unpacked(bytes: Buffer): Buffer {
  const start = bytes.indexOf(Buffer.from([0x1f, 0x8b]));
  return gunzipSync(bytes.subarray(start, -sumBytes));
}
