import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { Command } from 'commander';

import { addCommands } from '#commands/add-commands.ts';

import { type DeskOnServer, openDeskOnServer } from '../support/desk-on-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const root = join(import.meta.dirname, '../..');

/** The file whose tests start the program with a command that needs a scene of its own. */
const elsewhere: Readonly<Record<string, string>> = {
  start: 'test/flow/start.long.test.ts',
  practice: 'test/flow/kill.long.test.ts',
  doctor: 'test/cli/doctor.long.test.ts',
  setup: 'test/cli/setup.long.test.ts',
  'setup mattermost': 'test/cli/setup-mattermost.long.test.ts',
  'account add mastodon': 'test/outbound/closed-network.long.test.ts',
  'account add bluesky': 'test/outbound/closed-network.long.test.ts',
  'account add x': 'test/outbound/closed-network.long.test.ts',
  'chat moved': 'test/flow/mattermost-moved.long.test.ts',
  'chat another': 'test/flow/mattermost-moved.long.test.ts',
  'key rotate': 'test/cli/key-rotate.long.test.ts',
  'key rotate-signing': 'test/cli/rotate-signing.long.test.ts',
  backup: 'test/cli/backup-restore.long.test.ts',
  restore: 'test/cli/backup-restore.long.test.ts',
};

interface Typed {
  readonly args: readonly string[];
  /** Lines typed at its questions. */
  readonly input?: string;
  readonly code: number;
  /** Printed on standard output, or on standard error where it is refused. */
  readonly prints: RegExp;
  /** Printed before a refusal; left out: nothing. */
  readonly shows?: RegExp;
  /** Looks at what it left. */
  readonly leaves?: (server: DeskOnServer) => Promise<void>;
}

