import type { TrendPoint } from '#reach/digest.ts';

import { widthOf } from './font.ts';
import { size } from './look.ts';
import type { Side } from './look.ts';
import { dots, texts } from './part.ts';
import type { Part } from './part.ts';

/** From the left to the middle of the dot, and from there to the name. */
const dotPx = 32;
const besideDotPx = 28;
const besideNamePx = 12;
const leading = size.label * 1.35;

export interface LastLabels {
  readonly widthPx: number;
  readonly partsAt: (leftPx: number) => readonly Part[];
}

/** Writes at the right of each line whose it is, and where it stands in the last week. */
export function lastLabels(
  trend: readonly TrendPoint[],
  sides: readonly Side[],
  write: (value: number) => string,
  place: (value: number) => number,
  [topPx, bottomPx]: readonly [number, number],
): LastLabels {
  const newestFirst = trend.toSorted((one, other) => Date.parse(other.endsAt) - Date.parse(one.endsAt));
  const labels = sides.flatMap((side) => {
    const last = newestFirst.find(({ bands }) => bands[side.at] !== null)?.bands[side.at];
    if (last === null || last === undefined) return [];
    const now = newestFirst[0]?.bands[side.at];
    const isNow = now !== null && now !== undefined;
    return [
      {
        side,
        value: isNow ? write(now.median) : '',
        y: place(last.median),
        isBesideLast: isNow,
      },
    ];
  });
  const [upper, lower] = labels.toSorted((one, other) => one.y - other.y);
  if (upper !== undefined && lower !== undefined && lower.y - upper.y < leading) {
    const middle = Math.min(Math.max((upper.y + lower.y) / 2, topPx + leading / 2), bottomPx - leading / 2);
    upper.y = middle - leading / 2;
    lower.y = middle + leading / 2;
    upper.isBesideLast = false;
    lower.isBesideLast = false;
  }
  const widths = labels.map(
    ({ side, value, isBesideLast }) =>
      nameAt(isBesideLast) + nameWidth(side.name) + besideNamePx + widthOf(value, size.label, 600),
  );
  return {
    widthPx: Math.max(0, ...widths),
    partsAt: (leftPx) =>
      labels.flatMap(({ side, value, y, isBesideLast }) => {
        const x = leftPx + nameAt(isBesideLast);
        const valueX = x + nameWidth(side.name) + besideNamePx;
        // A dot of its own, unless the line's last one stands beside it.
        const dot = isBesideLast ? [] : [{ x: leftPx + dotPx, y }];
        return [
          dots(`last-${side.id}-dot`, side, dot, { x: { field: 'x' }, y: { field: 'y' } }),
          texts(`last-${side.id}`, [
            { x, y, text: side.name, sizePx: size.label },
            { x: valueX, y, text: value, sizePx: size.label, weight: 600 },
          ]),
        ];
      }),
  };
}

function nameAt(isBesideLast: boolean): number {
  return isBesideLast ? 0 : dotPx + besideDotPx;
}

function nameWidth(name: string): number {
  return widthOf(name, size.label);
}
