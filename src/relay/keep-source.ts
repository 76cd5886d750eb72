import { isDeepStrictEqual } from 'node:util';

import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';
import { Prisma } from '#storage/generated/client.ts';

import { endRulesOf } from './end-rule.ts';
import { type Circle, wouldLoop } from './loops.ts';
import { enqueueSourceNotice } from './relay-notice.ts';
import { enqueueReading } from './relay-queue.ts';
import { lockSource, MAX_SOURCES, type Source, type SourceState, type SourceTerms } from './source.ts';

/** Request to add a source, or to change one from the version that somebody saw. The caller checks who may. */
export interface SourceToKeep {
  readonly deskId: string;
  readonly terms: SourceTerms;
  readonly by: string;
  readonly changes: SeenSource | null;
}

/** A source in the version that somebody saw. */
export type SeenSource = Pick<Source, 'id' | 'version'>;

export type KeepSourceOutcome =
  | { readonly kind: 'kept' }
  /** Only the reader of its answers changed: it goes on as before. */
  | { readonly kind: 'named' }
  /** The desk reads that address already. */
  | { readonly kind: 'sameAddress' }
  | { readonly kind: 'full' }
  /** It would relay into an account that it reads. */
  | Circle
  /** Somebody changed or ended it in between: nothing was written. */
  | { readonly kind: 'stale' };

/** Forgets earlier readings: the next one takes what is there as known. */
const anew = {
  readAt: null,
  etag: null,
  lastModified: null,
  failingSince: null,
  failures: 0,
  failureNotified: false,
} as const;

/**
 * Adds a source to a desk, or changes one. In both cases it is only read for a preview, and relays nothing until
 * somebody switches it on.
 */
export async function keepSource(work: UnitOfWork, request: SourceToKeep): Promise<KeepSourceOutcome> {
  const { deskId, terms, by, changes } = request;
  // Serialises requests for one desk, so that its limit holds.
  await work.tx.$queryRaw`SELECT 1 FROM "Desk" WHERE "id" = ${deskId}::uuid FOR NO KEY UPDATE`;
  const before = changes === null ? null : await lockSource(work.tx, changes.id);
  if (changes !== null && !isAsSeen(before, deskId, changes)) return { kind: 'stale' };
  const others = await work.tx.source.findMany({
    where: { deskId, state: { not: 'ended' }, ...(changes === null ? {} : { id: { not: changes.id } }) },
    select: { url: true },
  });
  if (others.some(({ url }) => url === terms.url)) return { kind: 'sameAddress' };
  if (others.length >= MAX_SOURCES) return { kind: 'full' };
  if (before !== null && isOtherwiseSame(before, terms)) return nameReader(work, before, terms.repliesReader, by);
  const circle = await wouldLoop(work.tx, { ...terms, id: changes?.id ?? null });
  if (circle !== null) return circle;
  const now = work.clock.now();
  const id = changes?.id ?? work.newId();
  const repliesReaderGone = false;
  const kept = {
    ...terms,
    repliesReaderGone,
    accountIds: [...terms.accountIds],
    savedBy: by,
    changedAt: now,
    nextAt: now,
  };
  const isElsewhere = before?.url !== terms.url;
  const unread = isElsewhere ? { remoteId: null, readUntilId: null } : {};
  const proposed = { state: 'proposed', pausedWhy: null, preview: Prisma.DbNull, ...anew, ...unread } as const;
  if (before === null) {
    await work.tx.source.create({ data: { id, deskId, ...kept, ...proposed, wordedBy: [by], createdAt: now } });
  } else {
    const wordedBy = [...new Set([...before.wordedBy, by])];
    const version = before.version + 1;
    await work.tx.source.update({ where: { id }, data: { ...kept, ...proposed, wordedBy, version } });
    await endRulesOf(work, id, 'changed', by);
  }
  const kind = before === null ? 'source.added' : 'source.changed';
  await journal(work, { kind, deskId, draftId: null, actor: by, data: { sourceId: id, ...terms } });
  await enqueueReading(work, id);
  return { kind: 'kept' };
}

