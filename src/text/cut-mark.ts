/**
 * Ends the rest of a text that was cut in "…". Removes a stop, a comma, a colon, a dash or an opened bracket or
 * quotation mark before the cut: "Décidé :…" promises something that does not follow.
 */
export function cutMark(head: string): string {
  return `${head.replace(loose, '')}…`;
}

/** The lookbehind keeps the search linear for a text that holds nothing else. */
const loose = /(?<![\s.,:;…·•([{«‹“„‘‚–—-])[\s.,:;…·•([{«‹“„‘‚–—-]+$/u;
