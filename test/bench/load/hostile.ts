import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import { eventOf } from '../../simulators/slack/events.ts';
import { median } from '../figures.ts';
import type { Report, Row } from '../report.ts';
import { untilQuiet } from './count-effects.ts';
import type { SlackLoad } from './open-slack-load.ts';
import type { Stage } from './open-stage.ts';
import type { WorkspaceAnswer, WorkspaceQuestion } from './workspace-process.ts';

/** The longest that anybody else may wait because of one text. */
const mostMs = 20;
/** Characters, as many as a Slack message or a draft may have. */
const longest = 40_000;
const settleMs = 150;

/** Texts that make careless patterns, tables or renderings take disproportionate time. */
const texts: Readonly<Record<string, string>> = {
  'plain words': filled('Le marché est ouvert. '),
  'marks upon one letter': filled('\u0301'),
  'letters with many marks': filled('a\u0301\u0302\u0303\u0323'),
  'families and flags': filled('👨‍👩‍👧‍👦🏴\u{E0067}\u{E0062}'),
  'nested markup': filled('*_~`>[('),
  'open links': filled('[a](b<http://a|b'),
  addresses: filled('https://exemple.fr/x?y=z '),
  'dots and hosts': filled('а.'),
  mentions: filled('@a@b.fr '),
  tags: filled('#Aa'),
  'line breaks': filled('a\n'),
  capitals: filled('AB (a'),
  slashes: filled('a:\\/'),
  'signs that turn': filled('\u202Ea\u200B'),
};

function filled(piece: string): string {
  return piece.repeat(Math.floor(longest / piece.length));
}

function event(inner: object): string {
  return JSON.stringify({ type: 'event_callback', api_app_id: 'A0TAMBOUR', team_id: 'T000000001', event: inner });
}

function deep(depth: number): unknown {
  let value: unknown = 'x';
  for (let at = 0; at < depth; at += 1) value = at % 2 === 0 ? [value] : { elements: value };
  return value;
}

/** Returns request bodies that are no text, of the largest size allowed. */
function bodies(slack: WorkspaceAnswer): Readonly<Record<string, string>> {
  const most = 1_000_000;
  const message = { type: 'message', channel: slack.channel, user: slack.author, ts: '1.000001', text: 'x' };
  const thread = { thread_ts: '1.000000' };
  return {
    'a million brackets': '['.repeat(most),
    'nested 90 deep, 1,000 times': event(
      eventOf({ ...message, ...thread, blocks: Array.from({ length: 1_000 }, () => deep(88)) }),
    ),
    'a million letters': event(eventOf({ ...message, ...thread, text: 'a'.repeat(most) })),
    'rich text of 20,000 pieces': event(
      eventOf({
        ...message,
        ...thread,
        blocks: [
          {
            type: 'rich_text',
            elements: [
              {
                type: 'rich_text_section',
                elements: Array.from({ length: 20_000 }, () => ({ type: 'text', text: 'a\u0301*' })),
              },
            ],
          },
        ],
      }),
    ),
  };
}

/** Returns the headers with Slack's signature: https://docs.slack.dev/authentication/verifying-requests-from-slack */
function signed(body: string, secret: string): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    'content-type': 'application/json',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${signature}`,
  };
}

type Act = readonly [what: string, act: () => Promise<unknown>];

/** Measures how long the event loop stood still for each text, in an otherwise idle program. */
export async function hostileReport(chat: SlackLoad, stage: Stage, tries: number): Promise<Report> {
  const { slack, workspace } = chat;
  const { watch } = stage;
  const { store } = stage.desk;
  const tambourUrl = stage.tambour.url;
  await workspace.ask({ kind: 'reach', url: `${tambourUrl}/slack/events` });
  const ask = (question: WorkspaceQuestion) => async (): Promise<string> => (await workspace.ask(question)).came;
  const post = (body: string) => async (): Promise<number> =>
    (await fetch(`${tambourUrl}/slack/events`, { method: 'POST', headers: signed(body, slack.signingSecret), body }))
      .status;
  const stood = new Map<string, { late: number; worked: number }[]>();
  const measure = async (name: string, acts: readonly Act[]): Promise<void> => {
    for (const [what, act] of acts) {
      await watch.begin();
      await act();
      await pause(settleMs);
      await untilQuiet(store);
      const { max, worked } = await watch.delay();
      const row = `${name}: ${what}`;
      stood.set(row, [...(stood.get(row) ?? []), { late: max, worked }]);
    }
  };
  for (let round = 0; round < tries; round += 1) {
    await measure('nothing', [['nothing', () => pause(settleMs)]]);
    for (const [name, piece] of Object.entries(texts)) {
      // Each text is new, since what was found in a text is cached for a while.
      const text = `${round} ${piece}`.slice(0, longest);
      await measure(name, [
        ['said', ask({ kind: 'say', text })],
        ['form opened from it', ask({ kind: 'use' })],
        ['form sent, card posted', ask({ kind: 'submit' })],
        ['looked for', ask({ kind: 'command', text: `liste ${text}` })],
      ]);
    }
    for (const [name, body] of Object.entries(bodies(slack))) await measure(name, [['sent', post(body)]]);
  }
  const rows = [...stood].flatMap(([what, values]) => [
    row(
      what,
      values.map(({ late }) => late),
    ),
    row(
      '  of which it worked',
      values.map(({ worked }) => worked),
    ),
  ]);
  const worst = (of: 'late' | 'worked'): number =>
    Math.max(...[...stood.values()].map((values) => median(values.map((value) => value[of]))));
  return {
    title: `hostile texts of ${longest} characters: how long the event loop stood still`,
    rows,
    ratios: [],
    floorAgainstFloor: 1,
    goals: [
      { what: 'the worst text, median of its tries, ms', measured: worst('late'), atMost: mostMs },
      { what: 'the same in time of its thread, ms', measured: worst('worked'), atMost: mostMs },
    ],
    samples: [...stood],
  };
}

/** Builds a row with the maximum in place of the p99, which three tries do not have. */
function row(what: string, values: readonly number[]): Row {
  const max = Math.max(...values);
  return { what, unit: 'ms', p50: median(values), p99: max, max, n: values.length };
}
