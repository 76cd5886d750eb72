import { html, raw } from 'hono/html';

import type { Leaving } from '#accounts/leaving/plan.ts';
import type { Step } from '#accounts/leaving/steps.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { calendarDayText, wholeWhenText } from '#bot/when-text.ts';
import type { Desk } from '#desks/desk.ts';
import { figureText } from '#messages/figure-text.ts';
import type { Messages } from '#messages/words/messages.ts';

import type { Place } from './elsewhere.ts';
import { dayText, lastDayOf } from './leaving-card.ts';
import type { LeavingRecord } from './leaving-record.ts';

/** A plan of leaving, with all that its file says. */
export interface FileView extends LeavingRecord {
  readonly m: Messages;
  readonly desk: Pick<Desk, 'name' | 'timeZone'>;
  readonly now: Date;
  readonly leaving: Leaving;
  readonly steps: readonly Step[];
  readonly name: (person: string) => string;
  /** The people who agreed to it, and when. */
  readonly approvals: readonly { readonly person: string; readonly decidedAt: Date }[];
  readonly state: string;
  /** The account's web address. */
  readonly address: string;
  readonly elsewhere: readonly Place[];
}

const style = `body{max-width:48rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif;color:#1b1b1b;background:#fff;overflow-wrap:break-word}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%}td:last-child{overflow-wrap:anywhere;min-width:9rem}
h1,a,code{overflow-wrap:anywhere}blockquote{margin:1rem 0;padding-left:1rem;border-left:3px solid #767676;white-space:pre-wrap}
caption{text-align:left;font-weight:bold;padding:.5rem 0}
td,th{border:1px solid #767676;padding:.25rem .6rem;text-align:left;vertical-align:top}
@media print{body{margin:0;max-width:none;font-size:10pt}.wide{overflow:visible}tr{break-inside:avoid}a::after{content:" (" attr(href) ")"}}`;

