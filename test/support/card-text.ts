import type { Block, Card, Inline } from '#chat/card.ts';
import type { Form, FormField } from '#chat/form.ts';

/** Formats a card as plain text for tests, with a mark for each kind of block. */
export function cardText(card: Card): string {
  return [`(${card.summary})`, ...card.blocks.map(blockText).filter((text) => text !== null)].join('\n');
}

/** Formats a form as plain text. */
export function formText(form: Form): string {
  return [
    `# ${form.title}`,
    ...(form.intro === null ? [] : [form.intro]),
    ...form.fields.map(fieldText),
    `[${form.submitLabel}]`,
  ].join('\n');
}

function blockText(block: Block): string | null {
  switch (block.kind) {
    case 'heading':
      return `# ${block.text}`;
    case 'paragraph':
      return inlinesText(block.inlines);
    case 'quote':
      return block.text
        .split('\n')
        .map((line) => `> ${line}`)
        .join('\n');
    case 'list':
      return block.items.map((item) => `- ${inlinesText(item)}`).join('\n');
    case 'note':
      return `~ ${inlinesText(block.inlines)}`;
    case 'image':
      return `![${block.title}: ${block.alt}]`;
    case 'posts':
      // Their texts stand above.
      return block.picture === null ? null : `{{${block.title}: ${block.alt}}}`;
    case 'file':
      return `[[${block.title}: ${block.name}]]`;
    case 'table':
      return [`| ${block.caption}`, ...[block.header, ...block.rows].map((row) => `| ${row.join(' | ')}`)].join('\n');
    case 'buttons':
      return [
        ...block.buttons.map(({ label, style }) => `[${label}]${style === 'plain' ? '' : `(${style})`}`),
        ...(block.menu === undefined
          ? []
          : [`${block.menu.label}: ${block.menu.buttons.map(({ label }) => `[${label}]`).join(' ')}`]),
      ].join(' ');
    case 'folded':
      return [
        `+ ${block.summary}`,
        ...block.items.map((item) => `  - ${inlinesText(item)}`),
        ...(block.spare ?? []).map((item) => `  ~ ${inlinesText(item)}`),
      ].join('\n');
  }
}

function inlinesText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      switch (inline.kind) {
        case 'text':
          return inline.text;
        case 'strong':
          return `*${inline.text}*`;
        case 'emphasis':
          return `_${inline.text}_`;
        case 'code':
          return `\`${inline.text}\``;
        case 'link':
          return inline.text === '' ? inline.url : `[${inline.text}](${inline.url})`;
        case 'mention':
          return `@${inline.user}`;
      }
    })
    .join('');
}

function fieldText(field: FormField): string {
  const head = `${field.label}${field.optional ? ' ?' : ''}${field.hint === null ? '' : ` ~ ${field.hint}`}`;
  switch (field.kind) {
    case 'text':
    case 'textarea':
    case 'moment':
      return `${head}: "${field.initial}"`;
    case 'select':
    case 'radio':
      return `${head}: ${field.choices.map(({ value, label }) => (value === field.initial ? `(${label})` : label)).join(' | ')}`;
    case 'checkboxes':
      return `${head}: ${field.choices.map(({ value, label }) => `[${field.initial.includes(value) ? 'x' : ' '}] ${label}`).join(' ')}`;
    case 'people':
      return `${head}: ${field.initial.map((user) => `@${user}`).join(' ')}`;
    case 'andThen':
      return `${head}: [ ] ${field.choice.label} / <${field.buttonLabel}>`;
    case 'files':
      return `${head}: at most ${field.maxFiles}`;
  }
}
