import { html } from 'hono/html';

/** A picture, a video or a sound of a post. */
export interface ShownMedia {
  readonly url: string;
  readonly mimeType: string;
  readonly alt: string;
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
}

/** Renders the public page of one post on a practice network: plain, readable, its text only ever text. */
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
      </article>
      <p><time datetime="${post.publishedAt.toISOString()}">${post.publishedAt.toUTCString()}</time></p>`,
  );
}

/** Renders a medium as a browser shows it: nothing of a video is fetched before somebody wants it. */
export function mediumView({ url, mimeType, alt }: ShownMedia): ReturnType<typeof html> {
  if (mimeType.startsWith('video/')) {
    return html`<video src="${url}" aria-label="${alt}" controls preload="none"></video>`;
  }
  if (mimeType.startsWith('audio/'))
    return html`<audio src="${url}" aria-label="${alt}" controls preload="none"></audio>`;
  return html`<img src="${url}" alt="${alt}" loading="lazy" />`;
}

/** Renders the public page of one account: its posts, newest first, each a link to its own page. */
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

/** Renders the page that links of a made-up past lead to. It says that no network holds those posts. */
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

/** Answers with a picture as it was uploaded, under the type that its bytes have. */
export function pictureAnswer(bytes: Uint8Array, mimeType: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': mimeType,
      'Cache-Control': 'max-age=3600',
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'",
      'Cross-Origin-Resource-Policy': 'cross-origin',
    },
  });
}
