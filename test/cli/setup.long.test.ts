import assert from 'node:assert/strict';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { openSlack, type Slack } from '../simulators/slack/open-slack.ts';
import { openTestDatabase } from '../support/store.ts';
import { openTambour } from '../support/tambour.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { anew, ctrlC, down, enter, openTerminal, type TypedTerminal } from '../support/terminal.ts';

async function modeOf(path: string): Promise<string> {
  return ((await stat(path)).mode & 0o777).toString(8);
}

function setup(cwd: string): TypedTerminal {
  return openTerminal(['setup'], { cwd, env: { TAMBOUR_DATA: join(cwd, 'data') } });
}

/** Answers as somebody does who connects Slack and a PostgreSQL, with one token mistyped. */
async function answerAll(terminal: TypedTerminal, slack: Slack, databaseUrl: string, key: string): Promise<void> {
  await terminal.answer(/Which chat does the team use\?[^]*None yet/, enter);
  await terminal.answer(/only through a proxy\?/, enter);
  await terminal.answer(/How does Slack reach Tambour\?[^]*HTTP/, enter);
  await terminal.answer(/Bot token/, anew('xoxb-mistyped'));
  await terminal.answer(/App-level token/, anew(slack.appToken));
  await terminal.answer(/Slack does not take SLACK_BOT_TOKEN \(invalid_auth\)[^]*What now\?[^]*Go on/, enter);
  await terminal.answer(/Bot token \(one is set/, anew(slack.botToken));
  await terminal.answer(/App-level token \(one is set/, enter);
  await terminal.answer(
    /Slack knows the tokens: workspace Valmont\.[^]*Where is the database\?[^]*own/,
    `${down}${enter}`,
  );
  await terminal.answer(/Its address/, anew(databaseUrl));
  await terminal.answer(/PostgreSQL \d+\.\d+ answers\.[^]*File of the master key/, anew(key));
  await terminal.answer(/Let posts go to X\?/, enter);
  await terminal.answer(/Write it\?/);
}

test('a first installation: asked, tried, shown without secrets, written for its owner alone, and again without harm', async () => {
  await using folder = await temporaryFolder();
  await using slack = await openSlack();
  await using database = await openTestDatabase('empty');
  const { path } = folder;
  const [file, key] = [join(path, '.env'), join(path, 'keys', 'master.key')];
  const before = `# Kept by hand.\nSLACK_API_URL=${slack.apiUrl}\nTAMBOUR_LOG=warn # less of it\n`;
  await writeFile(file, before, { mode: 0o644 });

  await using terminal = setup(path);
  await answerAll(terminal, slack, database.url, key);
  assert.equal(await readFile(file, 'utf8'), before, 'nothing is written before the last answer');
  await terminal.answer(/Yes/, enter);
  await terminal.answer(/Done[^]*Made the master key[^]*Next: "tambour doctor", then "tambour start", then "\/invite/);
  assert.equal(await terminal.ended(), 0);

  const text = await readFile(file, 'utf8');
  assert.ok(text.startsWith(before), text);
  const added = text.slice(before.length).trim().split('\n');
  assert.deepEqual(added.map((line) => line.replace(/=.*/, '')).toSorted(), [
    'DATABASE_URL',
    'SLACK_APP_TOKEN',
    'SLACK_BOT_TOKEN',
    'TAMBOUR_KEY_FILE',
  ]);
  assert.ok(added.includes(`SLACK_BOT_TOKEN=${slack.botToken}`) && added.includes(`TAMBOUR_KEY_FILE=${key}`));
  assert.deepEqual([await modeOf(file), await modeOf(key)], ['600', '600']);
  const kept = (await readdir(path)).find((name) => name.endsWith('.bak')) ?? '';
  assert.equal(await readFile(join(path, kept), 'utf8'), before);
  assert.equal(await modeOf(join(path, kept)), '600');
  for (const secret of [slack.botToken, slack.appToken, 'xoxb-mistyped', database.url]) {
    assert.ok(!terminal.seen().includes(secret), 'a secret was shown');
  }

  const { mtimeMs } = await stat(file);
  const keyBefore = await readFile(key, 'utf8');
  await using second = setup(path);
  await second.answer(/Which chat does the team use\?[^]*None yet/, enter);
  await second.answer(/only through a proxy\?/, enter);
  await second.answer(/How does Slack reach Tambour\?[^]*HTTP/, enter);
  await second.answer(/Bot token \(one is set/, enter);
  await second.answer(/App-level token \(one is set/, enter);
  await second.answer(/Where is the database\?[^]*own/, enter);
  await second.answer(/Its address[^]*\(one is set/, enter);
  await second.answer(/File of the master key/, enter);
  await second.answer(/Let posts go to X\?/, enter);
  await second.answer(/Write it\?/, enter);
  await second.answer(/was there, and is used\.[^]*stays as it was\./);
  assert.equal(await second.ended(), 0);
  assert.equal(await readFile(file, 'utf8'), text);
  assert.equal((await stat(file)).mtimeMs, mtimeMs);
  assert.equal(await readFile(key, 'utf8'), keyBefore);
});

test('Ctrl-C, at the first question or at the last, writes nothing and says so', async () => {
  await using folder = await temporaryFolder();
  const { path } = folder;
  await using early = setup(path);
  await early.answer(/Which chat does the team use\?/, ctrlC);
  await early.answer(/Nothing was changed\./);
  assert.equal(await early.ended(), 1);

  await using late = setup(path);
  await late.answer(/Which chat does the team use\?[^]*None yet/, `${down}${down}${enter}`);
  await late.answer(/only through a proxy\?/, enter);
  await late.answer(/Where is the database\?[^]*own/, enter);
  await late.answer(/File of the master key/, anew(join(path, 'keys', 'master.key')));
  await late.answer(/Let posts go to X\?/, enter);
  await late.answer(/Write it\?/, ctrlC);
  await late.answer(/Nothing was changed\./);
  assert.equal(await late.ended(), 1);
  assert.deepEqual(await readdir(path), []);
});

test('what is put aside stays as a comment; a value that is no good is asked for again', async () => {
  await using folder = await temporaryFolder();
  const { path } = folder;
  const file = join(path, '.env');
  const key = join(path, 'keys', 'master.key');
  await writeFile(file, `HTTPS_PROXY=http://pat:s3same@proxy.example.org:3128\nTAMBOUR_KEY_FILE=${key}\n`, {
    mode: 0o600,
  });
  await using terminal = setup(path);
  await terminal.answer(/Which chat does the team use\?[^]*None yet/, `${down}${down}${enter}`);
  // "No" stands first to the left.
  await terminal.answer(/only through a proxy\?[^]*No/, `n`);
  await terminal.answer(/Where is the database\?[^]*own/, `\u001B[A${enter}`);
  await terminal.answer(/Its address/, anew('mysql://u:s3same@h/d'));
  await terminal.answer(/must be a PostgreSQL address/, anew('postgresql://u:s3same@127.0.0.1:9/d'));
  await terminal.answer(/No PostgreSQL answers at 127\.0\.0\.1[^]*What now\?[^]*Go on with it/, `${down}${enter}`);
  await terminal.answer(/File of the master key/, anew('relative.key'));
  await terminal.answer(/Give the whole path/, anew(key));
  await terminal.answer(/Let posts go to X\?/, 'y');
  await terminal.answer(/Let Tambour read its own posts there\?/, enter);
  await terminal.answer(
    /- HTTPS_PROXY: put aside as a comment[^]*DATABASE_URL = set \(not shown\)[^]*Write it\?/,
    enter,
  );
  await terminal.answer(/Wrote/);
  assert.equal(await terminal.ended(), 0);
  assert.equal(
    await readFile(file, 'utf8'),
    `# HTTPS_PROXY=http://pat:s3same@proxy.example.org:3128\nTAMBOUR_KEY_FILE=${key}\nDATABASE_URL=postgresql://u:s3same@127.0.0.1:9/d\nX_PUBLISHING=on\n`,
  );
  assert.doesNotMatch(terminal.seen(), /s3same/);
});

test('without a terminal nobody is asked, and it is said what to do instead', async () => {
  await using tambour = await openTambour({ database: 'embedded' });
  const { code, out, err } = await tambour.run(['setup']);
  assert.deepEqual([code, out], [2, '']);
  assert.match(err, /there is no terminal to ask them in\. Write the settings into \.env yourself/);
});

test('where Tambour has an address on the web, it is asked whether pages may be shared by link', async () => {
  await using folder = await temporaryFolder();
  const { path } = folder;
  const [file, key] = [join(path, '.env'), join(path, 'master.key')];
  const before = `TAMBOUR_PUBLIC_URL=https://tambour.example.org\nTAMBOUR_KEY_FILE=${key}\n`;
  await writeFile(file, before, { mode: 0o600 });
  await using terminal = setup(path);
  await terminal.answer(/Which chat does the team use\?[^]*None yet/, `${down}${down}${enter}`);
  await terminal.answer(/only through a proxy\?/, enter);
  await terminal.answer(/Where is the database\?/, enter);
  await terminal.answer(/File of the master key/, enter);
  await terminal.answer(/Let posts go to X\?/, enter);
  await terminal.answer(/calendar and digests[^]*Let stewards make such links\?/, 'y');
  await terminal.answer(/\+ TAMBOUR_PAGES = on[^]*Write it\?/, enter);
  await terminal.answer(/Wrote/);
  assert.equal(await terminal.ended(), 0);
  assert.equal(await readFile(file, 'utf8'), `${before}TAMBOUR_PAGES=on\n`);
});
