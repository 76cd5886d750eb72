import { setTimeout as pause } from 'node:timers/promises';

import { mattermostWordsIn } from '#app/mattermost-words-in.ts';
import { platformOf } from '#storage/chat-server.ts';

import { openMattermost } from '../../simulators/mattermost/open-mattermost.ts';
import { type Again, type Hit, hit } from '../commands/load.ts';
import { answerParent } from '../start-child.ts';
import { type AskedCard, mattermostActs } from './mattermost-acts.ts';
import { paced } from '../paced.ts';
import type { Effects } from './plan.ts';
import { effectShares } from './shares.ts';

/** Requests to the server and its people; each is answered once it is done. */
export type MattermostQuestion =
  | { readonly kind: 'who' }
  /** Makes the server send there what people type from now on. */
  | { readonly kind: 'reach'; readonly url: string }
  | {
      readonly kind: 'load';
      readonly perSecond: number;
      readonly count: number;
      readonly cards: readonly AskedCard[];
      readonly seed: number;
      readonly again: Again;
    }
  /** Sends as many requests to a bare server. */
  | { readonly kind: 'floor'; readonly url: string; readonly perSecond: number; readonly count: number };

/** The server, with all its people and channels. */
export interface MattermostAnswer {
  readonly url: string;
  /** By which Tambour knows the server again. */
  readonly platform: string;
  readonly token: string;
  readonly commandToken: string;
  readonly author: string;
  /** Token of the author's client. */
  readonly authorToken: string;
  readonly approver: string;
  readonly approvers: readonly string[];
  /** The desk's channel comes first. */
  readonly channels: readonly string[];
  readonly complaints: readonly string[];
  /** Requests that the server sent and waited for. */
  readonly hits: readonly Hit[];
  readonly effects: Effects;
  /** When each event without an answer but with an effect was due, by draft or file, by this machine's clock. */
  readonly dueAt: Readonly<Record<string, number>>;
  /** Times until each event without answer and effect was read. */
  readonly readMs: readonly number[];
}

const colleagues = Array.from({ length: 20 }, (_, at) => `colleague${at}`);
const approving = ['karim', ...Array.from({ length: 5 }, (_, at) => `approver${at}`)];
const otherChannels = Array.from({ length: 9 }, (_, at) => ({ name: `channel${at}`, isBotIn: true }));
const people = ['aicha', ...approving, ...colleagues].map((name) => ({ name, locale: 'fr' }));
const mattermost = await openMattermost({ people, otherChannels });
const commandToken = mattermost.registerCommand('http://127.0.0.1:9/mattermost/command');
const author = mattermost.id('aicha');
const authorToken = mattermost.makeToken(author);
const approvers = approving.map((name) => mattermost.id(name));
const channels = [mattermost.channel, ...otherChannels.map(({ name }) => mattermost.channelId(name))];
const nobody: Pick<MattermostAnswer, 'hits' | 'effects' | 'dueAt' | 'readMs'> = {
  hits: [],
  effects: { pressed: [], reacted: [], files: [] },
  dueAt: {},
  readMs: [],
};
const tryLater = new Set((['fr', 'en'] as const).map((language) => mattermostWordsIn(language).tryLater));

async function load(asked: MattermostQuestion & { readonly kind: 'load' }): Promise<typeof nobody> {
  const { cards, seed, again, count, perSecond } = asked;
  const cast = { approvers, people: colleagues.map((name) => mattermost.id(name)), channels };
  const acts = mattermostActs(mattermost, cast, { cards, seed });
  const readMs: number[] = [];
  const hits = await paced({ count, perSecond }, async (at, dueAt): Promise<Hit | null> => {
    const { what, answer } = acts.next(at, Date.now());
    if (answer === null) {
      await mattermost.socket.read();
      if (!(what in effectShares)) readMs.push(performance.now() - dueAt);
      return null;
    }
    const refusals: string[] = [];
    for (;;) {
      const sentAt = Date.now();
      const came = await answer();
      const tookMs = performance.now() - dueAt;
      const isTaken = came.kind === 'answered' && !tryLater.has(came.said);
      if (isTaken)
        return {
          what,
          tookMs,
          answer: came.said === '' ? 'later' : 'given',
          refusals,
          sentAt,
          acknowledgedAt: Date.now(),
        };
      refusals.push(`${came.kind} after ${Date.now() - sentAt} ms`);
      if (tookMs > again.withinMs) return { what, tookMs, answer: 'later', refusals, sentAt, acknowledgedAt: null };
      await pause(again.afterMs * 2 ** (refusals.length - 1));
    }
  });
  return { hits: hits.filter((one) => one !== null), ...acts.done(), readMs };
}

answerParent(async (question): Promise<MattermostAnswer> => {
  const asked = question as MattermostQuestion;
  let came = nobody;
  switch (asked.kind) {
    case 'who':
      break;
    case 'reach':
      for (const command of mattermost.server.commands.values()) command.url = `${asked.url}/mattermost/command`;
      break;
    case 'load':
      came = await load(asked);
      break;
    case 'floor': {
      const { perSecond, count, url } = asked;
      const request = { what: 'bare', headers: { 'content-type': 'application/json' }, body: JSON.stringify(asked) };
      const hits = await hit(url, '/', { perSecond, seconds: count / perSecond, request: () => request, again: null });
      came = { ...nobody, hits };
    }
  }
  // Nothing reads what was sent before.
  mattermost.server.calls.splice(0);
  mattermost.server.sent.splice(0);
  return {
    url: mattermost.url,
    platform: platformOf(mattermost.server.diagnosticId),
    token: mattermost.bot.token,
    commandToken,
    author,
    authorToken,
    approver: approvers[0] ?? author,
    approvers,
    channels,
    complaints: [...mattermost.complaints()],
    ...came,
  };
});
