import assert from 'node:assert/strict';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { type Mattermost, openMattermost } from '../simulators/mattermost/open-mattermost.ts';
import { joinTeam, makeTeam } from '../simulators/mattermost/people.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { anew, ctrlC, down, enter, openTerminal, type TypedTerminal } from '../support/terminal.ts';

const callback = 'https://tambour.example.org';

function setup(cwd: string): TypedTerminal {
  return openTerminal(['setup', 'mattermost'], { cwd, env: { TAMBOUR_DATA: join(cwd, 'data') } });
}

/** Two teams, no bot yet. */
async function openReady(): Promise<Mattermost> {
  const mattermost = await openMattermost({ hasBot: false });
  mattermost.config.EnableBotAccountCreation = true;
  joinTeam(mattermost.server, makeTeam(mattermost.server, 'voisins'), mattermost.admin.id, true);
  return mattermost;
}

/** Lists the changes that the server was asked for; finding people by name is a POST that changes nothing. */
function writes(mattermost: Mattermost): readonly string[] {
  return mattermost
    .calls()
    .filter(({ method, path }) => method !== 'GET' && path !== '/users/usernames')
    .map(({ method, path }) => `${method} ${path}`);
}

/** Answers up to the plan; `teams` are the keys that choose them. */
async function answerAll(
  terminal: TypedTerminal,
  mattermost: Mattermost,
  { teams, channels }: { readonly teams: string; readonly channels: string },
): Promise<void> {
  await terminal.answer(/Address of your Mattermost/, anew(mattermost.url));
  await terminal.answer(/A system administrator's token/, anew(mattermost.admin.token));
  await terminal.answer(/Address at which the server reaches Tambour/, anew(callback));
  await terminal.answer(/In which teams\?[^]*voisins/, teams);
  await terminal.answer(/Channels that it joins now/, channels === '' ? enter : anew(channels));
}

test('the only team is chosen without a question', async () => {
  await using folder = await temporaryFolder();
  await using mattermost = await openMattermost({ hasBot: false });
  mattermost.config.EnableBotAccountCreation = true;
  await using terminal = setup(folder.path);
  await terminal.answer(/Address of your Mattermost/, anew(mattermost.url));
  await terminal.answer(/A system administrator's token/, anew(mattermost.admin.token));
  await terminal.answer(/Address at which the server reaches Tambour/, anew(callback));
  await terminal.answer(/In the team valmont, the only one\.[^]*Channels that it joins now/, enter);
  await terminal.answer(/make the command \/tambour in the team valmont[^]*Do it\?/, ctrlC);
  assert.equal(await terminal.ended(), 1);
});

/** No file in the folder, and nothing shown, holds it. */
async function assertNowhere(secret: string, path: string, terminals: readonly TypedTerminal[]): Promise<void> {
  for (const terminal of terminals) assert.ok(!terminal.seen().includes(secret), 'it was shown');
  for (const entry of await readdir(path, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    assert.ok(!(await readFile(join(entry.parentPath, entry.name), 'utf8')).includes(secret), entry.name);
  }
}

function valueOf(text: string, name: string): string {
  return new RegExp(`^${name}=(.*)$`, 'm').exec(text)?.[1] ?? '';
}

test('a server is set up: asked, planned, done, kept for its owner alone, and again without harm', async () => {
  await using folder = await temporaryFolder();
  await using mattermost = await openReady();
  const { path } = folder;
  const file = join(path, '.env');

  await using first = setup(path);
  await first.answer(/Address of your Mattermost/, anew(mattermost.url));
  await first.answer(/A system administrator's token/, anew('a'.repeat(26)));
  await first.answer(/The server does not take this token\. Copy it again, whole\./);
  await answerAll(first, mattermost, { teams: ` ${enter}`, channels: 'valmont/publications' });
  await first.answer(/What happens on the server[^]*make the bot account @tambour[^]*publications[^]*Do it\?/);
  assert.deepEqual(writes(mattermost), [], 'nothing is done before the confirmation');
  assert.deepEqual(await readdir(path), []);
  await first.answer(/Yes/, enter);
  await first.answer(/Done: make the bot account[^]*Wrote [^]*Next: "tambour doctor"/);
  assert.equal(await first.ended(), 0);

  const text = await readFile(file, 'utf8');
  assert.equal(((await stat(file)).mode & 0o777).toString(8), '600');
  assert.deepEqual(
    text
      .trim()
      .split('\n')
      .map((line) => line.replace(/=.*/, ''))
      .toSorted(),
    ['MATTERMOST_CALLBACK_URL', 'MATTERMOST_COMMAND_TOKENS', 'MATTERMOST_TOKEN', 'MATTERMOST_URL'],
  );
  const [token, command] = [valueOf(text, 'MATTERMOST_TOKEN'), valueOf(text, 'MATTERMOST_COMMAND_TOKENS')];
  for (const secret of [token, command]) assert.ok(secret !== '' && !first.seen().includes(secret));

  const before = writes(mattermost).length;
  await using second = setup(path);
  await answerAll(second, mattermost, { teams: ` ${enter}`, channels: 'valmont/publications' });
  await second.answer(/Nothing: all is as it should be[^]*Do it\?/, enter);
  await second.answer(/stays as it was\./);
  assert.equal(await second.ended(), 0);
  assert.equal(writes(mattermost).length, before);
  assert.equal(await readFile(file, 'utf8'), text);

  await using third = setup(path);
  await answerAll(third, mattermost, { teams: `${down} ${enter}`, channels: '' });
  await third.answer(/make the command \/tambour in the team voisins[^]*Do it\?/, enter);
  await third.answer(/Wrote /);
  assert.equal(await third.ended(), 0);
  const added = await readFile(file, 'utf8');
  assert.equal(valueOf(added, 'MATTERMOST_TOKEN'), token);
  const tokens = valueOf(added, 'MATTERMOST_COMMAND_TOKENS').split(',');
  assert.equal(tokens.length, 2);
  assert.equal(tokens[0], command);

  await assertNowhere(mattermost.admin.token, path, [first, second, third]);
});

test('Ctrl-C at the plan changes nothing, neither on the server nor here', async () => {
  await using folder = await temporaryFolder();
  await using mattermost = await openReady();
  await using terminal = setup(folder.path);
  await answerAll(terminal, mattermost, { teams: ` ${enter}`, channels: '' });
  await terminal.answer(/Do it\?/, ctrlC);
  await terminal.answer(/Nothing was changed\./);
  assert.equal(await terminal.ended(), 1);
  assert.deepEqual(writes(mattermost), []);
  assert.deepEqual(await readdir(folder.path), []);
  await assertNowhere(mattermost.admin.token, folder.path, [terminal]);
});
