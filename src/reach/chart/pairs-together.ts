import type { Pair } from '#reach/digest.ts';

import type { ChartWords } from './chart-words.ts';
import { countAxis, countPlace, drawCountAxis } from './count-axis.ts';
import type { CountAxis } from './count-axis.ts';
import { widthOf } from './font.ts';
import { colour, networkLook, size } from './look.ts';
import type { NetworkKind } from './look.ts';
import type { PairsPicture } from './pairs-panel.ts';
import { dots, part, texts } from './part.ts';
import type { Part } from './part.ts';
import { placesOn } from './scales.ts';
import { numbersIn } from './write-number.ts';

const barsPx = 190;
const betweenPx = 190;
/** So that 1, 2, 3 and 4 have a bar each: a finer bar would have no whole number in it. */
const barsPerDecade = 6;
const networks: readonly NetworkKind[] = ['mastodon', 'x'];

/**
 * Too many posts for a row each: how many posts got how much, Mastodon upwards and X downwards, and between them a thin
 * line for each post, from what it got here to what it got there.
 */
export function pairsTogether(pairs: readonly Pair[], words: ChartWords, topPx: number): PairsPicture {
  const labelPx = size.padding + 42;
  const widest = Math.max(...networks.map((network) => widthOf(words.networks[network], size.label)));
  const medians = { mastodon: medianOf(pairs.map((pair) => pair.mastodon)), x: medianOf(pairs.map((pair) => pair.x)) };
  const values = pairs.flatMap(({ mastodon, x }) => [mastodon, x]);
  const counts = countAxis([...values, medians.mastodon, medians.x], {
    leftPx: labelPx + widest + 36,
    rightPx: size.width - size.padding,
    roomPx: 24,
  });
  const bases = { mastodon: topPx + barsPx, x: topPx + barsPx + betweenPx };
  const bottomPx = bases.x + barsPx;
  const axis = drawCountAxis(counts, numbersIn(words.locale), [topPx, bottomPx]);
  const bars = networks.map((network) => ({ network, bars: barsOf(pairs, network, counts) }));
  const tallest = Math.max(...bars.flatMap(({ bars }) => bars.map(({ posts }) => posts)));
  return {
    counts,
    bottomPx: axis.bottomPx,
    parts: [
      ...axis.parts,
      part('pair-joints', 'rule', pairs, {
        x: countPlace(counts, 'mastodon'),
        x2: countPlace(counts, 'x'),
        y: { value: bases.mastodon },
        y2: { value: bases.x },
        stroke: { value: colour.ink },
        strokeWidth: { value: 2 },
        strokeOpacity: { value: Math.max(0.05, Math.min(0.35, 24 / pairs.length)) },
      }),
      ...bars.flatMap(({ network, bars }) => {
        const base = bases[network];
        const heightPx = ((barsPx - 24) / tallest) * (network === 'mastodon' ? -1 : 1);
        const middle = base + (barsPx / 2) * Math.sign(heightPx);
        return [
          part(
            `pair-${network}`,
            'rect',
            bars.map((bar) => ({ ...bar, end: base + bar.posts * heightPx })),
            {
              x: { field: 'leftPx' },
              x2: { field: 'rightPx' },
              y: { value: base },
              y2: { field: 'end' },
              fill: { value: networkLook[network].colour },
              fillOpacity: { value: 0.6 },
            },
          ),
          ...medianOn(network, medians[network], base, counts),
          dots(`legend-${network}-dot`, network, [{}], { x: { value: size.padding + 14 }, y: { value: middle } }),
          texts(`legend-${network}`, [{ x: labelPx, y: middle, text: words.networks[network], sizePx: size.label }]),
        ];
      }),
    ],
  };
}

function medianOn(network: NetworkKind, median: number, y: number, counts: CountAxis): readonly Part[] {
  return [dots(`median-${network}`, network, [{ median }], { x: countPlace(counts, 'median'), y: { value: y } })];
}

interface Bar {
  readonly posts: number;
  readonly leftPx: number;
  readonly rightPx: number;
}

/** How many posts have counts from one value up to the next, and in the strip how many have none. */
function barsOf(pairs: readonly Pair[], network: NetworkKind, { axis, zeroPx }: CountAxis): readonly Bar[] {
  const place = placesOn(axis);
  const [startPx, endPx] = axis.range;
  const edge = (bar: number): number =>
    Math.min(Math.max(place(10 ** (bar / barsPerDecade)), startPx - 12), endPx + 12);
  const posts = new Map<number, number>();
  for (const pair of pairs) {
    // The hair: log10 of a value on an edge may fall short of it.
    const bar = pair[network] <= 0 ? -Infinity : Math.floor(Math.log10(pair[network]) * barsPerDecade + 1e-9);
    posts.set(bar, (posts.get(bar) ?? 0) + 1);
  }
  return Array.from(posts, ([bar, posts]) => {
    if (bar === -Infinity) return { posts, leftPx: (zeroPx ?? 0) - 20, rightPx: (zeroPx ?? 0) + 20 };
    return { posts, leftPx: edge(bar) + 1, rightPx: edge(bar + 1) - 1 };
  });
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;
  return (lower + upper) / 2;
}
