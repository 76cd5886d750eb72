/** Builds the `block_id` of the picture of posts in a message. */
export function likenessBlockId(fileId: string): string {
  return `likeness:${fileId}`;
}

/** Returns whether a block is the picture of posts. */
export function isLikeness({ block_id: id }: { readonly block_id?: string | undefined }): boolean {
  return id?.startsWith('likeness:') === true;
}
