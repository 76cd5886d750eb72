import { html, raw } from 'hono/html';

import { secondsText, wholeWhenText } from '#bot/when-text.ts';
import type { Desk } from '#desks/desk.ts';
import type { Drill } from '#emergencies/drill/drill.ts';
import type { DrillResult, LoggedAct } from '#emergencies/drill/measure-drill.ts';
import type { Messages } from '#messages/words/messages.ts';

/** A finished drill, with all that its page says. */
export interface DrillPageView {
  readonly m: Messages;
  readonly desk: Pick<Desk, 'name' | 'timeZone'>;
  readonly drill: Drill;
  readonly result: DrillResult;
  readonly name: (person: string) => string;
}

const style = `body{max-width:48rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif;color:#1b1b1b;background:#fff;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%}caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
td,th{border:1px solid #767676;padding:.25rem .6rem;text-align:left;vertical-align:top}
@media print{body{margin:0;max-width:none;font-size:10pt}tr{break-inside:avoid}}`;

/** Builds the page of a drill: a self-contained page without scripts or requests. Names in it are plain text. */
export async function drillPage({ m, desk, drill, result, name }: DrillPageView): Promise<string> {
  const { page: words } = m.drill;
  const { toWarningMs, toCorrectionMs, toAllClearMs, missed, acts } = result;
  const begun = wholeWhenText(drill.begunAt, desk.timeZone, m.tongue);
  const times: readonly (readonly [string, number | null])[] = [
    [words.toWarning, toWarningMs],
    [words.toCorrection, toCorrectionMs],
    [words.toAllClear, toAllClearMs],
  ];
  const page = await html`<!doctype html>
    <html lang="${m.tongue}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <meta name="viewport" content="width=device-width" />
        <title>${words.title}</title>
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        <main>
          <h1>${words.title}</h1>
          <p>${words.intro(desk.name, begun, name(drill.by))}</p>
          <h2>${words.times}</h2>
          <table>
            <caption>
              ${words.times}
            </caption>
            <tbody>
              ${times.map(
                ([label, ms]) =>
                  html`<tr>
                    <th scope="row">${label}</th>
                    <td>${ms === null ? words.never : durationText(m, ms)}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
          <h2>${words.missedTitle}</h2>
          ${
            missed.length === 0
              ? html`<p>${words.nothingMissed}</p>`
              : html`<ul>
                  ${missed.map((one) => html`<li>${words.missed[one]}</li>`)}
                </ul>`
          }
          <h2>${words.log}</h2>
          ${
            acts.length === 0
              ? html`<p>${words.noAct}</p>`
              : html`<table>
                  <caption>
                    ${words.log}
                  </caption>
                  <thead>
                    <tr>
                      ${[words.when, words.who, words.what].map((head) => html`<th scope="col">${head}</th>`)}
                    </tr>
                  </thead>
                  <tbody>
                    ${acts.map(
                      (act) =>
                        html`<tr>
                          <td>${secondsText(act.at, desk.timeZone, m.tongue)}</td>
                          <td>${name(act.actor)}</td>
                          <td>${actText(m, act)}</td>
                        </tr>`,
                    )}
                  </tbody>
                </table>`
          }
        </main>
      </body>
    </html> `;
  return page.toString();
}

function durationText(m: Messages, ms: number): string {
  const seconds = Math.round(ms / 1000);
  return m.drill.page.minutes(Math.floor(seconds / 60), seconds % 60);
}

function actText(m: Messages, { kind, draftNumber }: LoggedAct): string {
  const { page } = m.drill;
  const said = {
    'emergency.used': page.act.used,
    'delivery.sent': page.act.sent,
    'delivery.doubt': page.act.doubt,
    'doubt.answered': page.act.answered,
    'delivery.retractAsked': page.act.retractAsked,
    'emergency.ended': page.act.ended,
  }[kind];
  return draftNumber === null ? said : page.draft(said, draftNumber);
}
