import { html, raw } from 'hono/html';

import { languageFacts, languages } from '#languages.ts';
import type { Person } from '#practice/chat/chat-state.ts';

import { clockView } from './clock-view.ts';
import { channelView, threadView } from './conversation-view.ts';
import { formView } from './form-view.ts';
import { networksView } from './networks-view.ts';
import { hereFields } from './here-fields.ts';
import { nothing, type Html } from './html.ts';
import { avatar } from './message-view.ts';
import { newestThread } from './newest-thread.ts';
import { newestToPress } from './newest-to-press.ts';
import { stepsView } from './steps-view.ts';
import { pathFrom, type View } from './view.ts';

/** Renders the page as one person sees it now. */
export function wholePage(view: View): Html {
  const { words, me, form } = view;
  return html`${raw('<!doctype html>')}
    <html lang="${me.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>#${view.channel.name} · ${me.name} · Tambour</title>
        <link rel="icon" href="/page.svg" />
        <link rel="stylesheet" href="/page.css" />
        <script src="/page.js" type="module"></script>
      </head>
      <body
        class="${view.thread === null ? 'in-channel' : 'in-thread'}"
        data-live="/as/${me.id}/live"
        data-unsent="${words.unsent}"
      >
        <div id="behind" ${form === null ? nothing : html`inert`}>
          ${skipsView(view)}
          <header class="top">
            <h1><img src="/page.svg" alt="" width="28" height="28" /> Tambour</h1>
            <p class="practice">
              <strong>${words.practice}</strong> ${words.practiceSafe} <span class="undo">${words.practiceUndo}</span>
            </p>
            ${peopleView(view)} ${languageView(view)}
          </header>
          ${stepsView(view)} ${clockView(view)} ${unfinishedView(view)}
          <p class="alert" role="alert" id="notice" ${view.notice === null ? html`hidden` : nothing}>
            ${view.notice ?? ''}
          </p>
          <main>${channelView(view)} ${threadView(view)} ${networksView(view)}</main>
        </div>
        <div id="before">${form === null ? nothing : formView(view, form)}</div>
        <p id="spoken" class="unseen" role="status"></p>
      </body>
    </html>`;
}

/** Renders skip links to the main parts. They appear when the keyboard reaches them. */
function skipsView(view: View): Html {
  const { words } = view;
  const newest = newestThread(view.chat, view.channel.id);
  return html`<nav data-swap="skips" aria-label="${words.skips}">
    <a class="skip" href="#channel">${words.skip}</a>
    ${
      newest === null
        ? nothing
        : html`<a class="skip" href="${pathFrom(view, { thread: newest })}#thread-title">${words.skipToNewest}</a>`
    }
    ${newestToPress(view) !== null ? html`<a class="skip" href="#to-press">${words.skipToButtons}</a>` : nothing}
  </nav>`;
}

function peopleView(view: View): Html {
  const { words, me } = view;
  const people = view.chat.state.people.filter((person) => person.part !== null || person.id === me.id);
  return html`<nav class="people" aria-label="${words.speakAs}">
    <ul data-swap="people">
      ${people.map(
        (person) =>
          html`<li>
            <a
              href="${pathFrom(view, { user: person.id })}"
              ${person.id === me.id ? html`aria-current="true"` : nothing}
              >${avatar(person.id, person.name)}<span class="who"
                >${person.name} <span class="role">${roleOf(view, person)}</span></span
              ></a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
}

/** Describes a person's rights on the desk; empty if the desk is not known. */
function roleOf({ desk, words }: View, { id, kind }: Person): string {
  if (desk === null) return '';
  if (kind !== 'member') return words.roles.outside;
  const rights = [
    ...(desk.approvers.includes(id) ? [words.roles.approves] : []),
    ...(desk.stewards.includes(id) ? [words.roles.steward] : []),
  ];
  return rights.length === 0 ? words.roles.writes : rights.join(' · ');
}

function languageView(view: View): Html {
  return html`<form
    method="post"
    action="/as/${view.me.id}/language"
    class="language"
    aria-label="${view.words.language}"
  >
    ${hereFields(view)}
    ${languages.map(
      (language) =>
        html`<button
          name="language"
          value="${language}"
          lang="${language}"
          aria-pressed="${view.me.language === language ? 'true' : 'false'}"
        >
          ${languageFacts[language].ownName}
        </button>`,
    )}
  </form>`;
}

function unfinishedView(view: View): Html {
  const open = view.chat.state.forms.findLast((form) => form.user === view.me.id);
  const isNews = open !== undefined && view.form === null;
  return html`<p class="unfinished" data-swap="unfinished" ${isNews ? nothing : html`hidden`}>
    ${
      isNews
        ? html`${view.words.openForms} <a href="${pathFrom(view, { form: open.id })}">${open.form.title}</a>`
        : nothing
    }
  </p>`;
}
