import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { z } from 'zod';

const require = createRequire(import.meta.url);
const functionSchema = z.custom<(...args: readonly unknown[]) => unknown>((value) => typeof value === 'function');
// Their own types would change those of the whole project's pages.
const { createElement } = z.object({ createElement: functionSchema }).parse(require('react'));
const { renderToStaticMarkup } = z.object({ renderToStaticMarkup: functionSchema }).parse(require('react-dom/server'));
const { Message } = z.object({ Message: functionSchema }).parse(require('slack-blocks-to-jsx'));
const style = readFileSync(require.resolve('slack-blocks-to-jsx/dist/style.css'), 'utf8');

/** Names of people and addresses of pictures, by their ids on Slack. */
export interface KnownHere {
  readonly people: ReadonlyMap<string, string>;
  /** Addresses of pictures, with which Slack replaces its ids for its clients. */
  readonly pictures: ReadonlyMap<string, string>;
}

/** Draws the messages of a card with an independent library, as an HTML page. */
export function drawnByOthers(messages: readonly { readonly blocks: readonly unknown[] }[], known: KnownHere): string {
  const users = [...known.people].map(([id, name]) => ({ id, name }));
  const drawn = messages.map(({ blocks }) =>
    renderToStaticMarkup(
      createElement(Message, {
        blocks: withAddresses(blocks, known.pictures),
        logo: tile,
        name: 'Tambour',
        theme: 'light',
        time: new Date('2026-11-23T09:00:00Z'),
        data: { users },
      }),
    ),
  );
  const viewport = '<meta name="viewport" content="width=device-width, initial-scale=1">';
  // As in Slack's own client, a label too long for its row is cut, and a table too wide scrolls sideways.
  const slacks = [
    '.slack_blocks_to_jsx > div, .slack_blocks_to_jsx__actions div { min-width: 0; max-width: 100% }',
    'button { max-width: 100% } button p { overflow: hidden; text-overflow: ellipsis }',
    '.slack_blocks_to_jsx__table { max-width: 100%; overflow-x: auto }',
  ].join(' ');
  const head = `<meta charset="utf-8"><title>Slack</title>${viewport}<style>${style} ${slacks} body { margin: 12px }</style>`;
  return `<!doctype html><html lang="en"><head>${head}</head><body><main>${drawn.join('')}</main></body></html>`;
}

const tile =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"%3E%3Crect width="1" height="1" fill="%23335"/%3E%3C/svg%3E';

const imageSchema = z.looseObject({ type: z.literal('image'), slack_file: z.object({ id: z.string() }) });

function withAddresses(blocks: readonly unknown[], pictures: KnownHere['pictures']): readonly unknown[] {
  return blocks.map((block) => {
    const image = imageSchema.safeParse(block);
    if (!image.success) return block;
    const { slack_file: file, ...rest } = image.data;
    return { ...rest, image_url: pictures.get(file.id) ?? '' };
  });
}
