/** A file to write into a zip. `path` is relative to the root, with `/`. `size` is in bytes. A directory is an entry only if it is empty. */
export type Entry =
  | { readonly kind: 'file'; readonly path: string; readonly size: number; readonly executable: boolean }
  | { readonly kind: 'link'; readonly path: string; readonly target: string }
  | { readonly kind: 'directory'; readonly path: string }
