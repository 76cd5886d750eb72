import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { writePracticeKeys } from '#practice/practice-keys.ts';

import { temporaryFolder } from '../../support/temporary-folder.ts';
import { shippedEnvironment, shippedFlags, shippedProgram } from '../as-shipped.ts';
import { type BenchDesk, openDesk } from '../commands/open-desk.ts';
import type { Postgres } from '../open-postgres.ts';
import type { NetworksAnswer, NetworksQuestion } from '../publish/networks-process.ts';
import { startChild } from '../start-child.ts';
import { type Program, startProgram } from '../start-program.ts';
import { type Watch, watchAt } from './ask-watch.ts';
import { untilQuiet } from './count-effects.ts';
import { askedDrafts, fillDrafts, fillJournal, fillPast } from './fill.ts';
import type { LoadChat } from './load-chat.ts';

const openDrafts = 10_000;
const journalEntries = 100_000;
/** Enough for three waves, each of as many posts as publishing has workers. */
const hungAccounts = 18;
const postedWithinMs = 120_000;
const here = import.meta.dirname;

/** A Tambour, the networks in another process, and the database of a large team after years. */
export interface Stage extends AsyncDisposable {
  readonly tambour: Program;
  readonly watch: Watch;
  readonly desk: BenchDesk;
  /** A desk whose accounts are on a hanging network. */
  readonly hanging: BenchDesk;
  readonly onX: readonly string[];
  /** Drafts of the desk that wait for approval; their cards are posted. */
  readonly asked: readonly string[];
}

/** Opens a stage with `cards` drafts whose cards are posted, among 10,000 others; fewer at a smaller `scale`. */
export async function openStage(
  postgres: Postgres,
  chat: LoadChat,
  { scale, cards }: { readonly scale: number; readonly cards: number },
): Promise<Stage> {
  await using opened = new AsyncDisposableStack();
  const networks = opened.use(
    await startChild<NetworksQuestion, NetworksAnswer>(join(here, '../publish/networks-process.ts')),
  );
  const folder = opened.use(await temporaryFolder());
  const { place } = chat;
  const { keys } = await networks.ask({ kind: 'accounts' });
  const dataFolder = join(folder.path, 'data');
  mkdirSync(join(dataFolder, 'practice'), { recursive: true });
  writePracticeKeys(join(dataFolder, 'practice'), keys);
  const databaseUrl = await postgres.newDatabase();
  const watchPath = join(folder.path, 'watch');
  const watched = ['--expose-gc', '--import', join(here, 'watch-process.ts')];
  const tambour = opened.use(
    await startProgram([...shippedFlags, ...watched, ...shippedProgram], (port) => ({
      ...shippedEnvironment,
      ...chat.environment(port),
      BENCH_WATCH: watchPath,
      DATABASE_URL: databaseUrl,
      TAMBOUR_DATA: dataFolder,
      TAMBOUR_PORT: String(port),
      TAMBOUR_PRACTICE_URL: keys.chat.url,
    })),
  );
  await chat.reach(tambour.url);
  const desk = opened.use(await openDesk({ databaseUrl, dataFolder, place, keys }));
  const hanging = await desk.another(place.elsewhere);

  await desk.addAccounts(keys);
  const filled = { ...desk, author: place.author, approver: place.approver };
  await fillPast(filled);
  const asked = await askedDrafts(filled, cards);
  const onX: string[] = [];
  for (let one = 0; one < hungAccounts; one += 1) {
    const [, x] = await hanging.addAccounts((await networks.ask({ kind: 'accounts' })).keys);
    if (x !== undefined) onX.push(x);
  }
  await fillDrafts(filled, asked[0] ?? '', Math.round(openDrafts * scale) - asked.length);
  await fillJournal(filled, Math.round(journalEntries * scale));
  await untilQuiet(desk.store, postedWithinMs);
  await networks.ask({ kind: 'hang', network: 'x', hangs: true });
  const rest = opened.move();
  const parts = { tambour, desk, hanging, onX, asked, watch: watchAt(watchPath) };
  return { ...parts, [Symbol.asyncDispose]: () => rest.disposeAsync() };
}