/** Tells whether terms differ from a source's only in who reads the answers. */
function isOtherwiseSame(source: Source, terms: SourceTerms): boolean {
  const { repliesReader } = source;
  if (source.state.kind === 'proposed' || repliesReader === terms.repliesReader) return false;
  return isDeepStrictEqual({ ...source, ...terms, repliesReader }, source);
}

async function nameReader(work: UnitOfWork, source: Source, reader: string, by: string): Promise<KeepSourceOutcome> {
  const { id: sourceId, deskId } = source;
  await work.tx.source.update({ where: { id: sourceId }, data: { repliesReader: reader, repliesReaderGone: false } });
  await journal(work, { kind: 'source.readerNamed', deskId, draftId: null, actor: by, data: { sourceId, reader } });
  await enqueueSourceNotice(work, source, { kind: 'source.shown', data: { sourceId } });
  return { kind: 'named' };
}

export type TurnSourceOutcome =
  | { readonly kind: 'turned' }
  | { readonly kind: 'stale' }
  | { readonly kind: 'notRead' }
  | Circle;

/**
 * Switches a source on, pauses or ends it, in the version that somebody saw. Switched on, it starts anew: what is there
 * then counts as known and is not relayed. A source whose preview failed cannot be switched on.
 */
export async function turnSource(
  work: UnitOfWork,
  {
    deskId,
    seen,
    to,
    by,
  }: {
    readonly deskId: string;
    readonly seen: SeenSource;
    readonly to: 'on' | 'paused' | 'ended';
    readonly by: string;
  },
): Promise<TurnSourceOutcome> {
  const source = await lockSource(work.tx, seen.id);
  if (source === null || !isAsSeen(source, deskId, seen)) return { kind: 'stale' };
  if (source.state.kind === to) return { kind: 'turned' };
  if (to === 'paused' && source.state.kind !== 'on') return { kind: 'stale' };
  if (to === 'on' && source.preview?.kind !== 'entries') return { kind: 'notRead' };
  // An account may have been added to Tambour in the meantime.
  const circle = to === 'on' ? await wouldLoop(work.tx, source) : null;
  if (circle !== null) return circle;
  await setState(work, source, to === 'paused' ? { kind: to, why: 'person' } : { kind: to }, { by, count: null });
  return { kind: 'turned' };
}

/** Sets a source's state and updates its card; if it pauses by itself, notifies the channel of the reason. */
export async function setState(
  work: UnitOfWork,
  source: Source,
  state: Exclude<SourceState, { readonly kind: 'proposed' }>,
  { by, count }: { readonly by: string; readonly count: number | null },
): Promise<void> {
  const { id: sourceId, deskId } = source;
  const pausedWhy = state.kind === 'paused' ? state.why : null;
  const data = { state: state.kind, pausedWhy, nextAt: work.clock.now(), ...anew };
  await work.tx.source.update({ where: { id: sourceId }, data });
  const kinds = { on: 'source.switchedOn', paused: 'source.paused', ended: 'source.ended' } as const;
  const said = { sourceId, why: pausedWhy, count };
  await journal(work, { kind: kinds[state.kind], deskId, draftId: null, actor: by, data: said });
  await enqueueSourceNotice(work, source, { kind: 'source.shown', data: { sourceId } });
  // A paused source has no rule.
  if (state.kind !== 'on') await endRulesOf(work, sourceId, 'source', by);
  if (state.kind === 'paused' && state.why !== 'person') {
    await enqueueSourceNotice(work, source, { kind: 'source.paused', data: { sourceId, why: state.why, count } });
  }
  if (state.kind === 'on') await enqueueReading(work, sourceId);
}

function isAsSeen(source: Source | null, deskId: string, seen: SeenSource): source is Source {
  return source?.deskId === deskId && source.version === seen.version && source.state.kind !== 'ended';
}
