import { setTimeout as pause } from 'node:timers/promises';

import type { Child } from '../start-child.ts';
import type { Approving } from './approving.ts';
import type { Floor } from './floor.ts';
import type { NetworksAnswer, NetworksQuestion } from './networks-process.ts';
import type { House } from './open-house.ts';

export interface Rounds {
  readonly networks: Child<NetworksQuestion, NetworksAnswer>;
  readonly house: House;
  readonly approving: Approving;
  readonly floor: Floor;
}

/** Delay of each network before it answers its post. */
export interface Held {
  readonly mastodonMs: number;
  readonly xMs: number;
}

export interface Round extends Held {
  readonly tambourMs: number;
  /** Null in rounds without a floor. */
  readonly floors: { readonly oneMs: number; readonly otherMs: number } | null;
  readonly steps: {
    readonly takenMs: number;
    /** From then until the later of the two posts arrived. */
    readonly leftMs: number;
    /** From the later of the two answers until both were committed as sent. */
    readonly recordedMs: number;
  };
}

/** X allows an account 100 posts in a quarter of an hour, and the floor posts twice in a round. */
const mostPerAccount = 45;
const calmMs = 15;

/**
 * Runs rounds: Tambour in each, and two floors in every `floorEvery`th, in changing order. Within a round the networks
 * are equally slow.
 */
export async function runRounds(
  rounds: Rounds,
  helds: readonly Held[],
  { floorEvery }: { readonly floorEvery: number },
): Promise<readonly Round[]> {
  const { networks, house, approving, floor } = rounds;
  const done: Round[] = [];
  let forTambour: readonly string[] = [];
  let forFloors = (await networks.ask({ kind: 'accounts' })).keys;

  const ofTambour = async (held: Held): Promise<Pick<Round, 'tambourMs' | 'steps'>> => {
    const waiting = await approving.ask(forTambour);
    await pause(calmMs);
    await networks.ask({ kind: 'hold', ...held });
    const { pressedAtMs, takenAtMs, sentAtMs } = await approving.approve(waiting);
    const { posts } = await networks.ask({ kind: 'hold', mastodonMs: 0, xMs: 0 });
    if (posts.length !== 2) throw new Error(`two posts were to be sent, and ${posts.length} came`);
    await approving.rest(waiting.draftId);
    const arrivedAtMs = Math.max(...posts.map((post) => post.arrivedAtMs));
    const answeredAtMs = Math.max(...posts.map((post) => post.answeredAtMs));
    return {
      tambourMs: sentAtMs - pressedAtMs,
      steps: {
        takenMs: takenAtMs - pressedAtMs,
        leftMs: arrivedAtMs - takenAtMs,
        recordedMs: sentAtMs - answeredAtMs,
      },
    };
  };
  const ofFloor = async (held: Held): Promise<number> => {
    await pause(calmMs);
    await networks.ask({ kind: 'hold', ...held });
    return floor.publish(forFloors);
  };

  for (const [at, held] of helds.entries()) {
    if (at % mostPerAccount === 0) {
      forTambour = await house.addAccounts((await networks.ask({ kind: 'accounts' })).keys);
      forFloors = (await networks.ask({ kind: 'accounts' })).keys;
    }
    if (at % floorEvery > 0) {
      done.push({ ...held, ...(await ofTambour(held)), floors: null });
      continue;
    }
    const turn = Math.floor(at / floorEvery);
    const isFirst = turn % 2 === 0;
    const before = isFirst ? null : await ofFloor(held);
    const tambour = await ofTambour(held);
    const [one, other] = [before ?? (await ofFloor(held)), await ofFloor(held)];
    // Which of the two counts as the floor alternates, so that neither always follows Tambour.
    const floors = turn % 4 < 2 ? { oneMs: one, otherMs: other } : { oneMs: other, otherMs: one };
    done.push({ ...held, ...tambour, floors });
  }
  return done;
}
