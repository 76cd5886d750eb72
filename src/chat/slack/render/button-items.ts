import type { Button as SlackButton } from '@slack/types';

import type { Button } from '#chat/card.ts';
import { shorten } from '#text/shorten.ts';

import type { CardItem } from './card-item.ts';
import { plain } from './plain.ts';
import { buttonValue } from './pressed-button.ts';
import { richElements } from './rich-elements.ts';
import { weightOf } from './weight.ts';

/** https://docs.slack.dev/reference/block-kit/blocks/actions-block and …/block-elements/button-element */
const maxButtons = 25;
const maxLabelUnits = 75;
const maxActionIdUnits = 255;
const maxRowWeight = 6000;

/**
 * Renders buttons in rows, in their order. A label that is too long for a button is shown whole above them. `before`:
 * the number of the card's earlier buttons. Throws if an id of ours is longer than Slack takes, since the press could
 * not be read.
 */
export function buttonItems(buttons: readonly Button[], before: number): readonly CardItem[] {
  const long = buttons.filter(({ label }) => label.length > maxLabelUnits);
  const above: CardItem = {
    kind: 'rows',
    rows: long.map(({ label }) => ({ shape: 'bullet', elements: richElements([{ kind: 'text', text: label }]) })),
  };
  const rows: SlackButton[][] = [];
  let weight = 0;
  for (const [index, button] of buttons.entries()) {
    const element = slackButton(button, before + index);
    weight += weightOf(element);
    const row = rows.at(-1);
    if (row !== undefined && row.length < maxButtons && weight <= maxRowWeight) row.push(element);
    else {
      rows.push([element]);
      weight = weightOf(element);
    }
  }
  return [
    ...(long.length === 0 ? [] : [above]),
    ...rows.map((elements): CardItem => ({ kind: 'block', block: { type: 'actions', elements } })),
  ];
}

function slackButton(button: Button, index: number): SlackButton {
  const actionId = `tambour.${button.action}.${index}`;
  if (actionId.length > maxActionIdUnits) throw new Error(`The action of a button is too long: ${actionId}`);
  return {
    type: 'button',
    action_id: actionId,
    text: plain(shorten(button.label, maxLabelUnits)),
    value: buttonValue(button),
    ...(button.style === 'plain' ? {} : { style: button.style }),
  };
}
