import { asSentences } from '#bot/as-sentences.ts';
import { cardButton } from '#bot/card-button.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { findingText, placeText } from '#bot/drafting/finding-text.ts';
import { nameIn } from '#bot/drafting/names.ts';
import { firstWords } from '#bot/first-words.ts';
import { briefWhenText, wholeWhenText } from '#bot/when-text.ts';
import type { Block, Button, Card, Inline } from '#chat/card.ts';
import { countsOf } from '#drafts/counts-of.ts';
import type { Content } from '#drafts/content.ts';
import { findingsOf } from '#drafts/findings-of.ts';
import type { BatchRow } from '#drafts/importing/batch.ts';
import { hasNoWords, looksLikeFormula } from '#drafts/importing/formula.ts';
import { rowsHash } from '#drafts/importing/row-hash.ts';
import { networkKinds } from '#networks/network-kinds.ts';

import type { BatchView, RowPlan } from './batch-view.ts';

const rowsATable = 25;
const wordsInTable = 30;
/** The most rows with problems, and the most remarks: nobody reads more, and no chat takes a card of any length. */
const mostListed = 60;

/** Builds the card of a batch: what its rows would become, or became, row by row. */
export function batchCard(view: BatchView): Card {
  const { batch, m, rows } = view;
  const { card } = m.importing;
  const title = card.title(batch.fileName, rows.length);
  const said = batch.importedAt === null ? planText(view) : doneText(view);
  // While drafts are being made, it is sent again every few rows: without the rows, which nobody reads meanwhile.
  const isDry = batch.state === 'read';
  return {
    summary: asSentences(title, said),
    blocks: [
      { kind: 'heading', text: title },
      paragraph(said),
      note([aboutText(view), ...(isDry ? [card.notScheduled] : [])].join(' ')),
      ...problemBlocks(view),
      ...(isDry ? rowsBlocks(view) : []),
      ...stateBlocks(view),
    ],
  };
}

function planText({ plans, gone, m }: BatchView): string {
  const { plan, done, nothing } = m.importing.card;
  const kinds = ['new', 'changed', 'same', 'kept', 'bad'] as const satisfies readonly RowPlan[];
  const counted = kinds.map((kind) => [kind, [...plans.values()].filter((one) => one === kind).length] as const);
  const told = counted.flatMap(([kind, count]) => (count === 0 ? [] : [plan[kind](count)]));
  const isNothing = counted.every(([kind, count]) => count === 0 || (kind !== 'new' && kind !== 'changed'));
  const lost = gone === 0 ? [] : [done.gone(gone)];
  return asSentences([...told, ...lost].join(', '), isNothing ? nothing : null);
}

function doneText({ batch, rows, plans, gone, names, m }: BatchView): string {
  const { done, making, madeBy, stopped } = m.importing.card;
  const name = nameIn({ names }, batch.importedBy ?? batch.droppedBy);
  const kinds = ['created', 'updated', 'unchanged', 'edited', 'decided'] as const;
  const counted = kinds.map((kind) => [kind, rows.filter(({ outcome }) => outcome === kind).length] as const);
  const had = counted.reduce((sum, [, count]) => sum + count, 0);
  const bad = rows.filter(({ position }) => plans.get(position) === 'bad').length;
  const all = rows.length - bad;
  if (batch.state === 'importing') return making(name, had, all);
  const told = counted.flatMap(([kind, count]) => (count === 0 ? [] : [done[kind](count)]));
  const others = [...(bad === 0 ? [] : [done.bad(bad)]), ...(gone === 0 ? [] : [done.gone(gone)])];
  const left = rows.filter((row) => isLeft(row, plans)).length;
  return asSentences(
    [...told, ...others].join(', '),
    batch.importedBy === null ? null : madeBy(name),
    left > 0 && batch.state === 'read' ? stopped(left) : null,
  );
}