/** Builds the file of a plan: a self-contained page, no scripts or requests. People's words in it are plain text. */
export async function leavingFile(view: FileView): Promise<string> {
  const { m, desk, now, leaving, name, approvals, steps, state, followers, head } = view;
  const { file, ways, consequences } = m.leaving;
  const account = accountLabel(leaving.account);
  const title = file.title(account);
  const archive = steps.find(({ kind, state: done }) => kind === 'archiveReceived' && done === 'done')?.note ?? null;
  const lines: readonly (readonly [label: string, said: string])[] = [
    [file.labelAccount, `${account}, ${view.address}`],
    ...(followers === null
      ? []
      : [
          [
            file.labelFollowers,
            file.asOf(figureText(followers.count, m.tongue), dayText(view, followers.readAt)),
          ] as const,
        ]),
    [file.labelReference, leaving.reference],
    [file.labelWay, `${ways[leaving.way]}. ${consequences[leaving.way]}`],
    [file.labelLastDay, dayText(view, lastDayOf(leaving))],
    [file.labelReview, dayText(view, leaving.reviewAt)],
    [file.labelKeeper, name(leaving.keeper)],
    ...(leaving.deputy === null ? [] : [[file.labelDeputy, name(leaving.deputy)] as const]),
    [file.labelState, state],
    [file.archive, archive ?? file.noArchive],
    ...(head === null ? [] : [[file.labelJournal, file.journal(head.seq.toString(), head.hash)] as const]),
  ];
  const decided = [
    file.plannedBy(name(leaving.askedBy), whenText(view, leaving.askedAt)),
    ...approvals.map(({ person, decidedAt }) => file.approvedBy(name(person), whenText(view, decidedAt))),
  ];
  const page = await html`<!doctype html>
    <html lang="${m.tongue}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          <p>${file.intro(desk.name, whenText(view, now))}</p>
          <h2>${file.plan}</h2>
          <table>
            <caption>
              ${file.plan}
            </caption>
            <tbody>
              ${lines.map(
                ([label, said]) =>
                  html`<tr>
                    <th scope="row">${label}</th>
                    <td>${said}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
          <h2>${file.decided}</h2>
          <ul>
            ${decided.map((said) => html`<li>${said}</li>`)}
          </ul>
          <h2>${file.elsewhere}</h2>
          ${
            view.elsewhere.length === 0
              ? html`<p>${file.nowhereElse}</p>`
              : html`<ul>
                  ${view.elsewhere.map(({ name: place, url }) => html`<li>${place}<br />${linkTo(url)}</li>`)}
                </ul>`
          }
          ${stepsTable(
            view,
            file.steps,
            steps.map((step) => stepRow(view, step)),
          )}
          <h2>${file.lastPost}</h2>
          ${lastPostSection(view)} ${view.noted.length === 0 ? '' : notedTable(view)}
        </main>
      </body>
    </html> `;
  return page.toString();
}

function linkTo(url: string): ReturnType<typeof html> {
  return html`<a href="${url}" rel="noreferrer">${url}</a>`;
}

/** Builds a table of steps, which scrolls by itself where the screen is narrow, so that no word is broken. */
function stepsTable(
  { m: { leaving } }: FileView,
  title: string,
  rows: readonly ReturnType<typeof html>[],
): ReturnType<typeof html> {
  const { file } = leaving;
  const heads = [file.step, file.state, file.who, file.when, file.note];
  return html`<h2>${title}</h2>
    <div class="wide" role="region" aria-label="${title}" tabindex="0">
      <table>
        <caption>
          ${title}
        </caption>
        <thead>
          <tr>
            ${heads.map((head) => html`<th scope="col">${head}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>`;
}

function lastPostSection(view: FileView): ReturnType<typeof html> {
  const { m, lastPost } = view;
  const { file } = m.leaving;
  if (lastPost === null) return html`<p>${file.noLastPost}</p>`;
  const { url, sentAt, text, reading } = lastPost;
  const count = (value: number | null): string =>
    value === null ? m.digest.table.notKnown : figureText(value, m.tongue);
  const counts =
    reading === null
      ? file.noCounts
      : [
          m.story.readings.row(m.story.readings.age[reading.age], `${m.story.readings.likes} ${count(reading.likes)}`),
          `${m.story.readings.shares} ${count(reading.shares)}`,
          `${m.story.readings.replies} ${count(reading.replies)}`,
          ...(reading.views === null ? [] : [`${m.story.readings.views} ${count(reading.views)}`]),
        ].join(', ');
  return html`<p>${linkTo(url)}, ${whenText(view, sentAt)}</p>
    <blockquote>${text}</blockquote>
    <p>${counts}</p>`;
}

/** Lists what people noted of the steps, since the table of steps shows only how each stands now. */
function notedTable(view: FileView): ReturnType<typeof html> {
  const rows = view.noted.map(({ at, by, kind, state, note }) =>
    cells(view, { kind, state, by, note, when: whenText(view, at) }),
  );
  return stepsTable(view, view.m.leaving.file.noted, rows);
}

function stepRow(view: FileView, { kind, state, owner, dueOn, by, at, note }: Step): ReturnType<typeof html> {
  const when = at === null ? calendarDayText(dueOn, view.m.tongue) : whenText(view, at);
  // The draft of the last post has its own chapter.
  const said = kind === 'lastPost' && state !== 'notNeeded' ? null : note;
  return cells(view, { kind, state, by: by ?? owner, note: said, when });
}

function cells(
  { m, name }: FileView,
  {
    kind,
    state,
    by,
    note,
    when,
  }: Pick<Step, 'kind' | 'state' | 'note'> & { readonly by: string; readonly when: string },
): ReturnType<typeof html> {
  const { file, steps } = m.leaving;
  const states = { open: file.isOpen, done: file.isDone, notNeeded: file.isNotNeeded };
  return html`<tr>
    <th scope="row">${steps[kind]}</th>
    <td>${states[state]}</td>
    <td>${by === 'tambour' ? file.byItself : name(by)}</td>
    <td>${when}</td>
    <td>${note ?? ''}</td>
  </tr>`;
}

function whenText({ m, desk }: FileView, at: Date): string {
  return wholeWhenText(at, desk.timeZone, m.tongue);
}
