import type { NewFileRefusal } from '#storage/backup/write-new-file.ts';

/** Says why a new file was not written, and what to do. */
export function wordsForFile(refusal: NewFileRefusal): string {
  switch (refusal.kind) {
    case 'fileThere':
      return `${refusal.path} is there already, and nothing is overwritten. Name another file with --out.`;
    case 'notWritable':
      return `${refusal.path} cannot be written (${refusal.code}). Name a file in a folder that this user may write to.`;
    case 'noRoom':
      return `The disk of ${refusal.folder} has too little room: ${Math.floor(refusal.freeBytes / 1024 / 1024)} MB free. Make room, or name a file on another disk with --out. Nothing is left of this attempt.`;
  }
}
