import { cutAt } from '#text/cut-at.ts';

import type { RichElement } from './rich-elements.ts';
import type { Row } from './rich-text.ts';
import { unitsWithin, weightOf } from './weight.ts';

/** Maximum weight of a row's wrapping: `{"type":"rich_text_list","style":"bullet","elements":[…]}`, its section. */
const shellWeight = 120;
const minCutUnits = 200;

/** Returns the weight of a row in its block, or more. */
export function rowWeight({ elements }: Row): number {
  return elements.reduce((sum, element) => sum + weightOf(element) + 1, shellWeight);
}

/**
 * Takes rows that weigh at most `maxWeight` from the end of `left`, whose last element is the first row. The rest of a
 * row that does not fit is put back, so that taken and left hold the same text as before. The rest of a split bullet
 * goes on without a bullet. Takes nothing if the room is too small for a part worth reading.
 */
export function takeRows(left: Row[], maxWeight: number): readonly Row[] {
  const taken: Row[] = [];
  let room = maxWeight;
  for (let row = left.pop(); row !== undefined; row = left.pop()) {
    const [head, tail, weight] = parted(row.elements, room - shellWeight);
    if (head.length > 0) taken.push({ ...row, elements: head });
    if (tail.length > 0) {
      const isGoingOn = head.length > 0 && row.shape === 'bullet';
      left.push({ shape: isGoingOn ? 'section' : row.shape, elements: tail });
      return taken;
    }
    room -= shellWeight + weight;
  }
  return taken;
}

type Parted = readonly [head: readonly RichElement[], tail: readonly RichElement[]];

/**
 * Splits elements into those that fit and those that are left, with the weight of all if none are left. Looks no
 * further than needed.
 */
function parted(elements: readonly RichElement[], maxWeight: number): readonly [...Parted, weight: number] {
  let weight = 0;
  for (const [index, element] of elements.entries()) {
    const added = weightOf(element) + 1;
    if (weight + added > maxWeight) {
      const [head, tail] = partedElement(element, maxWeight - weight);
      return [[...elements.slice(0, index), ...head], [...tail, ...elements.slice(index + 1)], weight];
    }
    weight += added;
  }
  return [elements, [], weight];
}

/** Splits a text element. A mention and a bare address stay whole, and so does a text if too little of it would fit. */
function partedElement(element: RichElement, maxWeight: number): Parted {
  if (element.type === 'user' || element.text === undefined) return [[], [element]];
  const shell = weightOf({ ...element, text: '' }) + 1;
  const units = unitsWithin(element.text, maxWeight - shell);
  if (units < minCutUnits) return [[], [element]];
  const cut = cutAt(element.text, units);
  if (cut === element.text.length) return [[element], []];
  return [[{ ...element, text: element.text.slice(0, cut) }], [{ ...element, text: element.text.slice(cut) }]];
}
