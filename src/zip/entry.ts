/** One thing of a tree, by its path from the root with `/`. Sizes are bytes; a directory is listed only if it is empty. */
export type Entry =
  | { readonly kind: 'file'; readonly path: string; readonly size: number; readonly executable: boolean }
  | { readonly kind: 'link'; readonly path: string; readonly target: string }
  | { readonly kind: 'directory'; readonly path: string }