function aboutText({ batch, isVersion, m }: BatchView): string {
  const { card, encodings } = m.importing;
  // Written by keepBatch, as decodeFile returned it.
  const encoding = encodings[batch.encoding as keyof typeof encodings];
  return asSentences(
    card.readAs(encoding),
    batch.unread.length === 0 ? null : card.unread(batch.unread),
    isVersion ? card.version : null,
  );
}

function rowsBlocks(view: BatchView): readonly Block[] {
  const { rows, m } = view;
  const { table, header } = m.importing.card;
  const pages = Array.from({ length: Math.ceil(rows.length / rowsATable) }, (_, at) =>
    rows.slice(at * rowsATable, (at + 1) * rowsATable),
  );
  return pages.map((page) => ({
    kind: 'table',
    caption: table(page.at(0)?.line ?? 0, page.at(-1)?.line ?? 0),
    header: [header.row, header.when, header.state, header.accounts, header.length],
    rows: page.map((row) => rowCells(view, row)),
  }));
}

function rowCells(view: BatchView, row: BatchRow): readonly string[] {
  const { desk, m, plans, rules } = view;
  const { content, position, line } = row;
  const { card } = m.importing;
  const plan = plans.get(position) ?? 'bad';
  const state = card.rowState[plan];
  if (content === null) return [String(line), '–', state, '–', '–'];
  const accounts = desk.accounts.filter(({ id }) => content.accountIds.includes(id));
  // A network names its only account: a table has little room.
  const isAlone = (network: string): boolean => desk.accounts.filter((one) => one.network === network).length === 1;
  const labels = accounts.map((account) =>
    isAlone(account.network) ? networkKinds[account.network].name : accountLabel(account),
  );
  const counts = countsOf(content, desk.accounts, rules).map(({ accountId, count, limit }) => {
    const network = accounts.find(({ id }) => id === accountId)?.network;
    return `${network === undefined ? '' : networkKinds[network].name} ${count}/${limit}`;
  });
  const remarks = plan === 'new' || plan === 'changed' ? remarksOn(view, content).length : 0;
  const said = remarks === 0 ? state : `${state}, ${card.rowState.remarks(remarks)}`;
  const named = `${line} ${firstWords(content.text, wordsInTable)}`;
  return [named, briefWhenOf(view, content), said, labels.join(', '), [...new Set(counts)].join(' · ')];
}

function briefWhenOf({ desk, m }: BatchView, { window }: Content): string {
  return window === null ? m.importing.card.onceApproved : briefWhenText(window.publishAt, desk.timeZone, m.tongue);
}

/** Says when a content goes out, in the desk's zone. */
export function whenOf({ desk, m }: Pick<BatchView, 'desk' | 'm'>, { window }: Pick<Content, 'window'>): string {
  return window === null ? m.importing.card.onceApproved : wholeWhenText(window.publishAt, desk.timeZone, m.tongue);
}

/** Lists the remarks on a content, each with its place. */
export function remarksOn(
  { desk, m, now, rules }: Pick<BatchView, 'desk' | 'm' | 'now' | 'rules'>,
  content: Content,
): readonly string[] {
  const found = findingsOf(content, desk, rules, now).map((finding) => {
    const sentence = findingText({ m }, finding);
    return m.words.labelled(placeText({ m, desk }, finding.place, sentence), sentence);
  });
  const texts = [content.text, ...Object.values(content.ownTexts), content.contentWarning ?? ''];
  return [
    ...(texts.some((text) => hasNoWords(text)) ? [m.importing.card.noWords] : []),
    ...(texts.some((text) => looksLikeFormula(text)) ? [m.importing.card.formula] : []),
    ...found,
  ];
}

