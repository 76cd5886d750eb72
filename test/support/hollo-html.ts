import markdownIt from 'markdown-it';

/** Renders a text to HTML like Hollo 0.10, with the same library: src/text.ts there. Its sanitiser drops `start`. */
const renderer = markdownIt({ linkify: true, html: false });

export function holloHtml(text: string): string {
  return renderer.render(text).replaceAll(/<ol start="\d+">/gu, '<ol>');
}
