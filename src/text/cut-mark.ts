/**
 * Ends what is left of a text that was cut in "…". A stop, a comma, a colon, a dash or an opened bracket or quotation
 * that stood before the cut goes too: "Décidé :…" promises what does not follow.
 */
export function cutMark(head: string): string {
  return `${head.replace(loose, '')}…`;
}

/** Looked for behind what is kept, so that a text of nothing else is read once. */
const loose = /(?<![\s.,:;…·•([{«‹“„‘‚–—-])[\s.,:;…·•([{«‹“„‘‚–—-]+$/u;
