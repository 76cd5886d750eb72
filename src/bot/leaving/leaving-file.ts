import { html, raw } from 'hono/html';

import type { Leaving } from '#accounts/leaving/plan.ts';
import type { Step } from '#accounts/leaving/steps.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { calendarDayText, shortDayText, wholeWhenText } from '#bot/when-text.ts';
import type { Desk } from '#desks/desk.ts';
import type { Messages } from '#messages/words/messages.ts';

/** A plan of leaving, with all that its file says. */
export interface FileView {
  readonly m: Messages;
  readonly desk: Pick<Desk, 'name' | 'timeZone'>;
  readonly now: Date;
  readonly leaving: Leaving;
  readonly steps: readonly Step[];
  readonly name: (person: string) => string;
  /** The people who agreed to it, and when. */
  readonly approvals: readonly { readonly person: string; readonly decidedAt: Date }[];
  readonly state: string;
  /** Addresses of the published last post, one at most. */
  readonly lastPosts: readonly string[];
}

const style = `body{max-width:48rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif;color:#1b1b1b;background:#fff;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:bold;padding:.5rem 0}
td,th{border:1px solid #767676;padding:.25rem .6rem;text-align:left;vertical-align:top}
@media print{body{margin:0;max-width:none;font-size:10pt}tr{break-inside:avoid}a::after{content:" (" attr(href) ")"}}`;

/** Builds the file of a plan: a self-contained page, no scripts or requests. People's words in it are plain text. */
export async function leavingFile(view: FileView): Promise<string> {
  const { m, desk, now, leaving, name, approvals, steps, state, lastPosts } = view;
  const { file, ways, consequences } = m.leaving;
  const account = accountLabel(leaving.account);
  const title = file.title(account);
  const archive = steps.find(({ kind, state: done }) => kind === 'archiveReceived' && done === 'done')?.note ?? null;
  const lines: readonly (readonly [label: string, said: string])[] = [
    [file.labelAccount, account],
    [file.labelReference, leaving.reference],
    [file.labelWay, `${ways[leaving.way]}. ${consequences[leaving.way]}`],
    [file.labelLastDay, dayText(view, new Date(leaving.leavesAt.getTime() - 1))],
    [file.labelReview, dayText(view, leaving.reviewAt)],
    [file.labelKeeper, name(leaving.keeper)],
    ...(leaving.deputy === null ? [] : [[file.labelDeputy, name(leaving.deputy)] as const]),
    [file.labelState, state],
    [file.archive, archive ?? file.noArchive],
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
          <h2>${file.steps}</h2>
          <table>
            <caption>
              ${file.steps}
            </caption>
            <thead>
              <tr>
                ${[file.step, file.state, file.who, file.when, file.note].map((head) => html`<th scope="col">${head}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${steps.map((step) => stepRow(view, step))}
            </tbody>
          </table>
          <h2>${file.lastPost}</h2>
          ${
            lastPosts.length === 0
              ? html`<p>${file.noLastPost}</p>`
              : html`<ul>
                  ${lastPosts.map((url) => html`<li><a href="${url}" rel="noreferrer">${url}</a></li>`)}
                </ul>`
          }
        </main>
      </body>
    </html> `;
  return page.toString();
}

function stepRow(view: FileView, { kind, state, owner, dueOn, by, at, note }: Step): ReturnType<typeof html> {
  const { m, name } = view;
  const { file, steps } = m.leaving;
  const states = { open: file.isOpen, done: file.isDone, notNeeded: file.isNotNeeded };
  const who = by === null ? name(owner) : by === 'tambour' ? file.byItself : name(by);
  const when = at === null ? calendarDayText(dueOn, m.tongue) : whenText(view, at);
  // The draft of the last post has its own line below.
  const said = kind === 'lastPost' && state !== 'notNeeded' ? '' : (note ?? '');
  return html`<tr>
    <th scope="row">${steps[kind]}</th>
    <td>${states[state]}</td>
    <td>${who}</td>
    <td>${when}</td>
    <td>${said}</td>
  </tr>`;
}

function whenText({ m, desk }: FileView, at: Date): string {
  return wholeWhenText(at, desk.timeZone, m.tongue);
}

function dayText({ m, desk, now }: FileView, at: Date): string {
  return shortDayText(at, desk.timeZone, m.tongue, now);
}
