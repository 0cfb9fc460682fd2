/** An entry of a tree. `path` is relative to the root, with `/`. Sizes are bytes. A directory is listed only if it is empty. */
export type Entry =
  | { readonly kind: 'file'; readonly path: string; readonly size: number; readonly executable: boolean }
  | { readonly kind: 'link'; readonly path: string; readonly target: string }
  | { readonly kind: 'directory'; readonly path: string }
