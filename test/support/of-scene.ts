import assert from 'node:assert/strict';

import type { NetworkKind } from '#networks/network-rules.ts';

import type { SceneNetwork } from './scripted-rules.ts';

/** Returns what a scene has for an account's network. */
export function ofScene<Each>(each: Readonly<Record<SceneNetwork, Each>>, network: NetworkKind): Each {
  const found = Object.entries(each).find(([kind]) => kind === network);
  assert.ok(found !== undefined, `no scene has an account on ${network}`);
  return found[1];
}