/** Lists what keeps rows from becoming drafts, and the remarks on the others. */
function problemBlocks(view: BatchView): readonly Block[] {
  const { batch, rows, plans, m } = view;
  const { card } = m.importing;
  const bad = rows.filter(({ position }) => plans.get(position) === 'bad');
  const isDry = batch.state === 'read';
  const remarked = rows.flatMap((row): readonly (readonly Inline[])[] => {
    const plan = plans.get(row.position);
    if (row.content === null || row.outcome !== null || (plan !== 'new' && plan !== 'changed')) return [];
    return remarksOn(view, row.content).map((remark) => lineItem(view, row, [remark]));
  });
  const more = remarked.length - mostListed;
  const moreBad = bad.length - mostListed;
  return [
    ...listed(
      card.cannot,
      bad.slice(0, mostListed).map((row) => lineItem(view, row, row.problems)),
    ),
    ...(moreBad > 0 ? [note(card.moreCannot(moreBad))] : []),
    ...(isDry ? listed(card.remarks, remarked.slice(0, mostListed)) : []),
    ...(isDry && more > 0 ? [note(card.moreRemarks(more))] : []),
  ];
}

function lineItem({ m }: BatchView, { line }: BatchRow, said: readonly string[]): readonly Inline[] {
  return [
    { kind: 'strong', text: m.importing.card.row(line) },
    { kind: 'text', text: m.words.labelled('', said.join(' ')) },
  ];
}

function listed(title: string, items: readonly (readonly Inline[])[]): readonly Block[] {
  if (items.length === 0) return [];
  return [
    { kind: 'paragraph', inlines: [{ kind: 'strong', text: title }] },
    { kind: 'list', items },
  ];
}

function stateBlocks(view: BatchView): readonly Block[] {
  const { batch, m } = view;
  const { card } = m.importing;
  switch (batch.state) {
    case 'importing':
      return [];
    case 'discarded':
      return [paragraph(card.left)];
    case 'read':
      return [...makeBlocks(view), ...draftButtons(view)];
    case 'imported':
      return draftButtons(view);
  }
}

function makeBlocks(view: BatchView): readonly Block[] {
  const { batch, rows, plans, room, m } = view;
  const { buttons, card } = m.importing;
  const left = rows.filter((row) => isLeft(row, plans));
  if (left.length === 0) return [];
  const fresh = left.filter(({ position }) => plans.get(position) === 'new').length;
  const isTight = fresh > room && batch.importedAt === null;
  const isAll = rows.every((row) => plans.get(row.position) !== 'bad');
  const label =
    fresh === 0
      ? buttons.change(left.length)
      : isTight && room > 0
        ? buttons.makeFitting(room)
        : isAll
          ? buttons.make(left.length)
          : buttons.makeGood(left.length);
  // The press is about exactly the rows of this card.
  const target = rowsHash(rows.map(({ hash }) => hash));
  const about = { draftId: batch.id, revision: 0, target };
  const none: readonly Button[] =
    batch.importedAt === null ? [cardButton('discardBatch', buttons.none, 'plain', about)] : [];
  return [
    ...(isTight ? [paragraph(room === 0 ? card.noRoom : card.room(room, fresh))] : []),
    { kind: 'buttons', buttons: [cardButton('importBatch', label, 'primary', about), ...none] },
  ];
}

/** Offers to ask for approval of drafts that nobody has asked about, and to read those that wait for a decision. */
function draftButtons({ batch, drafts, m }: BatchView): readonly Block[] {
  const { buttons } = m.importing;
  const about = { draftId: batch.id, revision: 0, target: null };
  const writing = drafts.filter(({ draft }) => draft.state === 'writing').length;
  const asked = drafts.some(({ draft }) => draft.state === 'asked');
  const offered = [
    ...(writing === 0 ? [] : [cardButton('askBatch', buttons.ask(writing), 'primary', about)]),
    ...(asked ? [cardButton('readBatch', buttons.read, 'primary', { ...about, revision: 1 })] : []),
  ];
  return offered.length === 0 ? [] : [{ kind: 'buttons', buttons: offered }];
}

/** Tells whether a press would still make or change a draft from a row. */
function isLeft({ outcome, position }: BatchRow, plans: BatchView['plans']): boolean {
  const plan = plans.get(position);
  return outcome === null && (plan === 'new' || plan === 'changed');
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', inlines: [{ kind: 'text', text }] };
}

function note(text: string): Block {
  return { kind: 'note', inlines: [{ kind: 'text', text }] };
}
