import { html, raw } from 'hono/html';

/** A picture, a video or a sound of a post. */
export interface ShownMedia {
  readonly url: string;
  readonly mimeType: string;
  readonly alt: string;
  /** Captions of a video, as WebVTT; left out: none. */
  readonly captions?: readonly ShownCaptions[];
}

interface ShownCaptions {
  readonly url: string;
  /** BCP 47. */
  readonly language: string;
  readonly label: string;
}

/** The card of a post's link, as in its record. */
export interface ShownCard {
  readonly url: string;
  readonly title: string;
  readonly description: string;
  /** Null: it has none. */
  readonly pictureUrl: string | null;
}

/** Content of the public page of one post. */
export interface ShownPost {
  readonly network: string;
  readonly displayName: string;
  readonly handle: string;
  readonly text: string;
  readonly contentWarning: string | null;
  /** BCP 47; "und" if the network does not know it. */
  readonly language: string;
  readonly publishedAt: Date;
  readonly media: readonly ShownMedia[];
  /** Left out: it shows no card of a link. */
  readonly card?: ShownCard;
}

/** Renders the public page of one post on a practice network; its text is never markup. */
export function postPage(post: ShownPost): Promise<Response> {
  const warning = post.contentWarning === null ? '' : html`<p><strong>${post.contentWarning}</strong></p>`;
  return publicPage(
    post,
    html`<article lang="${post.language}">
        ${warning}
        <p class="text" dir="auto">${post.text}</p>
        ${post.media.map(
          (media) =>
            html`<figure>
              ${mediumView(media)}
              <figcaption>${media.alt}</figcaption>
            </figure>`,
        )}
        ${post.card === undefined ? '' : cardView(post.card)}
      </article>
      <p><time datetime="${post.publishedAt.toISOString()}">${post.publishedAt.toUTCString()}</time></p>`,
  );
}

/** Renders a medium for a browser, which fetches nothing of a video before somebody plays it. */
export function mediumView({ url, mimeType, alt, captions = [] }: ShownMedia): ReturnType<typeof html> {
  if (mimeType.startsWith('video/') && captions.length > 0) {
    // Captions of another origin are shown only if both sides allow it.
    return html`<video src="${url}" aria-label="${alt}" controls preload="none" crossorigin="anonymous">
      ${captions.map(
        (one, index) =>
          html`<track
            kind="captions"
            src="${one.url}"
            srclang="${one.language}"
            label="${one.label}"
            ${index === 0 ? raw('default') : ''}
          />`,
      )}
    </video>`;
  }
  if (mimeType.startsWith('video/')) {
    return html`<video src="${url}" aria-label="${alt}" controls preload="none"></video>`;
  }
  if (mimeType.startsWith('audio/'))
    return html`<audio src="${url}" aria-label="${alt}" controls preload="none"></audio>`;
  return html`<img src="${url}" alt="${alt}" loading="lazy" />`;
}

/** Renders a link card as readers see it: picture, title, description and host, linking to the page. */
export function cardView({ url, title, description, pictureUrl }: ShownCard): ReturnType<typeof html> {
  const address = URL.parse(url);
  const leads = address !== null && /^https?:$/u.test(address.protocol);
  const content = html`${pictureUrl === null ? '' : html`<img src="${pictureUrl}" alt="" loading="lazy" />`}
    <strong dir="auto">${title === '' ? url : title}</strong>
    ${description === '' ? '' : html`<span dir="auto">${description}</span>`}
    <small dir="ltr">${address?.host ?? url}</small>`;
  return leads
    ? html`<a class="link-card" href="${url}" rel="noreferrer">${content}</a>`
    : html`<div class="link-card">${content}</div>`;
}

/** Renders the public page of one account: its posts, the newest first, each with a link to its own page. */
export function profilePage(
  owner: Pick<ShownPost, 'network' | 'displayName' | 'handle'>,
  posts: readonly { readonly url: string; readonly text: string }[],
): Promise<Response> {
  return publicPage(
    owner,
    html`<ul>
      ${posts.map(({ url, text }) => html`<li class="text" dir="auto"><a href="${url}">${text}</a></li>`)}
    </ul>`,
  );
}

/** Renders the page behind links of a made-up past. It says that no network has those posts. */
export function pastPage(network: string): Promise<Response> {
  return publicPage(
    { network, displayName: 'A post of the practice past', handle: '' },
    html`<p>
        This post belongs to the made-up history of the practice desk. It was never published, not even here. To read
        it, type <code>/tambour show</code> and its number in the practice chat.
      </p>
      <p lang="fr">
        Cette publication fait partie de l’historique inventé de la rédaction d’entraînement. Elle n’a jamais été
        publiée, même ici. Pour la lire, tapez <code>/tambour voir</code> et son numéro dans le salon d’entraînement.
      </p>`,
  );
}

async function publicPage(
  owner: Pick<ShownPost, 'network' | 'displayName' | 'handle'>,
  content: ReturnType<typeof html>,
): Promise<Response> {
  const page = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${owner.displayName} on ${owner.network}</title>
        <style>
          :root {
            color-scheme: light dark;
            font:
              1.05rem/1.5 system-ui,
              sans-serif;
          }
          body {
            max-width: 38rem;
            margin: 2rem auto;
            padding: 0 1rem;
            overflow-wrap: anywhere;
          }
          .practice {
            border: 2px solid;
            border-radius: 0.5rem;
            padding: 0.5rem 1rem;
          }
          .text {
            white-space: pre-wrap;
            font-size: 1.2rem;
          }
          img,
          video {
            max-width: 100%;
            height: auto;
          }
          figure {
            margin: 1rem 0;
          }
          .link-card {
            display: grid;
            gap: 0.25rem;
            border: 1px solid;
            border-radius: 0.5rem;
            padding: 0.5rem;
            color: inherit;
            text-decoration: none;
          }
        </style>
      </head>
      <body>
        <main>
          <p class="practice">Practice: this is ${owner.network} on this machine. Nobody outside can see it.</p>
          <h1>${owner.displayName}</h1>
          <p>${owner.handle}</p>
          ${content}
        </main>
      </body>
    </html>`;
  return new Response(page.toString(), {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'",
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

/** Answers with a picture as it was uploaded, with the type detected from its bytes. */
export function pictureAnswer(bytes: Uint8Array, mimeType: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': mimeType,
      'Cache-Control': 'max-age=3600',
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'",
      'Cross-Origin-Resource-Policy': 'cross-origin',
      // The practice page shows videos with captions from another port.
      'Access-Control-Allow-Origin': '*',
    },
  });
}
