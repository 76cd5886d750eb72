import { join } from 'node:path';

import type { Postgres } from '../open-postgres.ts';
import type { Report } from '../report.ts';
import { startProgram } from '../start-program.ts';
import { smallDisk } from './database-faults.ts';
import { hostileFiles } from './hostile-files.ts';
import { hostileReport } from './hostile.ts';
import type { LoadChat } from './load-chat.ts';
import { loadFaults, secondsOfFaults } from './load-faults.ts';
import { loadMinute } from './load-minute.ts';
import { openMattermostLoad } from './open-mattermost-load.ts';
import { openSlackLoad } from './open-slack-load.ts';
import { openStage, type Stage } from './open-stage.ts';
import { cardsUsedBy } from './shares.ts';

const seconds = 60;
const warmUpSeconds = 12;
/** Cards in each part in whose threads people talk. */
const spareCards = 20;
const here = import.meta.dirname;

/**
 * Measures a large team's chat for a minute and more while one network hangs and digests are composed. Then hostile
 * texts (Slack only), then the load with faults.
 */
export async function benchLoad(
  postgres: Postgres,
  how: { readonly scale: number; readonly chat: 'slack' | 'mattermost'; readonly perSecond: number },
): Promise<readonly Report[]> {
  const { scale, perSecond } = how;
  if (how.chat === 'mattermost') {
    await using chat = await openMattermostLoad(perSecond);
    return await allOf(chat, { postgres, scale, between: null });
  }
  await using chat = await openSlackLoad(perSecond);
  return await allOf(chat, { postgres, scale, between: (stage) => hostileReport(chat, stage, scale < 1 ? 1 : 3) });
}

/** Measures hostile files and texts only, on the same database. */
export async function benchHostile(postgres: Postgres, scale: number): Promise<readonly Report[]> {
  await using chat = await openSlackLoad(0);
  await using stage = await openStage(postgres, chat, { scale, cards: 1 });
  const isShort = scale < 1;
  return [await hostileFiles(isShort ? 1 : 9), await hostileReport(chat, stage, isShort ? 1 : 3)];
}

async function allOf(
  chat: LoadChat,
  how: {
    readonly postgres: Postgres;
    readonly scale: number;
    readonly between: ((stage: Stage) => Promise<Report>) | null;
  },
): Promise<readonly Report[]> {
  const { postgres, scale, between } = how;
  const counts = [warmUpSeconds, Math.ceil(seconds * scale), secondsOfFaults].map((each) => each * chat.perSecond);
  const cards = counts.map((count) => cardsUsedBy(count) + spareCards);
  // Opened before Tambour, so that it is removed after Tambour has stopped: its removal puts the old database back.
  await using disk = smallDisk(postgres);
  const allCards = cards.reduce((sum, each) => sum + each, 0);
  await using stage = await openStage(postgres, chat, { scale, cards: allCards });
  await using bare = await startProgram([join(here, 'floor-process.ts')], (port) => ({ PORT: String(port) }));
  const partOf = (
    at: number,
  ): { readonly count: number; readonly drafts: readonly string[]; readonly seed: number } => {
    const from = cards.slice(0, at).reduce((sum, each) => sum + each, 0);
    return { count: counts[at] ?? 0, drafts: stage.asked.slice(from, from + (cards[at] ?? 0)), seed: at + 1 };
  };
  const minute = await loadMinute(chat, stage, { bareUrl: bare.url, scale, warmUp: partOf(0), measured: partOf(1) });
  const others = between === null ? [] : [await between(stage)];
  return [minute, ...others, await loadFaults(chat, stage, { postgres, disk, part: partOf(2) })];
}
