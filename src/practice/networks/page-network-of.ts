import type { NetworkTrouble, PageNetwork, PagePost } from '#practice/page/page-network.ts';

import type { Troubles } from './practice-trouble.ts';

const slowMs = 8000;
const everything = ['publish', 'upload', 'read', 'delete'] as const;

/** A practice network as the page shows it: its posts, and one trouble at a time, until another is chosen. */
export function pageNetworkOf(
  kind: PageNetwork['kind'],
  timeline: () => readonly PagePost[],
  troubles: Troubles,
): PageNetwork {
  let current: NetworkTrouble = 'none';
  return {
    kind,
    timeline,
    trouble: () => current,
    setTrouble: (trouble) => {
      current = trouble;
      befallAll(troubles, trouble);
    },
  };
}

function befallAll(troubles: Troubles, trouble: NetworkTrouble): void {
  switch (trouble) {
    case 'none':
      return troubles.clear();
    case 'loseAnswer':
      return troubles.set(['publish'], { kind: 'loseAnswer' }, null);
    case 'refuseToken':
      return troubles.set(everything, { kind: 'refuseToken' }, null);
    case 'slow':
      return troubles.set(everything, { kind: 'slow', byMs: slowMs }, null);
    case 'outOfOrder':
      return troubles.set(everything, { kind: 'outOfOrder', status: 503 }, null);
  }
}
