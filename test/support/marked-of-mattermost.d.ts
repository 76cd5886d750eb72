/** Types for the used parts of the release of marked from which Mattermost's fork began. */
declare module 'marked-of-mattermost' {
  interface Renderer {
    link(href: string, title: string | null, text: string): string;
  }
  interface Options {
    readonly renderer: Renderer;
    readonly sanitize: boolean;
    readonly mangle: boolean;
    readonly gfm: boolean;
    readonly tables: boolean;
    readonly breaks: boolean;
  }
  const marked: {
    (markdown: string, options: Options): string;
    readonly Renderer: new () => Renderer;
    readonly InlineLexer: { readonly rules: { readonly gfm: Record<string, RegExp> } };
  };
  export default marked;
}
