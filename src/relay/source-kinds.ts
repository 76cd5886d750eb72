import type { NetworkKind } from '#networks/network-rules.ts';
import type { SourceKind } from '#storage/generated/client.ts';

/** For each kind of source the network by an account of which it is read, and billed to it; null: anybody may read it. */
const readers = {
  feed: null,
  mastodon: null,
  x: 'x',
} as const satisfies Readonly<Record<SourceKind, NetworkKind | null>>;

/** Returns the network by an account of which a desk reads sources of that kind; null: it needs none. */
export function readerOf(kind: SourceKind): NetworkKind | null {
  return readers[kind];
}

/** Networks by whose accounts sources are read. */
export const readingNetworks: readonly NetworkKind[] = Object.values(readers).flatMap((network) => network ?? []);
