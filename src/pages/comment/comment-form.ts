import { html } from 'hono/html';

import type { Html, PageRequest } from '#pages/page.ts';

import { commentOutcomes, MAX_COMMENT } from './leave-comment.ts';

/**
 * Shows the box for a reader's comment on a post, below a heading with the id "comment". It says that a comment
 * approves nothing.
 */
export function commentForm({ m, language, query }: PageRequest, number: number): Html {
  const { comment } = m.pages;
  const outcome = commentOutcomes.find((one) => one === query.get('comment'));
  const words = outcome === undefined ? null : comment.outcome[outcome];
  const told = typeof words === 'function' ? words(MAX_COMMENT) : words;
  const said = told === null ? '' : html`<p role="status">${told}</p>`;
  const id = `comment-${number}`;
  return html`${said}
    <form method="post" action="posts/${number}/comment?lang=${language}">
      <p>
        <textarea
          id="${id}"
          name="text"
          rows="4"
          maxlength="${MAX_COMMENT}"
          required
          aria-labelledby="comment"
          aria-describedby="${id}-hint"
        ></textarea>
      </p>
      <p id="${id}-hint">${comment.hint}</p>
      <p><button type="submit">${comment.send}</button></p>
    </form>`;
}
