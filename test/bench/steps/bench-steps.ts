import { randomUUID } from 'node:crypto';

import { Client } from 'pg';

import { migrate } from '#storage/migrate.ts';

import { openChatScene } from '../../support/chat-scene.ts';
import { openPracticeMastodon } from '../../support/practice-networks.ts';
import type { TestDatabase } from '../../support/store.ts';
import { createTestJobTable } from '../../support/test-jobs.ts';
import { onServer } from '../../support/test-server.ts';
import { slackTeam } from '../../support/slack-scene.ts';
import { setUpDesk } from '../../support/team-in-chat.ts';
import type { Postgres } from '../open-postgres.ts';
import { type Entered, startCoverage } from './coverage.ts';

const text = 'The library lends garden tools from Monday on: https://valmont.example/tools #Valmont';
const columns = [
  'files',
  'functions',
  'calls',
  'statements',
  'transactions',
  'views',
  'findings',
  'posts',
  'updates',
] as const;
type Figures = Readonly<Record<(typeof columns)[number], number>>;

/**
 * Prints what Tambour does in each step of a post: files and functions of `src/` entered, their calls, SQL statements,
 * how often a draft was read for its cards and its findings computed, and messages posted and updated. All are counts,
 * not times, so that two runs print the same.
 */
export async function benchSteps(postgres: Postgres): Promise<readonly []> {
  await using mastodon = await openPracticeMastodon();
  await using scene = await openChatScene(undefined, {
    networkOf: async () => ({ kind: 'open', network: mastodon.network }),
    database: await newDatabase(postgres),
  });
  await scene.store.db.account.deleteMany({ where: { network: 'x' } });
  const team = await slackTeam(scene, 'http', { language: 'en' });
  await setUpDesk(scene, team);
  const statements = countStatements();
  const coverage = await startCoverage();
  const rows: [string, Figures][] = [];
  const step = async (name: string, act: () => Promise<void>): Promise<void> => {
    const before = callsOf(team.slack);
    statements.splice(0);
    await coverage.take();
    await act();
    const entered = await coverage.take();
    const after = callsOf(team.slack);
    rows.push([
      name,
      {
        ...sizeOf(entered),
        statements: statements.filter((one) => !isTransaction(one)).length,
        transactions: statements.filter((one) => one === 'BEGIN').length,
        posts: after.posts - before.posts,
        updates: after.updates - before.updates,
      },
    ]);
  };
  // The first run does what each process does once, and is not counted.
  for (const isCounted of [false, true]) {
    const one = isCounted ? step : async (_name: string, act: () => Promise<void>) => act();
    await one('/tambour draft opens the form', () => team.command('aicha', 'draft'));
    await one('form sent → revision → cards', () => team.submit('aicha', { text: isCounted ? text : 'Hello.' }));
    await one('Ask for approval', () => team.press('aicha', 'ask'));
    await one('/tambour shows what waits', () => team.command('karim', ''));
    await one('/tambour again', () => team.command('odile', ''));
    const asked = await team.cardWith('approve');
    await one('✅ → decision → plan → cards', () => team.react('karim', asked, 'approve'));
    await one('due → gate → claim → Mastodon → told', () => scene.pass(21));
    await one('read back', () => scene.pass(600));
  }
  console.log(`\nsteps\n${tableOf(rows)}`);
  return [];
}

/** Creates a database in which jobs run when the scene says so. */
async function newDatabase(postgres: Postgres): Promise<TestDatabase> {
  const url = await postgres.newDatabase();
  const connection = { connectionString: url };
  await onServer(connection, async (client) => {
    await migrate(client, randomUUID, () => {});
    await createTestJobTable(client);
  });
  return { connection, url, [Symbol.asyncDispose]: async () => {} };
}

/** Records the statements of all connections, in order, without the scene's own polling. */
function countStatements(): string[] {
  const statements: string[] = [];
  const { prototype } = Client;
  const query = Reflect.get(prototype, 'query') as (...args: unknown[]) => unknown; // It has several overloads.
  Reflect.set(prototype, 'query', function (this: Client, ...args: unknown[]) {
    const [said] = args;
    const sql = typeof said === 'string' ? said : ((said as { readonly text?: string }).text ?? '');
    if (!isLook(sql)) statements.push(sql);
    return query.apply(this, args);
  });
  return statements;
}

/** Tells whether a statement is the scene's own polling for jobs and events. */
function isLook(sql: string): boolean {
  return /^\s*(?:SELECT|DELETE|WITH removed)[^]*\btest_job\b|^SELECT NOT EXISTS[^]*"ChatInbox"/i.test(sql);
}

function isTransaction(sql: string): boolean {
  return /^(?:BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)\b/.test(sql);
}

function sizeOf({ files }: Entered): Pick<Figures, 'files' | 'functions' | 'calls' | 'views' | 'findings'> {
  return {
    files: files.size,
    functions: [...files.values()].reduce((sum, called) => sum + called.size, 0),
    calls: [...files.values()].flatMap((called) => [...called.values()]).reduce((sum, count) => sum + count, 0),
    // Both are synchronous. V8 counts an asynchronous function again each time that it resumes.
    views: files.get('bot/drafting/draft-view.ts')?.get('peopleIn') ?? 0,
    findings: files.get('drafts/sending-findings.ts')?.get('sendingFindings') ?? 0,
  };
}

function callsOf(slack: { calls(method: string): readonly unknown[] }): Pick<Figures, 'posts' | 'updates'> {
  return { posts: slack.calls('chat.postMessage').length, updates: slack.calls('chat.update').length };
}

function tableOf(rows: readonly (readonly [string, Figures])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  const head = `  ${''.padEnd(width)} ${columns.map((name) => name.padStart(12)).join(' ')}`;
  const lines = rows.map(
    ([name, figures]) =>
      `  ${name.padEnd(width)} ${columns.map((column) => String(figures[column]).padStart(12)).join(' ')}`,
  );
  return [head, ...lines].join('\n');
}
