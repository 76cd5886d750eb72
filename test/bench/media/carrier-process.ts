import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

import { fetchRecording } from '#bot/drafting/fetch-recording.ts';
import { chunksOf } from '#chat/kit/bytes-of.ts';
import type { PracticeKeys } from '#practice/practice-keys.ts';

import { openApproving } from '../publish/approving.ts';
import { openHouse } from '../publish/open-house.ts';
import { answerParent } from '../start-child.ts';
import { type Watched, watchLoop } from './watch-loop.ts';

// A process that carries a video from a chat to both networks: as Tambour does, or as the floor, socket to socket.

export type CarrierQuestion =
  | { readonly kind: 'open'; readonly databaseUrl: string; readonly keys: PracticeKeys }
  | { readonly kind: 'carry'; readonly from: string; readonly byteLength: number }
  | { readonly kind: 'pipe'; readonly from: string; readonly to: string };

export interface Carried extends Watched {
  readonly ms: number;
  /** Part of `ms`: from the first byte until the recording is stored. */
  readonly keptAfterMs: number;
}

type Way = (from: string, byteLength: number) => Promise<number>;
let carry: Way | null = null;

async function opened({ databaseUrl, keys }: Extract<CarrierQuestion, { readonly kind: 'open' }>): Promise<Way> {
  const house = await openHouse(databaseUrl, keys);
  const approving = await openApproving(house, databaseUrl);
  const accountIds = await house.addAccounts(keys);
  return async (from, byteLength) => {
    const begun = performance.now();
    // As a chat adapter opens a person's file.
    const response = await fetch(from);
    const chunks = chunksOf(response, { maxBytes: byteLength, told: byteLength });
    const taken = await fetchRecording(house.bot.store, chunks, { signal: new AbortController().signal });
    if (taken.kind !== 'recording') throw new Error(`the video was refused: ${taken.why}`);
    const keptAfterMs = performance.now() - begun;
    const waiting = await approving.ask(accountIds, {
      media: [{ ...taken.media, alt: 'The mayor speaks before a map.' }],
    });
    await approving.approve(waiting);
    return keptAfterMs;
  };
}

/** Streams the bytes from one address to another, twice, since there are two networks. */
async function pipe(from: string, to: string): Promise<number> {
  const begun = performance.now();
  for (let network = 0; network < 2; network += 1) {
    await new Promise<void>((resolve, reject) => {
      request(from, (source) => {
        const sink = request(to, { method: 'POST' }, (answer) => {
          answer.resume().once('end', resolve).once('error', reject);
        });
        source.pipe(sink.once('error', reject));
      })
        .once('error', reject)
        .end();
    });
  }
  return performance.now() - begun;
}

async function watched(way: () => Promise<number>): Promise<Carried> {
  // Lets earlier work come to rest.
  await pause(300);
  const begun = performance.now();
  const tell = watchLoop();
  const keptAfterMs = await way();
  return { ...tell(), keptAfterMs, ms: performance.now() - begun };
}

answerParent(async (asked): Promise<Carried | null> => {
  const question = asked as CarrierQuestion;
  switch (question.kind) {
    case 'open':
      carry = await opened(question);
      return null;
    case 'carry': {
      const way = carry;
      if (way === null) throw new Error('nothing is open');
      return watched(() => way(question.from, question.byteLength));
    }
    case 'pipe':
      return watched(() => pipe(question.from, question.to));
  }
});
