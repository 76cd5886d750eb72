import { foldedWords } from '#drafts/folded-words.ts';
import type { PastPairWhy } from '#storage/generated/client.ts';
import { canonicalLink } from '#text/canonical-link.ts';

/** The fields of a post by which it is compared. */
export interface Comparable {
  readonly id: string;
  readonly publishedAt: Date;
  readonly text: string;
  readonly links: readonly string[];
}

/** Two posts that may say the same. */
export interface Likely {
  readonly oneId: string;
  readonly otherId: string;
  readonly why: PastPairWhy;
}

/** Posts farther apart were published on different days. */
const mostApartMs = 24 * 3_600_000;
/** Below this, shared words say little. */
const fewestWords = 4;
const leastLikeness = 0.6;
/** Number of neighbours on either side to compare with, so that a day with very many posts takes no quadratic time. */
const mostNeighbours = 60;

interface Candidate extends Likely {
  readonly likeness: number;
  readonly apartMs: number;
}

/**
 * Suggests which posts of two accounts say the same: published within 24 hours, with an equal link or mostly the same
 * words. Each post is in at most one suggestion. Equal links come before likeness, higher likeness before lower, and
 * then posts nearer in time. Refused pairs are not suggested again.
 */
export function likelyPairs(
  ones: readonly Comparable[],
  others: readonly Comparable[],
  isRefused: (pair: Likely) => boolean = () => false,
): readonly Likely[] {
  const prepared = others.map(prepare).toSorted(byTime);
  const candidates = ones
    .map(prepare)
    .toSorted(byTime)
    .flatMap((one) => candidatesFor(one, prepared))
    .filter((pair) => !isRefused(pair));
  const taken = new Set<string>();
  return candidates.toSorted(better).flatMap(({ oneId, otherId, why }) => {
    if (taken.has(oneId) || taken.has(otherId)) return [];
    taken.add(oneId).add(otherId);
    return [{ oneId, otherId, why }];
  });
}

interface Prepared {
  readonly id: string;
  readonly atMs: number;
  readonly links: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
}

function prepare({ id, publishedAt, text, links }: Comparable): Prepared {
  const keys = links.flatMap((link) => canonicalLink(link, link)?.key ?? []);
  const words = foldedWords(text.replaceAll(/https?:\/\/\S+/g, ' '));
  return { id, atMs: publishedAt.getTime(), links: new Set(keys), words: new Set(words) };
}

function byTime(one: Prepared, other: Prepared): number {
  return one.atMs - other.atMs || one.id.localeCompare(other.id);
}

function candidatesFor(one: Prepared, others: readonly Prepared[]): readonly Candidate[] {
  const middle = firstFrom(others, one.atMs);
  const found: Candidate[] = [];
  for (const other of others.slice(Math.max(0, middle - mostNeighbours), middle + mostNeighbours)) {
    const apartMs = Math.abs(other.atMs - one.atMs);
    if (apartMs > mostApartMs) continue;
    const likeness = likenessOf(one.words, other.words);
    const hasLink = !one.links.isDisjointFrom(other.links);
    if (!hasLink && likeness < leastLikeness) continue;
    found.push({ oneId: one.id, otherId: other.id, why: hasLink ? 'link' : 'likeness', likeness, apartMs });
  }
  return found;
}

/** Returns the index of the first post at or after a moment. */
function firstFrom(posts: readonly Prepared[], atMs: number): number {
  let [low, high] = [0, posts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((posts[middle]?.atMs ?? 0) < atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Returns the share of common words, from 0 to 1 (Jaccard); 0 if either post is short. */
function likenessOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (Math.min(one.size, other.size) < fewestWords) return 0;
  const shared = one.intersection(other).size;
  return shared / (one.size + other.size - shared);
}

function better(one: Candidate, other: Candidate): number {
  return (
    Number(other.why === 'link') - Number(one.why === 'link') ||
    other.likeness - one.likeness ||
    one.apartMs - other.apartMs ||
    one.oneId.localeCompare(other.oneId) ||
    one.otherId.localeCompare(other.otherId)
  );
}
