import type { NetworkKind } from '#networks/network-rules.ts';
import type { SourceKind } from '#storage/generated/client.ts';

/** For each kind of source, the network whose accounts read it and are billed for it; null: anybody may read it. */
const readers = {
  feed: null,
  mastodon: null,
  x: 'x',
} as const satisfies Readonly<Record<SourceKind, NetworkKind | null>>;

/** Returns the network on which a desk needs an account to read this kind of source; null: none. */
export function readerOf(kind: SourceKind): NetworkKind | null {
  return readers[kind];
}

/** Networks whose accounts read sources. */
export const readingNetworks: readonly NetworkKind[] = Object.values(readers).flatMap((network) => network ?? []);
