import type { Button as SlackButton, Overflow, PlainTextOption, StaticSelect } from '@slack/types';

import type { Block, Button, Menu } from '#chat/card.ts';
import { shorten } from '#text/shorten.ts';

import type { CardItem } from './card-item.ts';
import { plain } from './plain.ts';
import { buttonValue, menuId, menuValue } from './pressed-button.ts';
import { richElements } from './rich-elements.ts';
import { weightOf } from './weight.ts';

/** https://docs.slack.dev/reference/block-kit/blocks/actions-block and …/block-elements/button-element */
const maxButtons = 25;
const maxLabelUnits = 75;
const maxActionIdUnits = 255;
const maxRowWeight = 6000;

/** …/block-elements/overflow-menu-element and …/select-menu-element. The minimum was 2; no page states it any more. */
const menuSizes = { least: 2, mostBehindDots: 5, mostInList: 100 } as const;

type Element = SlackButton | Overflow | StaticSelect;

/**
 * Renders buttons in rows, in their order, and the menu after them: few actions behind three dots, more in a list.
 * Actions for which no menu of Slack's has room become buttons. A label that is too long is shown whole above them.
 * `before`: the number of the card's earlier buttons. Throws if an id of ours is longer than Slack takes, since the
 * press could not be read.
 */
export function buttonItems(
  { buttons, menu }: Extract<Block, { readonly kind: 'buttons' }>,
  before: number,
): readonly CardItem[] {
  const inMenu = (menu?.buttons ?? []).filter((button) => menuValue(button) !== null);
  const isMenu = inMenu.length >= menuSizes.least && inMenu.length <= menuSizes.mostInList;
  const apart = [...buttons, ...(menu?.buttons ?? []).filter((button) => !isMenu || !inMenu.includes(button))];
  const long = [...apart, ...(isMenu ? inMenu : [])].filter(({ label }) => label.length > maxLabelUnits);
  const above: CardItem = {
    kind: 'rows',
    rows: long.map(({ label }) => ({ shape: 'bullet', elements: richElements([{ kind: 'text', text: label }]) })),
  };
  const elements = [
    ...apart.map((button, index) => slackButton(button, before + index)),
    ...(menu === undefined || !isMenu ? [] : [slackMenu({ ...menu, buttons: inMenu }, before + apart.length)]),
  ];
  return [
    ...(long.length === 0 ? [] : [above]),
    ...rowsOf(elements).map((row): CardItem => ({ kind: 'block', block: { type: 'actions', elements: [...row] } })),
  ];
}

function rowsOf(elements: readonly Element[]): readonly (readonly Element[])[] {
  const rows: Element[][] = [];
  let weight = 0;
  for (const element of elements) {
    weight += weightOf(element);
    const row = rows.at(-1);
    if (row !== undefined && row.length < maxButtons && weight <= maxRowWeight) row.push(element);
    else {
      rows.push([element]);
      weight = weightOf(element);
    }
  }
  return rows;
}

function slackMenu({ label, buttons }: Menu, index: number): Overflow | StaticSelect {
  const options = buttons.map((button): PlainTextOption => ({
    text: plain(shorten(button.label, maxLabelUnits)),
    value: menuValue(button) ?? '',
  }));
  const action_id = menuId(index);
  return options.length <= menuSizes.mostBehindDots
    ? { type: 'overflow', action_id, options }
    : { type: 'static_select', action_id, placeholder: plain(shorten(label, maxLabelUnits)), options };
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
