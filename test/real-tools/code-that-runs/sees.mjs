/** The term that docs/security.md explains above the table. */
export const filtered = 'The filtered environment'

/** For code that does not run. */
export const nothing = '-'
