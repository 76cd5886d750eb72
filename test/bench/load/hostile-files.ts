import { hostileInputs } from '../../support/hostile-inputs.ts';
import { turnsOf } from '../../support/turns.ts';
import type { Report, Row } from '../report.ts';
import { rowOf } from '../report.ts';

const mostMs = 20;

/** Measures how long one turn of the event loop works for each kind of what strangers send, as much as is let in. */
export async function hostileFiles(tries: number): Promise<Report> {
  const rows: Row[] = [];
  for (const { what, most, make, read } of hostileInputs) {
    const text = make(most);
    // Programs are slow at first.
    await read(text);
    const longest: number[] = [];
    for (let round = 0; round < tries; round += 1) longest.push((await turnsOf(() => read(text))).longestMs);
    rows.push(rowOf(what, 'ms', longest));
  }
  return {
    title:
      'hostile pages, captions, tables, answers, requests, forms, posts and feeds: the longest turn of the event loop',
    rows,
    ratios: [],
    floorAgainstFloor: 1,
    goals: [
      {
        what: 'the worst kind, median of its tries, ms',
        measured: Math.max(...rows.map(({ p50 }) => p50)),
        atMost: mostMs,
      },
    ],
    samples: rows,
  };
}
