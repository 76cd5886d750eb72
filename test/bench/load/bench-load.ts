import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { writeSandboxKeys } from '#sandbox/sandbox-keys.ts';
import { verifyJournal } from '#storage/verify-journal.ts';

import { temporaryFolder } from '../../support/temporary-folder.ts';
import type { Hit } from '../commands/load.ts';
import { openDesk } from '../commands/open-desk.ts';
import type { Postgres } from '../open-postgres.ts';
import type { NetworksAnswer, NetworksQuestion } from '../publish/networks-process.ts';
import type { Report } from '../report.ts';
import { slackEnvironment } from '../slack-environment.ts';
import { startChild } from '../start-child.ts';
import { startProgram } from '../start-program.ts';
import { watchAt } from './ask-watch.ts';
import { cardsThere } from './cards-there.ts';
import { beside } from './beside.ts';
import { countWrong, untilQuiet } from './count-effects.ts';
import { askedDrafts, fillDrafts, fillJournal, fillPast } from './fill.ts';
import type { GeneratorQuestion } from './generator-process.ts';
import { hostileReport } from './hostile.ts';
import { effects as effectShares, type Planned, planOf } from './plan.ts';
import { loadReport } from './load-report.ts';
import type { WorkspaceAnswer, WorkspaceQuestion } from './workspace-process.ts';

const perSecond = 500;
const seconds = 60;
const warmUpSeconds = 12;
const floorSeconds = 4;
const floors = 4;
const openDrafts = 10_000;
const journalEntries = 100_000;
/** As many at a time as publishing has workers, anew each time that the network was given up on. */
const hungAccounts = 18;
/** Threads that people talk in. */
const spareCards = 40;
const postedWithinMs = 120_000;
const here = import.meta.dirname;

/** What a large team's Slack sends in a minute and more, while one network hangs and digests are composed. */
export async function benchLoad(postgres: Postgres, scale: number): Promise<readonly Report[]> {
  await using networks = await startChild<NetworksQuestion, NetworksAnswer>(
    join(here, '../publish/networks-process.ts'),
  );
  await using workspace = await startChild<WorkspaceQuestion, WorkspaceAnswer>(join(here, 'workspace-process.ts'));
  await using generator = await startChild<GeneratorQuestion, readonly Hit[]>(join(here, 'generator-process.ts'));
  await using folder = await temporaryFolder();
  const slack = await workspace.ask({ kind: 'who' });
  const [, elsewhere = ''] = slack.channels;
  const { keys } = await networks.ask({ kind: 'accounts' });
  const dataFolder = join(folder.path, 'data');
  mkdirSync(join(dataFolder, 'practice'), { recursive: true });
  writeSandboxKeys(join(dataFolder, 'practice'), keys);
  const databaseUrl = await postgres.newDatabase();
  const watchPath = join(folder.path, 'watch');
  const program = [join(here, 'watch-process.ts'), join(here, '../../../src/main.ts')];
  await using tambour = await startProgram(['--expose-gc', '--import', ...program, 'start'], (port) => ({
    ...slackEnvironment(slack, 'http'),
    BENCH_WATCH: watchPath,
    DATABASE_URL: databaseUrl,
    TAMBOUR_DATA: dataFolder,
    TAMBOUR_PORT: String(port),
    TAMBOUR_SANDBOX_URL: keys.chat.url,
  }));
  await using bare = await startProgram([join(here, 'floor-process.ts')], (port) => ({ PORT: String(port) }));
  await using desk = await openDesk({ databaseUrl, dataFolder, slack, keys });
  const hanging = await desk.another(elsewhere);
  const watch = watchAt(watchPath);
  const { store } = desk;

  await desk.addAccounts(keys);
  const filled = { ...desk, author: slack.author, approver: slack.approver };
  await fillPast(filled);
  const count = perSecond * Math.ceil(seconds * scale);
  const warmUp = perSecond * warmUpSeconds;
  const used = effectShares.press + effectShares.react;
  const asked = await askedDrafts(filled, Math.ceil(((count + warmUp) * used) / 1000) + spareCards);
  const onX: string[] = [];
  for (let one = 0; one < hungAccounts; one += 1) {
    const [, x] = await hanging.addAccounts((await networks.ask({ kind: 'accounts' })).keys);
    if (x !== undefined) onX.push(x);
  }
  await fillDrafts(filled, asked[0] ?? '', openDrafts - asked.length);
  await fillJournal(filled, journalEntries);
  await untilQuiet(store, postedWithinMs);
  const cards = await cardsThere(store, slack, asked);
  await networks.ask({ kind: 'hang', network: 'x', hangs: true });

  const send = (url: string, planned: readonly Planned[]): Promise<readonly Hit[]> =>
    generator.ask({ url, secret: slack.signingSecret, perSecond, planned });
  const usedInWarmUp = Math.ceil((warmUp * used) / 1000) + spareCards / 2;
  const first = planOf(warmUp, { slack, cards: cards.slice(0, usedInWarmUp), seed: 1 });
  const whole = planOf(count, { slack, cards: cards.slice(usedInWarmUp), seed: 2 });
  const ofFloor = whole.planned.slice(0, perSecond * Math.ceil(floorSeconds * scale));
  await send(bare.url, ofFloor);
  const warming = beside({ desk: hanging, slack, tambourUrl: tambour.url, onX });
  await warming.begun;
  await send(tambour.url, first.planned);
  await warming.end();
  await untilQuiet(store);
  await pause(2_000);
  const memoryBefore = await watch.memory();

  const floorHits: (readonly Hit[])[] = [];
  for (let one = 0; one < floors / 2; one += 1) floorHits.push(await send(bare.url, ofFloor));
  await using meanwhile = beside({ desk: hanging, slack, tambourUrl: tambour.url, onX });
  await meanwhile.begun;
  await watch.begin();
  const hits = await send(tambour.url, whole.planned);
  const delay = await watch.delay();
  const { hung, digests } = await meanwhile.end();
  for (let one = 0; one < floors / 2; one += 1) floorHits.push(await send(bare.url, ofFloor));
  const quiet = await untilQuiet(store);
  await pause(2_000);
  const memoryAfter = await watch.memory();
  const counted = await countWrong(store, {
    pressed: [...first.effects.pressed, ...whole.effects.pressed],
    reacted: [...first.effects.reacted, ...whole.effects.reacted],
    files: [...first.effects.files, ...whole.effects.files],
  });
  const journal = await verifyJournal(store.db);
  const { complaints } = await workspace.ask({ kind: 'who' });
  return [
    loadReport({
      perSecond,
      hits,
      floorHits,
      delay,
      hung,
      digests,
      quiet,
      counted,
      memoryBefore,
      memoryAfter,
      complaints,
      isSound: journal.kind === 'sound',
    }),
    await hostileReport({ slack, workspace, watch, store, tambourUrl: tambour.url, tries: scale < 1 ? 1 : 3 }),
  ];
}
