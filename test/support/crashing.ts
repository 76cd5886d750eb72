import type { Network } from '#networks/network.ts';
import type { PublishingDeps } from '#publishing/publishing-deps.ts';
import type { Store } from '#storage/store.ts';

/** A process that can die at any step and start again with empty memory. */
export interface Process {
  readonly wrap: (deps: PublishingDeps) => PublishingDeps;
  /** Dies at the n-th step from now, counted from 1. */
  dieAt(step: number): void;
  /** Starts again; returns true if it had died. */
  restart(): boolean;
  stepsDone(): number;
}

/**
 * Makes a process that can be killed. Steps are the points where a kill can happen: before and after each commit, and
 * before and after each call to the network.
 */
export function mortalProcess(): Process {
  let steps = 0;
  let deathAt = Infinity;
  let isDead = false;
  let lives = 1;

  function step(): void {
    if (isDead) throw new Error('the process is dead');
    steps += 1;
    if (steps < deathAt) return;
    isDead = true;
    throw new Error(`killed at step ${steps}`);
  }

  async function between<T>(call: () => Promise<T>): Promise<T> {
    step();
    const result = await call();
    step();
    return result;
  }

  /** Begins work that dies with its process. */
  function beginInThisLife({ jobs }: Store, what: string, work: (signal: AbortSignal) => Promise<void>): void {
    const life = lives;
    jobs.begin(what, async (signal) => {
      if (lives === life) await work(signal);
    });
  }

  function mortal(network: Network): Network {
    return {
      rules: network.rules,
      keyLifeSeconds: network.keyLifeSeconds,
      prepare: (...given) => between(() => network.prepare(...given)),
      publish: (...given) => between(() => network.publish(...given)),
      find: (...given) => between(() => network.find(...given)),
      confirm: (...given) => between(() => network.confirm(...given)),
      readBack: (...given) => between(() => network.readBack(...given)),
      correct: (...given) => between(() => network.correct(...given)),
      retract: (...given) => between(() => network.retract(...given)),
      pin: (...given) => between(() => network.pin(...given)),
      read: (...given) => between(() => network.read(...given)),
      followers: (...given) => between(() => network.followers(...given)),
      boosters: (...given) => between(() => network.boosters(...given)),
      timeline: (...given) => between(() => network.timeline(...given)),
      ownPosts: (...given) => between(() => network.ownPosts(...given)),
      postsOf: (...given) => between(() => network.postsOf(...given)),
      lookUpName: (...given) => between(() => network.lookUpName(...given)),
      check: (...given) => network.check(...given),
    };
  }

  return {
    wrap: (deps) => ({
      ...deps,
      store: {
        ...deps.store,
        jobs: { ...deps.store.jobs, begin: (what, work) => beginInThisLife(deps.store, what, work) },
        write: (work) => between(() => deps.store.write(work)),
      },
      async networkOf(account) {
        const opened = await deps.networkOf(account);
        return opened.kind === 'open' ? { kind: 'open', network: mortal(opened.network) } : opened;
      },
    }),
    dieAt(step) {
      deathAt = steps + step;
    },
    restart() {
      const wasDead = isDead;
      isDead = false;
      if (wasDead) {
        deathAt = Infinity;
        lives += 1;
      }
      return wasDead;
    },
    stepsDone: () => steps,
  };
}
