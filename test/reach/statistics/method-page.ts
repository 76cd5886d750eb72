import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { World } from './draw-pairs.ts';

const pages = ['digest-method.md', 'fr/digest-method.md', 'de/digest-method.md'].map((file) => ({
  file,
  rows: readFileSync(join(import.meta.dirname, '../../../docs', file), 'utf8')
    .split('\n')
    .map((row) => row.split('|').map((cell) => cell.trim().replaceAll(',', '.'))),
}));

/** A cell names the effect by what all languages write alike. */
const effects = {
  normal: /^normal/,
  student3: /^t₃/,
  skewed: /^(?:skewed|asymétrique|schief)/,
  clustered: /^(?:five|cinq|fünf)/,
};

/**
 * Holds the pages about the method, in each language, to what was measured of a world: the row of its counts and effect
 * in the table with as many columns. The last digit may differ, as it may between machines.
 */
export function assertOnPages({ mastodon, x, effect, deviation }: World, percents: readonly number[]): void {
  for (const { file, rows } of pages) {
    const row = rows.find(
      ([, counts, said, ...cells]) =>
        counts === `${mastodon} / ${x}` &&
        effects[effect].test(said ?? '') &&
        said?.endsWith(deviation.toFixed(1)) &&
        cells.length === percents.length + 1,
    );
    const shown = percents.map((_, at) => Number.parseFloat(row?.[3 + at] ?? ''));
    const isRight = shown.every((percent, at) => Math.abs(percent - (percents[at] ?? 0)) < 0.2);
    const name = `${mastodon} / ${x}, ${effect}, ${deviation}`;
    assert.ok(isRight, `${name}: ${shown.join(', ')} in ${file}, ${percents.map((one) => one.toFixed(1)).join(', ')}`);
  }
}
