import { html } from 'hono/html';

import { nothing, type Html } from './html.ts';
import type { View } from './view.ts';

/** Renders hidden fields with the place of a form, so that its answer leads back there. */
export function hereFields(view: View): Html {
  return html`<input type="hidden" name="channel" value="${view.channel.id}" />${
      view.thread === null ? nothing : html`<input type="hidden" name="thread" value="${view.thread}" />`
    }`;
}
