import markdownIt from 'markdown-it';

/** As Hollo 0.10 makes HTML of a text, with the library that it uses: src/text.ts there. Its sanitiser drops `start`. */
const renderer = markdownIt({ linkify: true, html: false });

export function holloHtml(text: string): string {
  return renderer.render(text).replaceAll(/<ol start="\d+">/gu, '<ol>');
}
