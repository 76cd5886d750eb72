import type { Rendering } from '#networks/rendering.ts';

import type { PublicPost } from './witness.ts';

/** Returns what a post says now, also where nobody is shown it yet. */
export function saysNow({ rendering, edits }: PublicPost): Rendering {
  return edits.at(-1)?.rendering ?? rendering;
}

/** Returns what the post's server shows of it at that moment: a change shows as late as a new post. */
export function shownAt({ rendering, edits }: PublicPost, atMs: number): Rendering {
  return edits.findLast(({ visibleAtMs }) => visibleAtMs <= atMs)?.rendering ?? rendering;
}

/** All that its server has shown of it until then: what it said before a change is kept there. */
export function shownUntil({ rendering, edits }: PublicPost, atMs: number): readonly Rendering[] {
  return [rendering, ...edits.filter(({ visibleAtMs }) => visibleAtMs <= atMs).map((edit) => edit.rendering)];
}
