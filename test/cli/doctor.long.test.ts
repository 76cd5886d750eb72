import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { appendFile, chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { test, type TestContext } from 'node:test';

import { confinement } from '#drafts/decoder/confined.ts';
import { languages } from '#languages.ts';
import { readPracticeKeys } from '#practice/practice-keys.ts';

import { openSlack } from '../simulators/slack/open-slack.ts';
import { openOldPostgres } from '../support/old-postgres.ts';
import { serve } from '../support/serve.ts';
import { type Ended, openTambour, type Tambour } from '../support/tambour.ts';
import { onServer } from '../support/test-server.ts';

/** Where the output is written, for people to read. */
const folder = process.env['TAMBOUR_TEST_TRANSCRIPTS'];

async function doctor(
  tambour: Tambour,
  name: string,
  env: Readonly<Record<string, string>> = {},
  args: readonly string[] = [],
): Promise<Ended> {
  const ended = await tambour.run(['doctor', ...args], { env });
  if (folder !== undefined) await writeFile(join(folder, `doctor-${name}.txt`), ended.out);
  assert.equal(ended.err, '');
  assert.doesNotMatch(ended.out, /^\s+at |Error:|node:internal|undefined|\[object/m);
  return { ...ended, out: ended.out.replaceAll(/\n {12,13}/g, ' ') };
}

type Told = Readonly<Record<'group' | 'level' | 'code' | 'words', string>>;

/** Returns what a script gets of a good installation. */
async function dataOf(tambour: Tambour, port: string, language: string): Promise<readonly Told[]> {
  const { code, out } = await tambour.run(['doctor', '--json'], { env: { TAMBOUR_PORT: port, LANG: language } });
  const { wrong, findings } = JSON.parse(out);
  assert.deepEqual([code, wrong], [0, 0]);
  for (const finding of findings) assert.ok(finding.group && finding.level && finding.code && finding.words);
  return findings;
}

function assertSays({ out }: Ended, sentences: readonly RegExp[]): void {
  for (const sentence of sentences) assert.match(out, sentence);
}

test('a good installation: each line is right or worth knowing, and the exit code is 0', async (t: TestContext) => {
  await using slack = await openSlack({ groups: [{ handle: 'g', name: 'G', members: [] }] });
  await using tambour = await openTambour({ database: 'embedded' });
  const key = join(dirname(tambour.data), 'apart', 'master.key');
  await mkdir(dirname(key), { mode: 0o700 });
  await writeFile(key, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
  const settings = {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    TAMBOUR_KEY_FILE: key,
  };
  const file = join(dirname(tambour.data), '.env');
  await writeFile(
    file,
    Object.entries(settings)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(''),
    { mode: 0o600 },
  );

  await t.test('before the first start, what the start makes is no fault', async () => {
    const before = await doctor(tambour, 'before');
    assert.equal(before.code, 0, before.out);
    assertSays(before, [/! advice {2}There is no database yet: the first start makes one/, /Tambour does not run now/]);
  });

  const running = await tambour.start();
  const port = new URL(running.url).port;
  assert.equal((await tambour.run(['backup'])).code, 0);
  const good = await doctor(tambour, 'good', { TAMBOUR_PORT: port });
  assert.equal(good.code, 0, good.out);
  assertSays(good, [
    /^Settings\n {2}✓ right {3}The settings are valid and fit together\.\n {2}✓ right {3}\S+\/\.env can be read by its owner/,
    /✓ right {3}The master key .*apart\/master\.key is there and private/,
    /✓ right {3}The newest backup is of 20\d\d-/,
    /✓ right {3}PostgreSQL 18\.\d+ answers; the database takes [\d.]+ [KM]B\./,
    /! advice {2}Tambour runs its own PostgreSQL.* For real use take that of your distribution: set DATABASE_URL\./,
    /✓ right {3}What is confirmed survives a power cut/,
    /✓ right {3}The tables are those of this Tambour\./,
    /✓ right {3}The journal is whole/,
    /✓ right {3}The clock agrees with that of PostgreSQL\./,
    /✓ right {3}The clock agrees with that of 127\.0\.0\.1:\d+\./,
    /✓ right {3}Slack knows the bot: @tambour in the workspace /,
    /✓ right {3}The app-level token opens a connection\./,
    /✓ right {3}Publishing to X is off/,
    /✓ right {3}127\.0\.0\.1:\d+ \(Slack\) can be reached\./,
    new RegExp(`✓ right {3}A Tambour answers at 127\\.0\\.0\\.1:${port}\\.`),
    /✓ right {3}All its parts work\./,
    /\n\nNothing is wrong: \d+ right, \d+ worth knowing\.\n$/,
  ]);
  assert.doesNotMatch(good.out, /✗/);
  await t.test('a Tambour beside it on the same port is told that the one that answers is another', async () => {
    await using beside = await openTambour({ database: 'embedded' });
    const taken = await doctor(beside, 'port-of-other', { TAMBOUR_PORT: port });
    assert.equal(taken.code, 1, taken.out);
    assertSays(taken, [
      /✗ WRONG {3}At 127\.0\.0\.1:\d+ another Tambour answers, not this one: one with another data folder/,
      /Tambour does not run now/,
    ]);
    assert.doesNotMatch(taken.out, /All its parts work/);
  });
  await t.test('it speaks the language that is asked for, else that of the machine', async () => {
    const german = await doctor(tambour, 'good-de', { TAMBOUR_PORT: port, LANG: 'de_DE.UTF-8' });
    assert.equal(german.code, 0, german.out);
    assertSays(german, [
      /^Einstellungen\n {2}✓ gut {6}Die Einstellungen sind gültig und passen zueinander\.\n {2}✓ gut {6}Die Datei \S+\/\.env kann nur ihr/,
      /✓ gut {6}Die neueste Sicherung ist vom \d\d\.\d\d\.20\d\d\./,
      /✓ gut {6}PostgreSQL 18\.\d+ antwortet; die Datenbank belegt [\d,]+ [KM]B\./,
      /! Hinweis {2}Tambour betreibt sein eigenes PostgreSQL/,
      /\n\nWege nach außen\n {2}✓ gut {6}127\.0\.0\.1:\d+ \(Slack\) ist erreichbar\.\n\nTambour\n/,
      /\n\nKeine Fehler\. Hinweise: \d+\. Gut: \d+\.\n$/,
    ]);
    const french = await doctor(tambour, 'good-fr', { TAMBOUR_PORT: port, LANG: 'de_DE.UTF-8' }, ['--language', 'fr']);
    assert.equal(french.code, 0, french.out);
    assertSays(french, [
      /^Paramètres\n {2}✓ bon {6}Les paramètres sont valides et cohérents\./,
      /✓ bon {6}La dernière sauvegarde date du \d\d\/\d\d\/20\d\d\./,
      /✓ bon {6}Slack reconnaît le bot\u00a0: @tambour dans l’espace de travail /,
      /\n\nAccès vers l’extérieur\n {2}✓ bon {6}127\.0\.0\.1:\d+ \(Slack\) est joignable\.\n\nTambour\n/,
      /\n\nAucune erreur\. Conseils\u00a0: \d+\. Bons\u00a0: \d+\.\n$/,
    ]);
    for (const { out } of [german, french]) assert.doesNotMatch(out, /\b(?:the|is|are|with|and)\b/);
    const klingon = await tambour.run(['doctor', '--language', 'tlh']);
    assert.equal(klingon.code, 2);
    assert.ok(klingon.err.includes(`Allowed choices are ${languages.join(', ')}.`), klingon.err);
  });
  await t.test('a script gets the same as data, with the same codes whatever the language', async () => {
    const [english, french] = [await dataOf(tambour, port, 'C'), await dataOf(tambour, port, 'fr_FR.UTF-8')];
    assert.ok(english.length > 15);
    assert.deepEqual(
      french.map(({ code }) => code),
      english.map(({ code }) => code),
    );
    assert.equal(english[0]?.words, 'The settings are valid and fit together.');
    assert.equal(french[0]?.words, 'Les paramètres sont valides et cohérents.');
  });
  await t.test('a token that Slack refuses, and a scope that is missing, are wrong with what to do', async () => {
    slack.grant('files:read', false);
    const missing = await doctor(tambour, 'scope-missing', { TAMBOUR_PORT: port });
    assert.equal(missing.code, 1);
    assertSays(missing, [/✗ WRONG {3}The app lacks files:read\. Bring its manifest up to manifest\.yml/]);
    slack.revokeTokens();
    const refused = await doctor(tambour, 'refused', { TAMBOUR_PORT: port });
    assert.equal(refused.code, 1);
    assertSays(refused, [/✗ WRONG {3}Slack refuses the bot token SLACK_BOT_TOKEN \(\w+\)\. /]);
  });
  assert.equal(await running.stop(), 0);
  for (const secret of [slack.botToken, slack.appToken]) assert.ok(!good.out.includes(secret));
});

test('a broken installation: everything that is wrong is told at once, with what to do, and no secret', async () => {
  await using tambour = await openTambour();
  const root = dirname(tambour.data);
  const running = await tambour.start();
  const keys = readPracticeKeys(join(tambour.data, 'practice'));
  assert.ok(keys);
  const { url, secret } = keys.mastodon;
  // An account on a server like any other, which goes away with the practice servers.
  const added = await tambour.run(['account', 'add', 'mastodon', '--url', url], { input: secret.accessToken });
  assert.equal(added.code, 0, added.err);
  assert.equal(await running.stop(), 0);

  const { connection } = tambour;
  assert.ok(connection);
  await onServer(connection, async (client) => {
    await client.query(`UPDATE "JournalEntry" SET actor = 'nobody' WHERE seq = 2`);
    await client.query(`UPDATE "Desk" SET "timeZone" = 'Europe/Atlantis', name = E'Val\\u001b[2Jmont'`);
  });
  const file = join(root, '.env');
  await writeFile(file, 'TAMBOUR_PROT=4000\nSLACK_BOT_TOKEN=xoxb-s3same-bot\nSLACK_APP_TOKEN=xapp-s3same-app\n');
  const closed = await serve(() => new Response());
  await closed.close();
  const { host, port } = new URL(closed.url);
  await appendFile(file, `SLACK_API_URL=${closed.url}/api/\nX_READING=on\nxoxb-s3same-alone\n`);
  await chmod(file, 0o644);
  const holder = createServer((socket) => socket.resume().end('Hello?\r\n'));
  await new Promise<void>((settle) => holder.listen(0, '127.0.0.1', settle));
  const address = holder.address();
  assert.ok(typeof address === 'object' && address !== null);

  const broken = await doctor(tambour, 'broken', { TAMBOUR_PORT: String(address.port) });
  await new Promise((settle) => holder.close(settle));
  assert.equal(broken.code, 1, broken.out);
  assertSays(broken, [
    /✗ WRONG {3}\S+\/\.env holds secrets, and others may read or change it \(mode 644\)\. Run "chmod 600 \S+\/\.env"\./,
    /! advice {2}There is no setting TAMBOUR_PROT: it has no effect\. Was TAMBOUR_PORT meant\?/,
    /! advice {2}Line 6 of \S+\/\.env is no setting/,
    /! advice {2}X_READING has no effect, since X_PUBLISHING is off\./,
    /! advice {2}There is no backup in .*backups\. Run "tambour backup"/,
    /✗ WRONG {3}The journal is not whole from entry 2 on \(changed\)\. Keep the database as it is/,
    /✗ WRONG {3}The desk "Val.\[2Jmont" has the time zone Europe\/Atlantis, which this Node does not know/,
    /✗ WRONG {3}Slack does not answer \(ECONNREFUSED\)\. "Ways out" says more\./,
    /✗ WRONG {3}@\S+: No server answers at this address\./,
    new RegExp(`✗ WRONG {3}${host} \\(Slack\\) cannot be reached \\(ECONNREFUSED\\)\\. Open port ${port} to it in`),
    /✗ WRONG {3}127\.0\.0\.1:\d+ \(Mastodon\) cannot be reached \(ECONNREFUSED\)/,
    new RegExp(`✗ WRONG {3}Port ${address.port} on 127\\.0\\.0\\.1 is taken by something else`),
    /\n\nWrong: \d+\. Worth knowing: \d+\. Right: \d+\.\n$/,
  ]);
  assert.ok(!broken.out.includes('\u001B'), 'a name from outside moves no cursor');
  const inGerman = await doctor(tambour, 'broken-de', { LC_ALL: 'de_AT.UTF-8' });
  const inFrench = await doctor(tambour, 'broken-fr', { LANG: 'fr_FR.UTF-8' });
  for (const { code } of [inGerman, inFrench]) assert.equal(code, 1);
  assertSays(inGerman, [
    /✗ FEHLER {3}Die Datei \S+\/\.env enthält Geheimnisse.*\(Modus 644\)\. Führen Sie „chmod 600 \S+\/\.env“ aus\./,
    /! Hinweis {2}Die Einstellung TAMBOUR_PROT gibt es nicht: Sie bewirkt nichts\. War TAMBOUR_PORT gemeint\?/,
    /! Hinweis {2}X_READING bewirkt nichts, weil X_PUBLISHING auf off steht\./,
    /! Hinweis {2}In .*backups liegt keine Sicherung\. Führen Sie „tambour backup“ aus/,
    /✗ FEHLER {3}Das Journal ist ab Eintrag 2 nicht mehr unversehrt \(verändert\)\./,
    /✗ FEHLER {3}Die Redaktion „Val.\[2Jmont“ hat die Zeitzone Europe\/Atlantis, die dieses Node nicht kennt\./,
    /✗ FEHLER {3}@\S+: Unter dieser Adresse antwortet kein Server\./,
    /✗ FEHLER {3}127\.0\.0\.1:\d+ \(Mastodon\) ist nicht erreichbar \(ECONNREFUSED\)\. Öffnen Sie in der Firewall/,
    /\n\nFehler: \d+\. Hinweise: \d+\. Gut: \d+\.\n$/,
  ]);
  assertSays(inFrench, [
    /✗ ERREUR {3}\S+\/\.env contient des secrets.*\(mode 644\)\. Exécutez «\u00a0chmod 600 \S+\/\.env\u00a0»\./,
    /! conseil {2}Le paramètre TAMBOUR_PROT n’existe pas\u00a0: il n’a aucun effet\. Vouliez-vous écrire TAMBOUR_PORT\u202f\?/,
    /! conseil {2}X_READING n’a aucun effet, car X_PUBLISHING vaut off\./,
    /! conseil {2}Il n’y a aucune sauvegarde dans .*backups\. Lancez «\u00a0tambour backup\u00a0»/,
    /✗ ERREUR {3}Le journal n’est plus intact à partir de l’entrée 2 \(modifiée\)\./,
    /✗ ERREUR {3}Slack ne répond pas \(ECONNREFUSED\)\. Voyez sous «\u00a0Accès vers l’extérieur\u00a0»\./,
    /✗ ERREUR {3}@\S+\u00a0: Aucun serveur ne répond à cette adresse\./,
    /\n\nErreurs\u00a0: \d+\. Conseils\u00a0: \d+\. Bons\u00a0: \d+\.\n$/,
  ]);
  for (const { out } of [inGerman, inFrench]) {
    assert.ok(!out.includes('\u001B'));
    assert.doesNotMatch(out, /s3same|\b(?:the|are|with|and)\b/);
  }

  const other = join(root, 'other.key');
  await writeFile(other, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
  const wrongKey = await doctor(tambour, 'wrong-key', { TAMBOUR_KEY_FILE: other });
  assert.equal(wrongKey.code, 1);
  assertSays(wrongKey, [/✗ WRONG {3}The token of @\S+ was sealed under another master key\. Bring that key back/]);
  await rm(join(tambour.data, 'master.key'));
  const noKey = await doctor(tambour, 'no-key');
  assertSays(noKey, [
    /✗ WRONG {3}The master key .* is missing\. Restore it from its backup; without it no account can be used\. Where it is lost for good, "tambour setup" makes another/,
    /! advice {2}Not checked: accounts, since there is no usable master key\./,
  ]);
  for (const { out } of [broken, wrongKey, noKey]) assert.doesNotMatch(out, /s3same/);
});

test('a database that is too old, away or mute is told within ten seconds, and the rest is looked at all the same', async () => {
  await using tambour = await openTambour();
  await using old = await openOldPostgres('14.19 (Debian 14.19-1)');
  const tooOld = await doctor(tambour, 'old-postgres', { DATABASE_URL: old.url });
  assert.equal(tooOld.code, 1);
  assertSays(tooOld, [
    /✗ WRONG {3}This PostgreSQL is 14\.19 \(Debian 14\.19-1\); Tambour needs 15 or newer\./,
    /! advice {2}Not checked: accounts, since the database cannot be used\./,
    /✓ right {3}Node is 24\./,
  ]);
  const away = await doctor(tambour, 'no-postgres', { DATABASE_URL: 'postgresql://u:s3same@127.0.0.1:9/d' });
  assertSays(away, [/✗ WRONG {3}No PostgreSQL answers at 127\.0\.0\.1 \(ECONNREFUSED\)\. Check DATABASE_URL/]);
  await using mute = await openOldPostgres(null);
  const startedAt = performance.now();
  const silent = await doctor(tambour, 'mute-postgres', { DATABASE_URL: mute.url });
  assertSays(silent, [/✗ WRONG {3}No PostgreSQL answers at 127\.0\.0\.1 \(ETIMEDOUT\)\./]);
  assert.ok(performance.now() - startedAt < 20_000);
  for (const { out } of [tooOld, away, silent]) assert.doesNotMatch(out, /s3same/);
});

test('settings that are no good are told by name, beside what can be looked at without them', async () => {
  await using tambour = await openTambour({ database: 'embedded' });
  const env = { TAMBOUR_PORT: 's3same', DATABASE_URL: 'mysql://u:s3same@h/d', SLACK_APP_TOKEN: 'xapp-s3same' };
  const bad = await doctor(tambour, 'bad-settings', env);
  assert.equal(bad.code, 1);
  assertSays(bad, [
    /✗ WRONG {3}TAMBOUR_PORT must be a port number\./,
    /✗ WRONG {3}DATABASE_URL must be a PostgreSQL address/,
    /! advice {2}Not checked: database, since the settings are not valid\./,
  ]);
  const german = await doctor(tambour, 'bad-settings-de', { ...env, LANG: 'de_DE.UTF-8' });
  assert.equal(german.code, 1);
  assertSays(german, [
    /✗ FEHLER {3}TAMBOUR_PORT muss eine Portnummer sein\./,
    /! Hinweis {2}Nicht geprüft: Datenbank, weil die Einstellungen ungültig sind\./,
  ]);
  const start = await tambour.run(['start'], { env: { ...env, LANG: 'fr_FR.UTF-8' } });
  assert.equal(start.code, 1);
  assert.match(start.err, /^TAMBOUR_PORT doit être un numéro de port\.$/m);
  for (const out of [bad.out, german.out, start.err]) assert.doesNotMatch(out, /s3same/);
});

test('a settings file that cannot be read is told by every command', async () => {
  await using tambour = await openTambour({ database: 'embedded' });
  await mkdir(join(dirname(tambour.data), '.env'));
  const found = await doctor(tambour, 'unreadable-settings');
  assert.equal(found.code, 1);
  const sentence = /The settings file \S*\.env cannot be read \(EISDIR\)\. Give it to the user that runs Tambour\./;
  assertSays(found, [sentence]);
  for (const args of [['start'], ['backup'], ['account', 'list']]) {
    const { code, err } = await tambour.run(args);
    assert.match(err, sentence);
    assert.equal(code, 1);
  }
});

test('whether files can be decoded safely is said by the start, by doctor and in the figures, when it is not known too', async () => {
  await using tambour = await openTambour();
  const usual = await confinement();
  const answers = [
    { env: {}, figure: usual, says: usual === 'can' ? /can read neither the key/ : /this machine cannot confine it/ },
    {
      env: { TMPDIR: join(tambour.data, 'no-such-folder') },
      figure: 'unknown',
      says: /until it is, none is decoded/,
    },
  ];
  for (const { env, figure, says } of answers) {
    const running = await tambour.start(env);
    const metrics = await (await fetch(new URL('/metrics', running.url))).text();
    await running.stop();
    assert.ok(metrics.includes(`tambour_decoder_confinement{answer="${figure}"} 1`), figure);
    const isLogged = /is unknown: none is decoded/.test(running.output());
    assert.equal(isLogged, figure === 'unknown', running.output());
    assert.match((await doctor(tambour, `confinement-${figure}`, env)).out, says);
  }
});
