import type { Rendering } from '#networks/rendering.ts';

import type { PublicPost } from './witness.ts';

/** Returns what a post says now, even if nobody sees the change yet. */
export function saysNow({ rendering, edits }: PublicPost): Rendering {
  return edits.at(-1)?.rendering ?? rendering;
}

/** Returns what the post's server shows at that moment. A change appears as late as a new post. */
export function shownAt({ rendering, edits }: PublicPost, atMs: number): Rendering {
  return edits.findLast(({ visibleAtMs }) => visibleAtMs <= atMs)?.rendering ?? rendering;
}

/** Lists everything that the server has shown of a post until then, since earlier states stay readable there. */
export function shownUntil({ rendering, edits }: PublicPost, atMs: number): readonly Rendering[] {
  return [rendering, ...edits.filter(({ visibleAtMs }) => visibleAtMs <= atMs).map((edit) => edit.rendering)];
}
