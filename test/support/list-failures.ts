import { relative } from 'node:path';

import type { Failure } from './test-process.ts';

const linesOfFailure = 25;
const linesOfFile = 60;
const filesListed = 20;

/**
 * Lists failures by file, for the end of a long output: the beginning of each test's message, and only as much per file
 * as one reads. `.ci/run` finds the list by its heading.
 */
export function listFailures(failures: readonly Failure[], root: string): string {
  const files = [...Map.groupBy(failures, ({ file }) => file)];
  const listed = files.slice(0, filesListed).flatMap(([file, ofFile]) => {
    const lines = ofFile.flatMap(({ name, says }) => [`✖ ${name}`, ...firstOf(indented(says), linesOfFailure)]);
    return [
      file.startsWith('/') ? relative(root, file) : file,
      ...firstOf(indented(lines.join('\n')), linesOfFile),
      '',
    ];
  });
  const left = files.length - filesListed;
  return ['Failures:', '', ...listed, ...(left > 0 ? [`… and in ${left} files more`, ''] : [])].join('\n');
}

function indented(text: string): readonly string[] {
  return text.split('\n').map((line) => `  ${line}`);
}

function firstOf(lines: readonly string[], most: number): readonly string[] {
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), `  … ${lines.length - most + 1} lines more`];
}