/** Commands in the order in which they are typed. */
function typedOn({ accountIds: [first = ''] }: DeskOnServer, folder: string): readonly Typed[] {
  const desk = ['--desk', 'Bruyère'];
  return [
    { args: ['desk', 'list'], code: 0, prints: /^Bruyère · sandbox:practice c1 · .*\n$/u },
    { args: ['desk', 'show', 'Bruyère', '--json'], code: 0, prints: /^\{[^]*"graceSeconds": 20,/u },
    { args: ['desk', 'show', 'Nowhere'], code: 1, prints: /^There is no desk "Nowhere"/u },
    {
      args: ['desk', 'create', '--platform', 'slack:T1', '--channel', 'C1', '--name', 'Valmont', '--approver', 'U1'],
      code: 0,
      prints: /^Made the desk "Valmont"/u,
      leaves: async ({ store }) => assert.equal(await store.db.desk.count(), 2),
    },
    {
      args: ['desk', 'change', 'Bruyère', '--grace', '90'],
      code: 0,
      prints: /Bruyère/u,
      leaves: async (server) => assert.equal((await server.desk()).graceSeconds, 90),
    },
    { args: ['desk', 'change', 'Bruyère', '--grace', 'soon'], code: 2, prints: /Give a whole number/u },
    { args: ['account', 'list', '--json'], code: 0, prints: /^\[[^]*"handle": "@bruyere"/u },
    {
      args: ['account', 'sleep', first, '--why', 'strike', '--except-emergencies'],
      code: 0,
      prints: /takes no posts but those of a real emergency until it is woken/u,
      leaves: async (server) => assert.equal((await server.desk()).accounts[0]?.standing.kind, 'asleep'),
    },
    {
      args: ['account', 'wake', first],
      code: 0,
      prints: /takes posts\. Nothing has gone out/u,
      leaves: async (server) => assert.equal((await server.desk()).accounts[0]?.standing.kind, 'active'),
    },
    { args: ['freeze'], code: 2, prints: /^Name one desk, or give --all/u },
    {
      args: ['freeze', 'Bruyère', '--why', 'a hack'],
      code: 0,
      prints: /^Frozen: the desk "Bruyère"/u,
      leaves: async ({ store }) => assert.equal(await store.db.freeze.count({ where: { thawedAt: null } }), 1),
    },
    {
      args: ['thaw', 'Bruyère'],
      code: 0,
      prints: /^Thawed: the desk "Bruyère"/u,
      leaves: async ({ store }) => assert.equal(await store.db.freeze.count({ where: { thawedAt: null } }), 0),
    },
    { args: ['thaw', '--all'], code: 1, prints: /was not frozen/u },
    {
      args: ['emergency', 'Bruyère'],
      input: 'Real\n',
      code: 1,
      prints: /^No template was chosen/u,
      shows: /Which number/u,
    },
    {
      args: ['emergency', 'Bruyère'],
      input: 'REAL\n1\nBruyère\n02:10\nhalle\nPUBLISH REAL\n',
      code: 0,
      prints: /\| Crue de la Bruyère[^]*goes out now/u,
      leaves: async ({ store }) => assert.equal(await store.db.emergencyUse.count(), 1),
    },
    { args: ['journal', 'verify'], code: 0, prints: /^The journal is whole: \d+ entries/u },
    { args: ['journal', 'head'], code: 0, prints: /^\d+:[\da-f]{64}\n$/u },
    { args: ['journal', 'export', '--since', '5'], code: 0, prints: /^\{.*"seq":6,[^]*"kind":"emergency\.used"/u },
    {
      args: ['journal', 'sign'],
      code: 0,
      prints: /nothing to sign/u,
      leaves: async ({ store }) => {
        await store.db.delivery.updateMany({ data: { state: 'held', doubtSince: new Date() } });
      },
    },
    {
      args: ['delivery', 'list'],
      code: 0,
      prints: / · Bruyère, draft 1 · @bruyere \(mastodon\) · since \d.* \(Europe\/Paris\) · /u,
    },
    { args: ['delivery', 'settle', first, '--not-published'], code: 2, prints: /--by/u },
    {
      args: ['delivery', 'settle', first, '--not-published', '--by', 'Ada'],
      code: 1,
      prints: /^There is no delivery/u,
    },
    { args: ['figures', 'export', ...desk], code: 0, prints: /^desk,draft,revision,account,/u },
    { args: ['figures', 'import', ...desk, '--account', first], code: 1, prints: /^Nothing was taken\./u },
    { args: ['figures', 'past', ...desk], code: 0, prints: /^Nothing is kept of the time before/u },
    { args: ['figures', 'forget', ...desk, '--account', first], code: 1, prints: /^Nothing is kept/u },
    {
      args: ['dossier', 'write', ...desk, '--out', folder, '--from', '2026-01-01', '--to', '2026-01-31'],
      code: 0,
      prints: /^Wrote the dossier:/u,
      leaves: async () => assert.equal((await readdir(folder)).length, 2),
    },
    { args: ['doctor', 'x-series', '@nobody'], code: 1, prints: /^There is no one account @nobody on X/u },
  ];
}

test('each command is started as a program: its line is read, its answer printed, its exit code set', async (t) => {
  await using server = await openDeskOnServer();
  await using folder = await temporaryFolder();
  const typed = typedOn(server, folder.path);
  for (const { args, input = '', code, prints, shows, leaves } of typed) {
    await t.test(`${args.slice(0, 4).join(' ')}: ${code}`, async () => {
      const { out, err, ...ended } = await server.tambour.run(args, { input });
      assert.equal(ended.code, code, out + err);
      const [answer, beside] = code === 0 ? [out, err] : [err, out];
      assert.match(answer, prints);
      if (shows === undefined) assert.equal(beside, '');
      else assert.match(beside, shows);
      await leaves?.(server);
    });
  }
  await t.test('no command is left out', async () => {
    const started = typed.map(({ args }) => args.join(' '));
    for (const name of await commandNames()) {
      const file = elsewhere[name];
      const isStarted = started.some((line) => `${line} `.startsWith(`${name} `));
      assert.ok(isStarted || (file !== undefined && existsSync(join(root, file))), name);
    }
  });
});

/** Lists the commands that do something, each with the words before it. */
async function commandNames(): Promise<readonly string[]> {
  const program = new Command('tambour').exitOverride().configureOutput({ writeOut: () => {} });
  addCommands(program);
  // The parts of a command are loaded where it is typed.
  for (const name of program.commands.map((one) => one.name()))
    await assert.rejects(program.parseAsync([name, '--help'], { from: 'user' }), { code: 'commander.helpDisplayed' });
  const under = (of: Command, before: string): readonly string[] => {
    const name = `${before} ${of.name()}`.trim();
    // With parts, it does something itself only where it is listed as well.
    return [
      ...(of.commands.length === 0 || name in elsewhere ? [name] : []),
      ...of.commands.flatMap((one) => under(one, name)),
    ];
  };
  return program.commands.flatMap((one) => under(one, ''));
}
