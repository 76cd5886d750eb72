import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { writePracticeKeys } from '#practice/practice-keys.ts';

import { teamId } from '../../simulators/slack/slack-options.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { shippedEnvironment, shippedFlags, shippedProgram } from '../as-shipped.ts';
import type { Postgres } from '../open-postgres.ts';
import type { NetworksAnswer, NetworksQuestion } from '../publish/networks-process.ts';
import type { Report } from '../report.ts';
import { slackEnvironment } from '../slack-environment.ts';
import type { SlackAnswer } from '../slack-process.ts';
import { startChild } from '../start-child.ts';
import { startProgram } from '../start-program.ts';
import { type Hit, hit } from './load.ts';
import { type BenchDesk, openDesk } from './open-desk.ts';
import { type Goals, reportOf, type Slice } from './report-of.ts';
import { slackCommand, slackPress } from './slack-requests.ts';

const slices = 4;
const secondsOfTambour = 15;
const secondsOfFloor = 5;
const warmUpSeconds = 4;
const pressesPerSecond = 2;
/** As many as publishing has workers, so that all of them wait for the hanging network. */
const hungAccounts = 6;
const openDrafts = 3;
const here = import.meta.dirname;

/** One load: so many commands a second, in so many of the desks. Presses are always in the last desk. */
interface Shape {
  readonly title: string;
  readonly perSecond: number;
  readonly desks: number;
  readonly goals: Goals;
}

const shapes: readonly Shape[] = [
  { title: '150/s in nine desks', perSecond: 150, desks: 9, goals: { p99Ms: 50, mostBusy: 0 } },
  { title: '500/s in nine desks', perSecond: 500, desks: 9, goals: {} },
  { title: '500/s in one desk', perSecond: 500, desks: 1, goals: { pressRatio: 3 } },
];

/**
 * Measures signed commands over HTTP while posts hang on X, against an empty Bolt app, and presses on a desk where
 * nobody types.
 */
export async function benchCommands(postgres: Postgres, scale: number): Promise<readonly Report[]> {
  await using networks = await startChild<NetworksQuestion, NetworksAnswer>(
    join(here, '../publish/networks-process.ts'),
  );
  await using slackChild = await startChild<object, SlackAnswer>(join(here, '../slack-process.ts'));
  await using folder = await temporaryFolder();
  const slack = await slackChild.ask({});
  const { keys } = await networks.ask({ kind: 'accounts' });
  const dataFolder = join(folder.path, 'data');
  mkdirSync(join(dataFolder, 'practice'), { recursive: true });
  writePracticeKeys(join(dataFolder, 'practice'), keys);
  const databaseUrl = await postgres.newDatabase();
  const ofSlack = slackEnvironment(slack, 'http');
  await using tambour = await startProgram([...shippedFlags, ...shippedProgram], (port) => ({
    ...shippedEnvironment,
    ...ofSlack,
    DATABASE_URL: databaseUrl,
    TAMBOUR_DATA: dataFolder,
    TAMBOUR_PORT: String(port),
    TAMBOUR_PRACTICE_URL: keys.chat.url,
  }));
  await using bolt = await startProgram([join(here, '../bolt-process.ts')], (port) => ({
    ...ofSlack,
    PORT: String(port),
  }));
  const { author, approver, readers, channels } = slack;
  const [channel = '', ...others] = channels;
  const place = { platform: `slack:${teamId}`, channel, author, approver, approvers: [approver] };
  await using desk = await openDesk({ databaseUrl, dataFolder, place, keys });
  const desks = [desk, ...(await Promise.all(others.map((one) => desk.another(one))))];

  const accountsOf = async (of: BenchDesk): Promise<readonly string[]> =>
    of.addAccounts((await networks.ask({ kind: 'accounts' })).keys);
  const onX: string[] = [];
  for (let one = 0; one < hungAccounts; one += 1) {
    const [, x] = await accountsOf(desk);
    if (x !== undefined) onX.push(x);
  }
  let pressed = { channel: '', draftId: '' };
  for (const [at, one] of desks.entries()) {
    const accounts = one === desk ? onX : await accountsOf(one);
    for (let draft = 0; draft < openDrafts; draft += 1)
      pressed = { channel: channels[at] ?? '', draftId: await one.write(accounts, 'asked') };
  }
  await networks.ask({ kind: 'hang', network: 'x', hangs: true });

  const load = (url: string, { perSecond, desks: count }: Shape, seconds: number): Promise<readonly Hit[]> =>
    hit(url, '/slack/events', {
      perSecond,
      seconds: Math.ceil(seconds),
      request: (at) =>
        slackCommand(slack, typedAt(at), {
          person: readers[at % readers.length] ?? author,
          channel: channels[at % count] ?? channel,
        }),
      again: null,
    });
  const press = (seconds: number): Promise<readonly Hit[]> =>
    hit(tambour.url, '/slack/events', {
      perSecond: pressesPerSecond,
      seconds: Math.ceil(seconds),
      request: () => slackPress(slack, pressed),
      again: null,
    });

  const reports: Report[] = [];
  for (const shape of shapes) {
    for (const { url } of [bolt, tambour]) await load(url, shape, warmUpSeconds * Math.max(scale, 0.5));
    const done: Slice[] = [];
    for (let slice = 0; slice < slices; slice += 1) {
      const floor = await load(bolt.url, shape, secondsOfFloor * scale);
      await desk.write(onX, 'approved');
      // The network is given up on after twenty seconds, and looked at then: two requests would overlap.
      while ((await desk.underWay()) < hungAccounts) await pause(20);
      const hungBefore = await desk.underWay();
      const pressesAlone = await press(secondsOfFloor * scale);
      const seconds = secondsOfTambour * scale;
      const [ofTambour, presses] = await Promise.all([load(tambour.url, shape, seconds), press(seconds)]);
      const hungAfter = await desk.underWay();
      const floorAgain = await load(bolt.url, shape, secondsOfFloor * scale);
      const swapped = slice % 2 === 1;
      const floors = swapped ? { floor: floorAgain, floorAgain: floor } : { floor, floorAgain };
      done.push({ tambour: ofTambour, presses, pressesAlone, ...floors, hungBefore, hungAfter });
    }
    reports.push(reportOf(shape.title, shape.goals, done));
  }
  return reports;
}

/** Returns a command, by hundreds: mostly the one that anybody tries, and two that read the database a dozen times. */
function typedAt(at: number): string {
  if (at % 100 === 33) return 'liste';
  return at % 100 === 66 ? 'voir 2' : '';
}
