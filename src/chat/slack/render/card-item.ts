import type { KnownBlock } from '@slack/types';

import type { Row } from './rich-text.ts';

/** A part of a card: rows may be parted between messages, a block may not. */
export type CardItem =
  | { readonly kind: 'rows'; readonly rows: readonly Row[] }
  | { readonly kind: 'block'; readonly block: KnownBlock }
  /** Blocks that stay together, one of which is a table: a message has room for one. */
  | { readonly kind: 'table'; readonly blocks: readonly KnownBlock[] };
