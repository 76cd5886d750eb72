import { html, raw } from 'hono/html';

import { languageFacts, languages } from '#languages.ts';
import type { Person } from '#practice/chat/chat-state.ts';

import { channelView, threadView } from './conversation-view.ts';
import { formView } from './form-view.ts';
import { networksView } from './networks-view.ts';
import { hereFields } from './here-fields.ts';
import { nothing, type Html } from './html.ts';
import { avatar } from './message-view.ts';
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
        <script src="/page.js" defer></script>
      </head>
      <body
        class="${view.thread === null ? 'in-channel' : 'in-thread'}"
        data-live="/as/${me.id}/live"
        data-unsent="${words.unsent}"
      >
        <div id="behind" ${form === null ? nothing : html`inert`}>
          <a class="skip" href="#channel">${words.skip}</a>
          <header class="top">
            <h1><img src="/page.svg" alt="" width="28" height="28" /> Tambour</h1>
            <p class="practice"><strong>${words.practice}</strong> ${words.practiceUndo}</p>
            ${peopleView(view)} ${languageView(view)}
          </header>
          ${unfinishedView(view)}
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

function peopleView(view: View): Html {
  const { words, me } = view;
  const people = view.chat.state.people.filter((person) => person.part !== null || person.id === me.id);
  const part = (person: Person): string => words.parts[person.part ?? 'other'];
  return html`<nav class="people" aria-label="${words.speakAs}">
    <p class="me">
      <span class="quiet">${words.youAre}</span> <strong>${me.name}</strong> (${words.myPart[me.part ?? 'other']})
    </p>
    <ul>
      ${people.map(
        (person) =>
          html`<li>
            <a
              href="${pathFrom(view, { user: person.id })}"
              ${person.id === me.id ? html`aria-current="true"` : nothing}
              title="${person.name} (${part(person)})"
              >${avatar(person.id, person.name)}<span>${person.name}</span></a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
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
