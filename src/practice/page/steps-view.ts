import { html } from 'hono/html';

import { personById } from '#practice/chat/messages.ts';

import { hereFields } from './here-fields.ts';
import { nothing, type Html } from './html.ts';
import { icon } from './icons.ts';
import { newestThread } from './newest-thread.ts';
import { pathFrom, type View } from './view.ts';

/** Renders a newcomer's first steps. Each is ticked once it happened, whoever did it, until the list is hidden. */
export function stepsView(view: View): Html {
  const { words, desk, chat } = view;
  const { isClosed } = chat.state.firstSteps;
  const isShown = desk !== null && !isClosed;
  return html`<section
    class="steps"
    data-swap="steps"
    aria-labelledby="steps-title"
    ${isShown ? nothing : html`hidden`}
  >
    <h2 id="steps-title">${words.steps.title}</h2>
    ${
      isShown
        ? html`<ol>
              ${stepsOf(view, desk).map(stepView(view))}
            </ol>
            <form method="post" action="/as/${view.me.id}/close-steps">
              ${hereFields(view)}
              <button class="small" aria-label="${words.steps.close}" title="${words.steps.close}">
                ${icon('close')}
              </button>
            </form>`
        : nothing
    }
  </section>`;
}

interface Step {
  readonly words: string;
  readonly href: string;
  readonly isDone: boolean;
  readonly isNext: boolean;
}

function stepsOf(view: View, desk: NonNullable<View['desk']>): readonly Step[] {
  const { words, chat } = view;
  const { hasRead, hasBroken } = chat.state.firstSteps;
  const author = chat.state.people.find(({ part }) => part === 'author');
  const approver = personById(chat.state, desk.approvers[0] ?? '');
  const newest = newestThread(chat, view.channel.id);
  const asUser = (id: string | undefined, thread: string | null): string =>
    pathFrom(view, { ...(id === undefined ? {} : { user: id }), thread });
  const steps = [
    { words: words.steps.read, href: pathFrom(view, { thread: newest }), isDone: hasRead },
    {
      words: words.steps.approve(approver?.name ?? ''),
      href: `${asUser(approver?.id, newest)}#to-press`,
      isDone: desk.hasApproved,
    },
    {
      words: words.steps.write(author?.name ?? ''),
      href: `${asUser(author?.id, null)}#command-1`,
      isDone: desk.hasWritten,
    },
    { words: words.steps.break, href: `#trouble-${view.networks[0]?.kind ?? ''}`, isDone: hasBroken },
  ];
  const next = steps.findIndex(({ isDone }) => !isDone);
  return steps.map((step, at) => ({ ...step, isNext: at === next }));
}

function stepView({ words }: View): (step: Step) => Html {
  return ({ words: said, href, isDone, isNext }) =>
    isDone
      ? html`<li class="done">
          ${icon('done')} <span>${said}</span> <span class="unseen">(${words.steps.done})</span>
        </li>`
      : html`<li ${isNext ? html`class="next" aria-current="step"` : nothing}>
          ${icon('open')} <a href="${href}">${said}</a>
        </li>`;
}
