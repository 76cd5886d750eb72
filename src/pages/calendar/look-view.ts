import { html } from 'hono/html';

import type { Html } from '#pages/page.ts';
import type { PostLook } from '#text/post-look.ts';

/** Renders a post as its readers would see it. People's text is only data, and no link in it can be followed. */
export function lookView(look: PostLook, open: string, pictures: ReadonlyMap<string, string>): Html {
  const { network, name, handle, avatar, warning, text } = look;
  return html`<article class="look">
    <p class="quiet">${network}</p>
    <p class="by">
      <span class="avatar is-${avatar}" aria-hidden="true"><bdi>${initialOf(name)}</bdi></span>
      <span><strong dir="auto">${name}</strong> <span class="quiet" dir="auto">${handle}</span></span>
    </p>
    ${
      warning === null
        ? html`<p class="said" dir="auto">${text.map(spanView)}</p>
            ${galleryView(look, pictures)}`
        : html`<p dir="auto">${warning}</p>
            <p><span class="link">${open}</span></p>`
    }
  </article>`;
}

/** Returns the first letter of a name, which replaces the profile picture. */
function initialOf(name: string): string {
  const [first] = new Intl.Segmenter('und').segment(name.trim());
  return first?.segment ?? '';
}

function spanView({ kind, text }: PostLook['text'][number]): Html {
  return kind === 'link' ? html`<span class="link">${text}</span>` : html`${text}`;
}

/** Shows the pictures that could be read; their descriptions stand elsewhere on the page. */
function galleryView({ pictures }: PostLook, sources: ReadonlyMap<string, string>): Html | '' {
  const shown = pictures.flatMap(({ sha256 }) => sources.get(sha256) ?? []).slice(0, 4);
  return shown.length === 0
    ? ''
    : html`<p class="gallery">${shown.map((source) => html`<img src="${source}" alt="" />`)}</p>`;
}
