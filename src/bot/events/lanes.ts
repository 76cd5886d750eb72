/** Numbers of commands: under way at once in all and of one channel; waiting in all, of one channel and of one person. */
export interface LaneLimits {
  readonly atOnce: number;
  readonly atOnceOfChannel: number;
  readonly waiting: number;
  readonly waitingOfChannel: number;
  readonly waitingOfPerson: number;
}

/**
 * A command takes 3 to 15 ms of the only thread, and about as long in the database: more at once would only slow down
 * presses, which never wait here. Whoever is last of 200 waits for one to two seconds.
 */
export const laneLimits: LaneLimits = {
  atOnce: 6,
  atOnceOfChannel: 2,
  waiting: 200,
  waitingOfChannel: 40,
  waitingOfPerson: 5,
};

/** Runs commands a few at a time. Returns null, and runs nothing, if too many wait. */
export type Lanes = <T>(
  asked: { readonly channel: string; readonly person: string },
  work: () => Promise<T>,
) => Promise<T> | null;

interface Lane {
  underWay: number;
  readonly waiting: { readonly person: string; readonly begin: () => void }[];
}

/**
 * Creates lanes: each channel has its own, they take turns, and none is longer than its limit. So a flood in one
 * channel, or a chat that is slow to tell about it, delays nobody in another.
 */
export function lanes(limits: LaneLimits): Lanes {
  /** In the order of their next turns. A lane goes once nothing of it is under way or waits. */
  const lanesOf = new Map<string, Lane>();
  const waitingOf = new Map<string, number>();
  let waiting = 0;
  let underWay = 0;

  function beginNext(): void {
    if (underWay >= limits.atOnce) return;
    const free = [...lanesOf].find(([, lane]) => lane.waiting.length > 0 && lane.underWay < limits.atOnceOfChannel);
    const next = free?.[1].waiting.shift();
    if (free === undefined || next === undefined) return;
    const [channel, lane] = free;
    lanesOf.delete(channel);
    lanesOf.set(channel, lane);
    lane.underWay += 1;
    underWay += 1;
    waiting -= 1;
    const left = (waitingOf.get(next.person) ?? 0) - 1;
    if (left > 0) waitingOf.set(next.person, left);
    else waitingOf.delete(next.person);
    next.begin();
  }

  async function inTurn<T>(channel: string, lane: Lane, turn: Promise<void>, work: () => Promise<T>): Promise<T> {
    await turn;
    try {
      return await work();
    } finally {
      underWay -= 1;
      lane.underWay -= 1;
      if (lane.underWay === 0 && lane.waiting.length === 0) lanesOf.delete(channel);
      beginNext();
    }
  }

  return ({ channel, person }, work) => {
    const lane = lanesOf.get(channel) ?? { underWay: 0, waiting: [] };
    const ofPerson = waitingOf.get(person) ?? 0;
    if (waiting >= limits.waiting || lane.waiting.length >= limits.waitingOfChannel) return null;
    if (ofPerson >= limits.waitingOfPerson) return null;
    const { promise: turn, resolve: begin } = Promise.withResolvers<void>();
    lane.waiting.push({ person, begin });
    lanesOf.set(channel, lane);
    waitingOf.set(person, ofPerson + 1);
    waiting += 1;
    const done = inTurn(channel, lane, turn, work);
    beginNext();
    return done;
  };
}
