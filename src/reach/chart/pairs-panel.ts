import type { Both, Pair } from '#reach/digest.ts';

import { rowsAtMost } from './chart-words.ts';
import type { ChartData, ChartWords } from './chart-words.ts';
import { countAxis, countPlace, drawCountAxis } from './count-axis.ts';
import type { CountAxis } from './count-axis.ts';
import { drawable, wrappedInto } from './fit-text.ts';
import { widthOf } from './font.ts';
import { caption, heading, legend, sentence } from './heading.ts';
import { colour, drawingOrder, rowOf, sidesOf, size } from './look.ts';
import type { Side } from './look.ts';
import { pairsTogether } from './pairs-together.ts';
import { clearing, dots, heightOf, linesAt, part, texts } from './part.ts';
import type { Panel, Part, Text } from './part.ts';
import { placesOn } from './scales.ts';
import { numbersIn } from './write-number.ts';

const labelsAtMostPx = 470;
const besideDotPx = 24;
/** So few posts that a title may have two lines. */
const twoLinesUpTo = 10;

/** Draws what each post got on each side, in the order of publication: nothing is ranked. */
export function pairsPanel({ pairs, series }: ChartData, words: ChartWords, topPx: number): Panel {
  const title = heading('pairs-title', words.pairs.title, topPx);
  if (pairs.length === 0) {
    const none = sentence('pairs-none', words.pairs.none, title.bottomPx + 16);
    return { bottomPx: none.bottomPx, axes: [], parts: [...title.parts, ...none.parts] };
  }
  const isMany = pairs.length > rowsAtMost;
  const picture = (isMany ? pairsTogether : pairsInRows)(pairs, sidesOf(series), words, title.bottomPx + 16);
  const { axis, zeroPx } = picture.counts;
  const explained = [
    words.pairs.axis,
    ...(zeroPx === null ? [] : [words.pairs.zero]),
    ...(isMany ? [words.pairs.many] : []),
  ];
  let { bottomPx } = picture;
  const captions: Part[] = [];
  for (const [index, text] of explained.entries()) {
    const under = caption(`pairs-caption-${index}`, text, bottomPx + 10);
    captions.push(...under.parts);
    ({ bottomPx } = under);
  }
  return { bottomPx, axes: [axis], parts: [...title.parts, ...picture.parts, ...captions] };
}

export interface PairsPicture {
  readonly counts: CountAxis;
  readonly bottomPx: number;
  readonly parts: readonly Part[];
}

function pairsInRows(pairs: readonly Pair[], sides: Both<Side>, words: ChartWords, topPx: number): PairsPicture {
  const write = numbersIn(words.locale);
  const key = legend(sides, topPx);
  const firstPx = key.bottomPx + 20;
  const isRoomy = pairs.length <= twoLinesUpTo;
  const rowPx = isRoomy ? size.rowOfTwoLines : size.row;
  const rows = inOrder(pairs).map((pair, index) => ({ ...rowOf(pair), y: firstPx + rowPx * (index + 0.5) }));
  const labels = rows.map((row) => ({ y: row.y, ...labelOf(row, words, isRoomy ? 2 : 1) }));
  const leftPx = size.padding + Math.max(...labels.map(({ widthPx }) => widthPx)) + 28;
  const values = pairs.flatMap(({ interactions }) => interactions);
  const roomPx = besideDotPx + Math.max(...values.map((value) => widthOf(write(value), size.small)));
  const counts = countAxis(values, { leftPx, rightPx: size.width - size.padding, roomPx });
  const bottomPx = firstPx + rows.length * rowPx;
  const axis = drawCountAxis(counts, write, [firstPx, bottomPx]);
  const numbers = rows.flatMap((row) => countsBeside(row, counts, write));
  const y = { field: 'y' };
  return {
    counts,
    bottomPx: axis.bottomPx,
    parts: [
      ...key.parts,
      ...axis.parts,
      texts(
        'pair-numbers',
        labels.map(({ y, number }) => ({ x: size.padding, y, text: number, sizePx: size.label, fill: colour.soft })),
      ),
      texts(
        'pair-titles',
        labels.flatMap(({ y, titlePx, lines }) => {
          const topPx = y - heightOf(lines, size.label) / 2;
          return linesAt(lines, { x: titlePx, topPx, sizePx: size.label });
        }),
      ),
      part('pair-joints', 'rule', rows, {
        x: countPlace(counts, 'first'),
        x2: countPlace(counts, 'second'),
        y,
        stroke: { value: colour.joint },
        strokeWidth: { value: 4 },
      }),
      ...drawingOrder(sides).map((side) =>
        dots(`pair-${side.id}`, side, rows, { x: countPlace(counts, side.field), y }),
      ),
      clearing('pair-clearings', numbers),
      texts('pair-counts', numbers),
    ],
  };
}

function inOrder(pairs: readonly Pair[]): readonly Pair[] {
  return pairs.toSorted(
    (one, other) => Date.parse(one.publishedAt) - Date.parse(other.publishedAt) || one.draftNumber - other.draftNumber,
  );
}

/** Returns the number and as much of the title as the left side has room for. */
function labelOf(
  { draftNumber, title }: Pair,
  { numberSign }: ChartWords,
  lineCount: number,
): { readonly number: string; readonly titlePx: number; readonly lines: readonly string[]; readonly widthPx: number } {
  const number = `${numberSign}${draftNumber}`;
  const beforeTitlePx = widthOf(number, size.label) + 14;
  const lines = wrappedInto(lineCount, drawable(title), labelsAtMostPx - beforeTitlePx, size.label);
  return {
    number,
    lines,
    titlePx: size.padding + beforeTitlePx,
    widthPx: beforeTitlePx + Math.max(...lines.map((line) => widthOf(line, size.label))),
  };
}

/** Writes the smaller count at the left of its dot, the larger at the right; a zero stands in its strip. */
function countsBeside(
  { interactions, y }: Pair & { readonly y: number },
  { axis }: CountAxis,
  write: (value: number) => string,
): readonly Text[] {
  const place = placesOn(axis);
  const smaller = Math.min(...interactions);
  const larger = Math.max(...interactions);
  const style = { y, sizePx: size.small, fill: colour.soft };
  const left = { ...style, x: place(smaller) - besideDotPx, text: write(smaller), align: 'right' } as const;
  const right = { ...style, x: place(larger) + besideDotPx, text: write(larger), align: 'left' } as const;
  return [...(smaller > 0 && smaller < larger ? [left] : []), ...(larger > 0 ? [right] : [])];
}
