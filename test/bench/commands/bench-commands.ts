import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { writePracticeKeys } from '#practice/practice-keys.ts';

import { teamId } from '../../simulators/slack/slack-options.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import type { Postgres } from '../open-postgres.ts';
import type { NetworksAnswer, NetworksQuestion } from '../publish/networks-process.ts';
import type { Report } from '../report.ts';
import { slackEnvironment } from '../slack-environment.ts';
import type { SlackAnswer } from '../slack-process.ts';
import { startChild } from '../start-child.ts';
import { startProgram } from '../start-program.ts';
import { type Hit, hit } from './load.ts';
import { openDesk } from './open-desk.ts';
import { reportOf, type Slice } from './report-of.ts';
import { slackCommand } from './slack-command.ts';

const perSecond = 500;
const slices = 4;
const secondsOfTambour = 15;
const secondsOfFloor = 5;
const warmUpSeconds = 4;
/** As many as publishing has workers, so that all of them wait for the hanging network. */
const hungAccounts = 6;
const openDrafts = 3;
const here = import.meta.dirname;

/** Measures signed commands over HTTP while posts hang on X, against an empty Bolt app. */
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
  await using tambour = await startProgram([join(here, '../../../bin/tambour.js'), 'start'], (port) => ({
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
  const { channel, author, approver } = slack;
  const place = { platform: `slack:${teamId}`, channel, author, approver, approvers: [approver] };
  await using desk = await openDesk({ databaseUrl, dataFolder, place, keys });

  const onX: string[] = [];
  for (let one = 0; one < hungAccounts; one += 1) {
    const [, x] = await desk.addAccounts((await networks.ask({ kind: 'accounts' })).keys);
    if (x !== undefined) onX.push(x);
  }
  for (let one = 0; one < openDrafts; one += 1) await desk.write(onX, 'asked');
  await networks.ask({ kind: 'hang', network: 'x', hangs: true });

  const load = (url: string, seconds: number): Promise<readonly Hit[]> =>
    hit(url, '/slack/events', {
      perSecond,
      seconds: Math.ceil(seconds),
      request: (at) => slackCommand(slack, typedAt(at)),
      again: null,
    });
  for (const { url } of [bolt, tambour]) await load(url, warmUpSeconds * Math.max(scale, 0.5));
  const done: Slice[] = [];
  for (let slice = 0; slice < slices; slice += 1) {
    const floor = await load(bolt.url, secondsOfFloor * scale);
    await desk.write(onX, 'approved');
    // The network is given up on after twenty seconds, and looked at then: two requests would overlap.
    while ((await desk.underWay()) < hungAccounts) await pause(20);
    const hungBefore = await desk.underWay();
    const ofTambour = await load(tambour.url, secondsOfTambour * scale);
    const hungAfter = await desk.underWay();
    const floorAgain = await load(bolt.url, secondsOfFloor * scale);
    const swapped = slice % 2 === 1;
    const floors = swapped ? { floor: floorAgain, floorAgain: floor } : { floor, floorAgain };
    done.push({ tambour: ofTambour, ...floors, hungBefore, hungAfter });
  }
  return [reportOf(perSecond, done)];
}

/** Returns a command, by hundreds: mostly the one that anybody tries, and two that read the database a dozen times. */
function typedAt(at: number): string {
  if (at % 100 === 33) return 'liste';
  return at % 100 === 66 ? 'voir 2' : '';
}
