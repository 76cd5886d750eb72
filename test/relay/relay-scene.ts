import { rules } from '#app/rules.ts';
import type { Desk } from '#desks/desk.ts';
import { keepSource, turnSource } from '#relay/keep-source.ts';
import type { RelayDeps } from '#relay/relay-deps.ts';
import { readSource, type Source, type SourceTerms } from '#relay/source.ts';
import { startRelay } from '#relay/start-relay.ts';

import { openDesk } from '../drafts/desk-in-store.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { testClock, type TestClock } from '../support/test-clock.ts';
import { newsSite, type NewsSite } from './news-site.ts';

/** A desk whose site is read: Aicha keeps the source. */
export interface RelayScene extends AsyncDisposable {
  readonly store: TestStore;
  readonly clock: TestClock;
  readonly desk: Desk;
  readonly site: NewsSite;
  /** Adds a source for the site. */
  add(terms?: Partial<SourceTerms>, by?: string): Promise<Source>;
  /** Adds one and switches it on, with what stands there now as known. */
  switchedOn(terms?: Partial<SourceTerms>): Promise<Source>;
  source(id: string): Promise<Source>;
  /** Runs what is due now. */
  settle(): Promise<void>;
  /** Lets time pass until the next reading is due, or to `until` at most. */
  toNextReading(until?: Date): Promise<void>;
  /** Texts of all drafts, oldest first. */
  texts(): Promise<readonly string[]>;
  /** Kinds of all notices that a source led to, in order. */
  told(): Promise<readonly string[]>;
}

export const template = '{title}\n\n{summary}\n\n{link}\n#lakes\n{label}';

/** Ids in the order in which they are made, so that what is of one moment has an order. */
function growingIds(): () => string {
  let made = 0;
  return () => {
    made += 1;
    return `00000000-0000-7000-8000-${made.toString(16).padStart(12, '0')}`;
  };
}

export async function openRelayScene(
  clock = testClock(new Date('2026-06-01T06:00:00Z')),
  /** What it reads by, where that is not the site's own fetch alone. */
  depsOf: (means: Pick<RelayScene, 'store' | 'desk' | 'site'>) => Partial<RelayDeps> = () => ({}),
): Promise<RelayScene> {
  const store = await openTestStore({ clock, newId: growingIds() });
  const site = await newsSite();
  const desk = await openDesk(store);
  const accountIds = desk.accounts.filter(({ network }) => network === 'mastodon').map(({ id }) => id);
  await startRelay({ store, rules, fetch: site.fetch, logger: null, ...depsOf({ store, desk, site }) });
  const scene: RelayScene = {
    store,
    clock,
    desk,
    site,
    async add(given = {}, by = 'aicha') {
      const terms: SourceTerms = {
        kind: 'feed',
        url: site.url,
        label: 'From the ministry’s site',
        template,
        accountIds,
        repliesReader: 'aicha',
        ...given,
      };
      const kept = await store.write((work) => keepSource(work, { deskId: desk.id, terms, by, changes: null }));
      if (kept.kind !== 'kept') throw new Error(kept.kind);
      await scene.settle();
      const { id } = await store.db.source.findFirstOrThrow({ where: { url: terms.url } });
      return scene.source(id);
    },
    async switchedOn(given) {
      const seen = await scene.add(given);
      const turned = await store.write((work) => turnSource(work, { deskId: desk.id, seen, to: 'on', by: 'aicha' }));
      if (turned.kind !== 'turned') throw new Error(turned.kind);
      await scene.settle();
      return scene.source(seen.id);
    },
    async source(id) {
      const source = await readSource(store.db, id);
      if (source === null) throw new Error('there is no such source');
      return source;
    },
    async settle() {
      const { failures } = await store.runDueJobs();
      if (failures.length > 0) throw failures[0];
    },
    async toNextReading(until) {
      const next = await store.db.source.findFirst({ where: { state: 'on' }, orderBy: { nextAt: 'asc' } });
      const at = Math.min(next?.nextAt.getTime() ?? Infinity, until?.getTime() ?? Infinity);
      clock.advance(Math.max(0, at - clock.now().getTime()));
      await store.runEveryMinute();
      await scene.settle();
    },
    async texts() {
      const drafts = await store.db.draft.findMany({
        orderBy: { number: 'asc' },
        include: { revisions: { orderBy: { number: 'asc' }, take: 1 } },
      });
      return drafts.map(({ revisions }) => revisions[0]?.text ?? '');
    },
    async told() {
      const rows = await store.db.notice.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
      return rows.map(({ kind }) => kind).filter((kind) => /^(?:source|relay)\./.test(kind) && kind !== 'source.shown');
    },
    async [Symbol.asyncDispose]() {
      await site[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
    },
  };
  return scene;
}
