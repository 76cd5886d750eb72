import { languageOfRequest } from '#languages.ts';
import { readDesk } from '#desks/desk.ts';
import { freezeOfScope } from '#desks/freeze.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import { messagesIn } from '#messages/messages.ts';
import { probeAnswer, probeName } from '#storage/signing/probe.ts';
import type { Store } from '#storage/store.ts';
import type { Handler } from '#web/handler.ts';
import { peerOf } from '#web/peer-of.ts';

import { answerOf, insteadOf, plainly } from './answers.ts';
import { type CommentDeps, commentedPost, takeComment } from './comment/take-comment.ts';
import { linkOfToken } from './link-of-token.ts';
import type { SharedLink } from './link.ts';
import type { PageRequest } from './page.ts';
import { isOpenTo, placeOf } from './places.ts';
import { hashOfToken } from './token.ts';

const reading: readonly string[] = ['GET', 'HEAD'];
const writing: readonly string[] = ['POST'];

export interface PagesDeps extends CommentDeps, Pick<PageRequest, 'threadUrl' | 'digestForPage' | 'methodText'> {
  readonly rules: Rules;
}

/** Most pages by one link in a minute: enough for a thorough reader and for programs that poll. */
const mostByLink = 120;
/** Most unknown tokens from one address in a minute. */
const mostUnknown = 30;
const windowSeconds = 60;

/**
 * Builds the handler of all addresses under `/s/`. The token in an address is looked up on each request, and never
 * stored or thrown. Whatever a link does not open gets the same answer as an unknown token.
 */
export function answerPage({ store, rules, host, ...others }: PagesDeps): Handler {
  const byLink = rateLimit(mostByLink, windowSeconds);
  const unknown = rateLimit(mostUnknown, windowSeconds);
  return async (request, from) => {
    const { pathname, searchParams } = new URL(request.url);
    const [, , token = '', ...rest] = pathname.split('/');
    const place = placeOf(rest);
    const readers = languageOfRequest(request);
    const commented = commentedPost(rest);
    const allowed = commented === null ? reading : writing;
    if (!allowed.includes(request.method)) {
      return insteadOf('notAllowed', readers, { more: { allow: allowed.join(', ') } });
    }
    const now = store.clock.now();
    const [peer, key] = [peerOf(request, from), keyOf(token)];
    // A flood of unknown tokens must not block readers at the same address whose link is in use.
    if (!unknown.take(peer, now) && !byLink.knows(key, now)) return insteadOf('tooMany', readers);
    const proof = token === probeName ? probeAnswer(store.decisionKey, rest.join('/')) : null;
    if (proof !== null) return plainly(proof);
    const link = await linkOfToken(store, token);
    if (link === null) return insteadOf('notFound', readers);
    unknown.giveBack(peer);
    if (!byLink.take(key, now)) return insteadOf('tooMany', readers);
    const desk = await readDesk(store.db, { id: link.deskId }, now);
    if (desk === null) throw new Error(`link ${link.id} is of a desk that does not exist`);
    // What it would show may be long out of date, and the link may have been revoked since the backup.
    if ((await freezeOfScope(store.db, desk.id, true)) !== null) return insteadOf('restored', readers);
    const language = languageOfRequest(request, desk.language);
    if (commented !== null && link.scopes.includes('calendar')) {
      return takeComment({ store, host }, request, { link, number: commented, language, readers });
    }
    if (place === null || !isOpenTo(link, place)) return insteadOf('notFound', readers);
    const asked: PageRequest = {
      link,
      desk,
      language,
      m: messagesIn(language),
      query: searchParams,
      item: place.item,
      now,
      store,
      rules,
      path: (name, given = {}) =>
        `${place.item === null ? '' : '../'}${name}?${new URLSearchParams({ ...given, lang: language }).toString()}`,
      ...others,
    };
    const page = await place.page(asked);
    if (page === null) return insteadOf('notFound', readers);
    await noteUse(store, link, now);
    return answerOf(asked, place, page);
  };
}

/** Identifies a link in memory without its token. */
function keyOf(token: string): string {
  return Buffer.from(hashOfToken(token)).toString('base64');
}

const hourMs = 3_600_000;

/**
 * Records the hour in which a link was used: a steward sees whether it is used, but not how. A reader's request changes
 * nothing else.
 */
async function noteUse({ db }: Pick<Store, 'db'>, { id }: Pick<SharedLink, 'id'>, now: Date): Promise<void> {
  const hour = new Date(Math.floor(now.getTime() / hourMs) * hourMs);
  await db.sharedLink.updateMany({
    where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: hour } }] },
    data: { lastUsedAt: hour },
  });
}

/** Limits the rate per key, in this process alone: each replica counts for itself. */
interface RateLimit {
  /** Counts one; false if that is too many. */
  readonly take: (key: string, now: Date) => boolean;
  /** Tells whether the key was counted in the current window. */
  readonly knows: (key: string, now: Date) => boolean;
  /** Uncounts one. */
  readonly giveBack: (key: string) => void;
}

/** Most keys kept in memory, however many addresses somebody has. */
const mostKeys = 10_000;

/** Creates a limit of `most` per window; a window begins with its first count. */
function rateLimit(most: number, windowSeconds: number): RateLimit {
  const windows = new Map<string, { readonly until: number; count: number }>();
  return {
    take(key, at) {
      const now = at.getTime();
      const open = windows.get(key);
      if (open !== undefined && open.until > now) {
        open.count += 1;
        return open.count <= most;
      }
      windows.delete(key);
      if (windows.size >= mostKeys) forgetOldest(windows);
      windows.set(key, { until: now + windowSeconds * 1000, count: 1 });
      return most >= 1;
    },
    knows: (key, at) => (windows.get(key)?.until ?? 0) > at.getTime(),
    giveBack(key) {
      const open = windows.get(key);
      if (open !== undefined) open.count -= 1;
    },
  };
}

/** All windows have the same length, so the first inserted ends first. */
function forgetOldest(windows: Map<string, unknown>): void {
  const [oldest] = windows.keys();
  if (oldest !== undefined) windows.delete(oldest);
}
